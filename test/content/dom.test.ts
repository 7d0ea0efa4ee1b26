import { describe, expect, it } from 'vitest'
import { findAll, findFirst, hasClass, parseHtml, textOf, walkNodes } from '../../source/content/dom.ts'

const nodes = parseHtml('<div class="a b"><p id="1">x</p><script>s()</script></div><p id="2" class="bb">y<b>z</b></p>')
const ids = (html: string): readonly string[] => findAll(parseHtml(html), () => true).map(element => element.name)

describe('dom', () => {
  it('finds in document order', () => {
    expect(findAll(nodes, element => element.name === 'p').map(element => element.attribs.id)).toEqual(['1', '2'])
    expect(findFirst(nodes, element => element.name === 'p')?.attribs.id).toBe('1')
    expect(findFirst(nodes, element => element.name === 'i')).toBeNull()
    expect(ids('<a><b></b><i><u></u></i></a><s></s>')).toEqual(['a', 'b', 'i', 'u', 's'])
  })

  it('stays inside what it was given', () => {
    const first = findFirst(nodes, element => element.name === 'div')!
    expect(findAll(first.children, element => element.name === 'p').length).toBe(1)
    expect(textOf([first])).toBe('x')
  })

  it('tells whole class names', () => {
    expect(nodes.map(node => 'attribs' in node && hasClass(node, 'b'))).toEqual([true, false])
  })

  it('reads text without scripts', () => expect(textOf(nodes)).toBe('xyz'))

  it('walks past what it may not enter', () => {
    const seen: string[] = []
    walkNodes(nodes, node => {
      if ('attribs' in node) seen.push(node.name)
      return 'attribs' in node && node.name !== 'div'
    })
    expect(seen).toEqual(['div', 'p', 'b'])
  })

  it('answers for a hundred thousand nested tags', () => {
    const deep = parseHtml(`${'<b>'.repeat(100_000)}end`)
    expect(textOf(deep)).toBe('end')
    expect(findAll(deep, () => true).length).toBe(100_000)
    expect(findFirst(deep, element => element.name === 'i')).toBeNull()
  })
})
