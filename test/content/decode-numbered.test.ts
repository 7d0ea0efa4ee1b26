import { describe, expect, it } from 'vitest'
import { cleanTitle, decodeNumbered } from '../../source/content/decode-numbered.ts'

describe('numbered characters of GBK and Big5 sites', () => {
  it('become themselves', () => expect(decodeNumbered('笑&#128512;了&#29577;')).toBe('笑😀了玉'))
  it('stay as written where they name nothing', () =>
    expect(decodeNumbered('&#9999999; &#12; &#;')).toBe('&#9999999; &#12; &#;'))
  it('cannot smuggle an escape into a title', () => expect(cleanTitle('a&#155;31m&#8238;b')).toBe('a31mb'))
})
