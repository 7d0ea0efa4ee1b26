import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName } from '../../../source/ui/desk/safe-name.ts'
import { pngOf, quarters } from '../../picture/made-pictures.ts'

const none = new Uint8Array()
const png = pngOf(quarters(4, 4))

describe('the name a file is saved under', () => {
  it('is the name it was given, without what leads elsewhere', () => {
    expect(safeName('石门岭的早晨.png', 'https://bbs.example/a', png)).toBe('石门岭的早晨.png')
    expect(safeName('../../etc/passwd', 'https://bbs.example/a', none)).toBe('_.._etc_passwd')
    expect(safeName('C:\\temp\\a.txt', 'https://bbs.example/a', none)).toBe('C__temp_a.txt')
    expect(safeName('.bashrc', 'https://bbs.example/a', none)).toBe('bashrc')
    expect(safeName('报告\u202Egpj.exe', 'https://bbs.example/a', none)).toBe('报告gpj.exe')
    expect(safeName('CON.txt', 'https://bbs.example/a', none)).toBe('_CON.txt')
  })

  it('is the last part of the address where none was given, with the ending of what it is', () => {
    expect(safeName(null, 'https://bbs.example/data/attachment/forum/1234.attach', png)).toBe('1234.png')
    expect(safeName(null, 'https://bbs.example/forum.php?mod=attachment&aid=1', png)).toBe('forum.png')
    expect(safeName(null, 'https://bbs.example/', none)).toBe('palou')
    expect(safeName('照片.jpeg', 'https://bbs.example/', png)).toBe('照片.png')
  })

  it('is one name on every system, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), given => {
        const name = safeName(given, 'https://bbs.example/x', none)
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Control}]/u)
        expect(name).not.toMatch(/^\.|^\s|[.\s]$/)
        expect(name.length).toBeGreaterThan(0)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(130)
      }),
    )
  })
})
