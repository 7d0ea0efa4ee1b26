/** Pieces that all forms share. */
import { escapeHtml } from './escape.ts'
import { formhashOf, type Visit } from './visit.ts'

export const hiddenField = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}" />`
export const hashField = (visit: Visit): string =>
  `<input type="hidden" name="formhash" id="formhash" value="${formhashOf(visit)}" />`

export const popupHead = (id: string, title: string): string => `<h3 class="flb">
<em id="return_${id}">${title}</em>
<span><a href="javascript:;" class="flbc" onclick="hideWindow('${id}')" title="关闭">关闭</a></span>
</h3>`
