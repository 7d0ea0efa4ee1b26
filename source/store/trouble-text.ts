/** What is told of trouble with the memory, once. */
import type { Translate } from '../i18n/messages.ts'
import type { StoreTrouble } from './store-trouble.ts'

export type Aside = { readonly path: string; readonly rows: number }

export const troubleText = (
  { kind, message }: StoreTrouble,
  aside: Aside | null,
  folder: string,
  translate: Translate,
): string =>
  aside
    ? translate('store.aside', { path: aside.path, n: aside.rows })
    : translate(`store.${kind}`, { path: folder, detail: message })
