/** Four letters as a picture, and sums in words (facts §5.4). Codes ignore case; one submit burns a code. */
import { randomInt } from 'node:crypto'
import { type Answer, fileAnswer, xmlAnswer } from './answer.ts'
import { encodePng } from './picture.ts'
import type { Visit } from './visit.ts'
import { mix } from './words.ts'

/** Five columns of seven dots a letter, a number a row, highest bit left. Letters that look alike are left out, as Discuz does. */
const glyphs: Readonly<Record<string, readonly number[]>> = {
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  H: [17, 17, 17, 31, 17, 17, 17],
  K: [17, 18, 20, 24, 20, 18, 17],
  M: [17, 27, 21, 21, 17, 17, 17],
  P: [30, 17, 17, 30, 16, 16, 16],
  R: [30, 17, 17, 30, 20, 18, 17],
  T: [31, 4, 4, 4, 4, 4, 4],
  V: [17, 17, 17, 17, 17, 10, 4],
  W: [17, 17, 17, 21, 21, 27, 17],
  X: [17, 17, 10, 4, 10, 17, 17],
  Y: [17, 17, 10, 4, 4, 4, 4],
  '2': [14, 17, 1, 6, 8, 16, 31],
  '3': [30, 1, 1, 14, 1, 1, 30],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '6': [14, 16, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '9': [14, 17, 17, 15, 1, 1, 14],
}

const letters = Object.keys(glyphs)

const draw = (code: string): Uint8Array =>
  encodePng(100, 30, (x, y) => {
    const slot = Math.floor((x - 6) / 23)
    const column = Math.floor(((x - 6) % 23) / 3)
    const row = Math.floor((y - 4 - (slot % 2) * 2) / 3)
    const bits = column < 5 && x >= 6 ? glyphs[code[slot] ?? '']?.[row] : undefined
    const grain = mix(x, y) % 24
    return bits !== undefined && (bits >> (4 - column)) & 1 ? [30, 60 + slot * 20, 120] : [232 + grain, 236, 240]
  })

const isHash = (text: string): boolean => /^\w{4,20}$/.test(text)

const updateScript = (visit: Visit, hash: string): Answer => {
  const mod = visit.get('modid').replace(/[^\w:]/g, '')
  const image = `<img onclick="updateseccode(\\'${hash}\\')" width="100" height="30" src="misc.php?mod=seccode&update=${randomInt(10_000, 99_999)}&idhash=${hash}" class="vm" alt="" />`
  return fileAnswer(
    'application/javascript',
    `if($('seccode_${hash}')) {
	var string = '<input name="seccodehash" type="hidden" value="${hash}" /><input name="seccodemodid" type="hidden" value="${mod}" />' + '验证码' + '<input name="seccodeverify" id="seccodeverify_${hash}" type="text" autocomplete="off" class="txt px vm" />' +
		'<span id="vseccode_${hash}">输入下图中的字符<br />${image}</span>';
	evalscript(string);
	$('seccode_${hash}').innerHTML = string;
}`,
  )
}

/** `misc.php?mod=seccode`: the script, the picture (a Referer of the same host is wanted), the check. */
export const captchaPage = (visit: Visit): Answer => {
  const hash = visit.get('idhash')
  if (!isHash(hash)) return fileAnswer('text/html', 'Access Denied')
  const action = visit.get('action')
  if (action === 'update') return updateScript(visit, hash)
  if (action === 'check') {
    return xmlAnswer(isRight(visit, hash, visit.get('secverify')) ? 'succeed' : 'invalid')
  }
  if (!sameHost(visit)) return fileAnswer('text/html', 'Access Denied')
  const code = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]!).join('')
  visit.session.captchas.set(hash, code)
  return fileAnswer('image/png', draw(code))
}

/** `misc.php?mod=secqaa`: a small sum, in the script's own form. */
export const questionPage = (visit: Visit): Answer => {
  const hash = visit.get('idhash')
  if (!isHash(hash)) return fileAnswer('text/html', 'Access Denied')
  if (visit.get('action') === 'check') {
    return xmlAnswer(isRight(visit, hash, visit.get('secverify')) ? 'succeed' : 'invalid')
  }
  if (!sameHost(visit)) return fileAnswer('text/html', 'Access Denied')
  const [a, b] = [randomInt(2, 9), randomInt(2, 9)]
  visit.session.captchas.set(hash, String(a + b))
  return fileAnswer(
    'application/javascript',
    `if($('secqaa_${hash}')) {
	var sectpl = seccheck_tpl['${hash}'] != '' ? seccheck_tpl['${hash}'].replace(/<hash>/g, 'qaa${hash}') : '';
	var sectplcode = sectpl != '' ? sectpl.split('<sec>') : Array('<br />',': ','<br />','');
	var string = '<input name="secqaahash" type="hidden" value="${hash}" />' + sectplcode[0] + '验证问答' + sectplcode[1] + '<input name="secanswer" id="secqaaverify_${hash}" type="text" autocomplete="off" class="txt px vm" />' +
		sectplcode[2] + '${a} + ${b} = ?' + sectplcode[3];
	evalscript(string);
	$('secqaa_${hash}').innerHTML = string;
}`,
  )
}

/** Ports do not count (facts §1.5). */
const sameHost = (visit: Visit): boolean =>
  URL.canParse(visit.referer) && new URL(visit.referer).hostname === new URL(visit.base).hostname

const isRight = (visit: Visit, hash: string, typed: string): boolean =>
  visit.session.captchas.get(hash)?.toLowerCase() === typed.trim().toLowerCase() && typed.trim() !== ''

/** For a submit: right or not, the code is used up. */
export const takeCaptcha = (visit: Visit): boolean => {
  const hash = visit.get('seccodehash')
  const right = isRight(visit, hash, visit.get('seccodeverify'))
  visit.session.captchas.delete(hash)
  return right
}

export const takeQuestion = (visit: Visit): boolean => {
  const hash = visit.get('secqaahash')
  const right = isRight(visit, hash, visit.get('secanswer'))
  visit.session.captchas.delete(hash)
  return right
}
