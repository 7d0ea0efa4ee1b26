/** A thread page to its model, beside what htmlparser2's tokenizer alone takes on the same text. */
import { Tokenizer } from 'htmlparser2'
import { startDemo } from '../../source/demo/server.ts'
import { parseThread, type ThreadFacts } from '../../source/engines/discuz-html/parse-thread.ts'
import { listCaptures, readCapture } from '../helpers/captures.ts'
import { type Figure, median } from './figures.ts'

type Page = { readonly name: string; readonly text: string; readonly facts: ThreadFacts }

const nothing = (): void => {}
const silent = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  onclosetag: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onopentagname: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
  ontext: nothing,
  ontextentity: nothing,
  isInForeignContext: () => false,
}

const tokenize = (text: string): void => {
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, silent)
  tokenizer.write(text)
  tokenizer.end()
}

const time = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

const comparePage = ({ name, text, facts }: Page, rounds: number): Figure => {
  const model: number[] = []
  const tokens: number[] = []
  for (let n = 0; n < rounds * 2; n += 1) {
    const one = time(() => tokenize(text))
    const other = time(() => parseThread(text, facts))
    // The first half warms the compiler.
    if (n < rounds) continue
    tokens.push(one)
    model.push(other)
  }
  const note = `${median(model).toFixed(2)} ms beside ${median(tokens).toFixed(2)} ms, ${Math.round(text.length / 1000)}k characters`
  return { name: `${name} to model, by the tokenizer`, value: median(model) / median(tokens), goal: 3, unit: '×', note }
}

const factsOf = (url: string): ThreadFacts => ({
  base: new URL('/', url).href,
  url,
  now: Date.UTC(2026, 10, 24),
  offsetMinutes: 480,
  askedPage: 1,
})

/** Twenty floors a page bring the sample thread to the size of the pages that the goal speaks of. */
const samplePage = async (): Promise<Page> => {
  const demo = await startDemo({ rules: { perPage: 20 } })
  const url = `${demo.url}forum.php?mod=viewthread&tid=1`
  const text = await (await fetch(url)).text()
  await demo.close()
  return { name: 'sample thread', text, facts: factsOf(url) }
}

const capturedPages = (): readonly Page[] =>
  listCaptures('x35', /^viewthread_.*\.html$/)
    .map(name => readCapture('x35', name))
    .filter(({ text }) => text.length >= 70_000 && text.length <= 100_000)
    .slice(0, 3)
    .map(({ name, text, url }) => ({ name: name.replace('.html', ''), text, facts: factsOf(url) }))

export const measureParsing = async (rounds: number): Promise<readonly Figure[]> =>
  [await samplePage(), ...capturedPages()].map(page => comparePage(page, rounds))
