import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partOf, readmeParts, readmePath, readReadme, withParts } from './readme-parts.ts'

const readme = readReadme()

describe('the README says only what is true today', () => {
  it.each(Object.keys(readmeParts))('its %s are those of the program (npm run readme renews them)', name => {
    expect(partOf(readme, name)).toBe(`${readmeParts[name]!()}\n`)
  })
  it('a key that is not in the table breaks it', () => {
    const wrong = readme.replace('<!-- keys -->\n', '<!-- keys -->\n| x |\n')
    expect(partOf(wrong, 'keys')).not.toBe(`${readmeParts.keys!()}\n`)
    expect(withParts(wrong)).toBe(withParts(readme))
  })
  it('its pictures and files exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(match => match[1]!)
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter(link => !existsSync(join(dirname(readmePath), link)))).toEqual([])
  })
})
