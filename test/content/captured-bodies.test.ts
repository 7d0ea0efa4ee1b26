import { expect, it } from 'vitest'
import type { Block, Inline } from '../../source/content/block.ts'
import { type ChildNode, Element, findAll, hasClass, parseHtml, Text } from '../../source/content/dom.ts'
import { bodyFromNodes } from '../../source/content/from-html.ts'
import { cleanText } from '../../source/content/sanitize.ts'
import { describeCaptures, listCaptures, readCapture } from '../helpers/captures.ts'

const names = listCaptures(
  'x35',
  /^(?:viewthread|rewrite_viewthread|seccode_post_viewthread|thread_rewrite|ajax_).*\.(?:html|xml)$/,
)

/** The XML answers wrap the same HTML. */
const pageOf = (name: string): readonly ChildNode[] => {
  const { text } = readCapture('x35', name)
  return parseHtml(/<!\[CDATA\[([\s\S]*)\]\]>/.exec(text)?.[1] ?? text)
}

const cellsOf = (name: string): readonly Element[] =>
  findAll(
    pageOf(name),
    element => /^postmessage_/.test(element.attribs.id ?? '') || element.attribs.class === 'message',
  )

const context = { base: 'http://127.0.0.1:8081/', pageUrl: '' }

/** What appendix B names, by the plainest reading of it; boxes whose words become fields are left out on both sides. */
const isStripped = (element: Element): boolean =>
  /^(?:script|style|button)$/.test(element.name) ||
  ['attach_nopermission', 'tip', 'jammer', 'pstatus', 'a_pr', 'media', 'locked'].some(name =>
    hasClass(element, name),
  ) ||
  /display\s*:\s*none/.test(element.attribs.style ?? '') ||
  /^attach_\d+$/.test(element.attribs.id ?? '') ||
  (element.name === 'em' && /copycode/.test(element.attribs.onclick ?? '')) ||
  (element.name === 'h4' && element.parent instanceof Element && hasClass(element.parent, 'showhide'))

const wordsOfNodes = (nodes: readonly ChildNode[]): string =>
  nodes
    .map(node =>
      node instanceof Text
        ? node.data
        : node instanceof Element && !isStripped(node)
          ? wordsOfNodes(node.children)
          : '',
    )
    .join('')

const wordsOfRun = (run: Inline): string => (run.kind === 'smiley' ? '' : run.text)
const wordsOfBlocks = (blocks: readonly Block[]): string => blocks.map(wordsOfBlock).join('')

const wordsOfBlock = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map(wordsOfRun).join('')
    case 'quote':
      return (block.author === null ? '' : `${block.author}发表于${block.time}`) + wordsOfBlocks(block.blocks)
    case 'code':
      return block.lines.join('')
    case 'list':
      return block.items.map(wordsOfBlocks).join('')
    case 'table':
      return block.rows.map(row => row.map(cell => wordsOfBlocks(cell.blocks)).join('')).join('')
    case 'notice':
      return wordsOfBlocks(block.blocks)
    default:
      return ''
  }
}

const squeeze = (text: string): string =>
  cleanText(
    text
      .replace(/\[attach(?:img)?\]\d+\[\/attach(?:img)?\]/g, '')
      .replace(/&#(\d{3,7});/g, (_, digits: string) => String.fromCodePoint(Number(digits))),
  ).replace(/\s/g, '')

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(stringsIn)
      : []

describeCaptures('captured bodies', () => {
  it('are many', () => {
    expect(names.length).toBeGreaterThan(60)
    expect(names.flatMap(name => cellsOf(name)).length).toBeGreaterThan(350)
  })

  it.each(names)('lose and invent no word: %s', name => {
    for (const cell of cellsOf(name)) {
      expect(squeeze(wordsOfBlocks(bodyFromNodes(cell.children, context).content))).toBe(
        squeeze(wordsOfNodes(cell.children)),
      )
    }
  })

  it.each(names)('hold no control, no placeholder, no empty paragraph: %s', name => {
    for (const cell of cellsOf(name)) {
      const body = bodyFromNodes(cell.children, context)
      for (const text of stringsIn(body)) {
        expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/)
        expect(text).not.toMatch(/none\.gif|复制代码|下载次数/)
        expect(text.normalize('NFC')).toBe(text)
      }
      expect(body.text).not.toMatch(/^\n|\n\n\n|\n$/)
      for (const block of body.content)
        if (block.kind === 'paragraph') expect(wordsOfBlock(block) + block.runs.length).not.toBe('0')
    }
  })

  it.each(names)('say the same from the whole floor as from the cell: %s', name => {
    const floors = findAll(pageOf(name), element => hasClass(element, 'pcb'))
    for (const floor of floors) {
      const cell = findAll(floor.children, element => /^postmessage_/.test(element.attribs.id ?? ''))[0]
      if (!cell || floor.children.some(child => child instanceof Element && hasClass(child, 'pcbs'))) continue
      expect(bodyFromNodes(floor.children, context).text).toBe(bodyFromNodes(cell.children, context).text)
    }
  })
})

/** Read off the pages by eye: kinds of blocks, ids, counts. The pages' own words stay outside this repository. */
describeCaptures('captured bodies, read by eye', () => {
  const floor = (name: string, pid: string) => {
    const post = findAll(pageOf(name), element => element.attribs.id === `post_${pid}`)[0]!
    const pcb = findAll(post.children, element => hasClass(element, 'pcb'))[0]!
    return bodyFromNodes(pcb.children, context)
  }
  const kinds = (blocks: readonly Block[]): string => blocks.map(block => block.kind).join(' ')
  const member = 'viewthread_777_p1_user.html'
  const guest = 'viewthread_777_p1_guest.html'
  const second = 'viewthread_777_p2_guest.html'

  it('formats: seven paragraphs, one centred, one right, one rule', () => {
    const { content } = floor(guest, '9114')
    expect(kinds(content)).toBe('paragraph paragraph paragraph paragraph rule paragraph paragraph paragraph')
    expect(content.map(block => (block.kind === 'paragraph' ? block.align : ''))).toEqual([
      'left',
      'left',
      'center',
      'right',
      '',
      'left',
      'left',
      'left',
    ])
    const looks = content[1]!.kind === 'paragraph' ? content[1]!.runs.map(run => 'style' in run && run.style) : []
    expect(looks.filter(Boolean)).toMatchObject([
      { bold: true },
      { italic: true },
      { underline: true },
      { strike: true },
      { colour: '#ff0000' },
      { colour: '#1e90ff' },
      { background: '#ffff00' },
    ])
  })

  it('a reply quotes floor 9114', () => {
    const body = floor(guest, '9115')
    expect(kinds(body.content)).toBe('quote paragraph')
    expect(body.quote).toMatchObject({ postId: '9114' })
    expect(body.quote!.text.split('\n').length).toBe(2)
    expect(body.content[0]).toMatchObject({ time: '2026-11-19 11:51' })
    expect(body.text.length).toBe(6)
  })

  it('two pieces of code, of seven and of two lines', () => {
    const { content } = floor(guest, '9117')
    expect(content.map(block => (block.kind === 'code' ? block.lines.length : 0))).toEqual([0, 7, 0, 2])
    expect(content[1]!.kind === 'code' && content[1]!.lines.map(line => line.length - line.trimStart().length)).toEqual(
      [0, 0, 0, 0, 4, 8, 0],
    )
  })

  it('five pictures in the text and one below it for a member, three and a gate for a guest', () => {
    const mine = floor(member, '9119')
    expect(mine.images.map(image => [image.id, image.inline, image.url.slice(-4)])).toEqual([
      ['1', true, '.png'],
      ['2', true, '.jpg'],
      [null, true, '.jpg'],
      [null, true, '.gif'],
      [null, true, '.png'],
      ['3', false, '.png'],
    ])
    expect(mine.images.map(image => image.name?.length ?? 0)).toEqual([8, 15, 0, 0, 0, 10])
    expect(mine.gates).toEqual([])
    const theirs = floor(guest, '9119')
    expect(theirs.images.length).toBe(3)
    expect(theirs.gates).toEqual([{ kind: 'login', message: '您需要登录才可以下载或查看' }])
    expect(theirs.text).toBe(mine.text)
  })

  it('three attachments, one for money and one for the privileged', () => {
    expect(
      floor(member, '9120').attachments.map(file => [
        file.id,
        file.size,
        file.downloads,
        file.price,
        file.readAccess,
        file.url === null,
      ]),
    ).toEqual([
      ['4', '22 Bytes', 30, null, null, false],
      ['5', '31.25 KB', 72, 3, null, true],
      ['6', '13 Bytes', 18, null, 100, false],
    ])
  })

  it('a list of three with a list of two inside, then another of two', () => {
    const { content } = floor(guest, '9121')
    expect(kinds(content)).toBe('paragraph list paragraph list')
    expect(content[1]).toMatchObject({
      ordered: false,
      items: [{}, {}, [{}, { kind: 'list', ordered: true, items: [{}, {}] }]],
    })
    expect(content[3]).toMatchObject({ ordered: true, items: [{}, {}] })
  })

  it('a table of four rows, the first over three columns', () => {
    const table = floor(guest, '9122').content[0]!
    expect(table.kind === 'table' && table.rows.map(row => row.map(cell => cell.span))).toEqual([
      [3],
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ])
  })

  it('eleven smilies by name', () => {
    const [block] = floor(guest, '9123').content
    const smilies = block!.kind === 'paragraph' ? block!.runs.filter(run => run.kind === 'smiley') : []
    expect(smilies.map(run => run.text)).toEqual([
      '[:smile:]',
      '[:sad:]',
      '[:biggrin:]',
      '[:lol:]',
      '[:loveliness:]',
      '[:funk:]',
      '[:cry:]',
      '[:coolmonkey/01:]',
      '[:coolmonkey/06:]',
      '[:grapeman/01:]',
      '[:grapeman/10:]',
    ])
    expect(smilies.map(run => run.kind === 'smiley' && run.id)).toEqual([
      '1',
      '2',
      '3',
      '12',
      '13',
      '14',
      '4',
      '25',
      '30',
      '41',
      '50',
    ])
  })

  it('three gates, two of a kind, for a guest; everything for the administrator', () => {
    const theirs = floor(second, '9124')
    expect(kinds(theirs.content)).toBe('paragraph notice notice notice paragraph')
    expect(theirs.gates.map(gate => gate.kind)).toEqual(['reply', 'credits'])
    const mine = floor('viewthread_777_p2_admin.html', '9124')
    expect(mine.gates).toEqual([])
    expect(mine.content.map(block => (block.kind === 'notice' ? block.notice : block.kind))).toEqual([
      'paragraph',
      'revealed',
      'revealed',
      'paragraph',
      'revealed',
      'paragraph',
    ])
    expect(mine.text.split('\n').length).toBe(5)
  })

  it('a video, a sound, a flash film, a site’s player and a chat button', () => {
    const { content } = floor(second, '9126')
    expect(content.flatMap(block => (block.kind === 'media' ? [block.media] : []))).toEqual([
      'video',
      'audio',
      'flash',
      'video',
      'other',
    ])
    expect(content.flatMap(block => (block.kind === 'media' ? [new URL(block.url!).hostname] : []))).toEqual([
      'example.com',
      'example.com',
      'example.com',
      'player.youku.com',
      'wpa.qq.com',
    ])
  })

  it('a screened floor says so to all and shows its words to the administrator', () => {
    const theirs = floor(second, '9131')
    expect([kinds(theirs.content), theirs.text, theirs.gates]).toEqual(['notice', '', []])
    const mine = floor('viewthread_777_p2_admin.html', '9131')
    expect([kinds(mine.content), mine.gates]).toEqual(['notice paragraph', []])
    expect(mine.text.length).toBe(23)
  })

  it('anti-copy noise leaves four lines for guest and member alike', () => {
    for (const pid of ['9149', '9150', '9151', '9152', '9153', '9154', '9155', '9156']) {
      const theirs = floor('viewthread_jammer_guest.html', pid).text
      expect(theirs.split('\n').length).toBe(4)
      expect(theirs).toBe(floor('viewthread_jammer_user.html', pid).text)
    }
    const first = floor('viewthread_jammer_guest.html', '9148')
    expect(first.text.split('\n').map(line => line.length)).toEqual([5, 5, 5, 15])
    expect(first.text.split('\n')[3]!.startsWith('　　')).toBe(true)
  })

  it('a paid thread: the free part, the price, no button', () => {
    const body = floor('viewthread_pay_guest.html', '9158')
    expect(body.gates).toEqual([{ kind: 'paid', message: '本主题需向作者支付 5 金钱 才能浏览' }])
    expect(kinds(body.content)).toBe('paragraph notice')
    expect(body.text.length).toBe(13)
  })

  it('an edited floor with a list of seven', () => {
    const body = floor('viewthread_1_p1.html', '20010')
    expect(kinds(body.content)).toBe('notice paragraph list')
    expect(body.edited?.time).toBe('2026-11-23 14:31')
    expect(body.content[2]).toMatchObject({ ordered: true, items: Array(7).fill({}) })
    expect(body.text.split('\n').length).toBe(8)
  })

  it('a news text of five indented paragraphs and a line on the right', () => {
    const body = floor('viewthread_1_p1.html', '20001')
    const lines = body.text.split('\n')
    expect(lines.map(line => line.startsWith('　　'))).toEqual([true, true, true, true, true, false])
    expect(body.content.at(-1)).toMatchObject({ align: 'right', runs: [{ style: { colour: '#999999' } }] })
  })
})
