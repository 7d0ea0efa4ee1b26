import { expect, test } from 'vitest'
import { redactUrl } from '../../source/http/redact.ts'

test.each([
  [
    'https://b.example/forum.php?mod=viewthread&tid=1&page=2',
    'https://b.example/forum.php?mod=viewthread&tid=1&page=2',
  ],
  ['https://b.example/member.php?formhash=ab12&referer=x', 'https://b.example/member.php?formhash=…&referer=x'],
  ['https://b.example/forum.php?mod=attachment&aid=MXwwMWR', 'https://b.example/forum.php?mod=attachment&aid=…'],
  ['https://b.example/portal.php?mod=view&aid=12', 'https://b.example/portal.php?mod=view&aid=12'],
  [
    'https://b.example/a?sechash=x&hash=y&auth=z&seccodehash=q',
    'https://b.example/a?sechash=…&hash=…&auth=…&seccodehash=…',
  ],
  ['https://me:secret@b.example/', 'https://b.example/'],
  ['/forum.php?a=1&amp;formhash=ab12', '/forum.php?a=1&amp;formhash=…'],
])('%s is shown without its secrets', (url, shown) => {
  expect(redactUrl(url)).toBe(shown)
})
