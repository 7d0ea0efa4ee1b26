import { describe, expect, it } from 'vitest'
import { readSource, readTree } from './read-tree.ts'
import {
  barrels,
  brokenFloors,
  cycles,
  impureGround,
  longFiles,
  longFunctions,
  parsersThatFetch,
  screensThatKnowScreens,
  vaguelyNamed,
} from './rules.ts'

const tree = readTree()
const tell = (...files: readonly (readonly [string, string])[]) => files.map(([path, text]) => readSource(path, text))

describe('imports go down the floors', () => {
  it('holds', () => expect(brokenFloors(tree)).toEqual([]))
  it('is broken by an engine that imports a screen, types included', () => {
    const files = tell(['engines/discuz-html/engine.ts', "import type { App } from '../../ui/app.tsx'"])
    expect(brokenFloors(files)).toEqual(['engines/discuz-html/engine.ts -> ui/app.tsx'])
  })
  it('is broken by one engine that imports another, not by one that imports the shared folder', () => {
    const files = tell([
      'engines/discuz-api/x.ts',
      "import { y } from '../discuz/y.ts'\nimport { z } from '../discuz-html/z.ts'\nimport { r } from '../../reader.ts'",
    ])
    expect(brokenFloors(files)).toEqual([
      'engines/discuz-api/x.ts -> engines/discuz-html/z.ts',
      'engines/discuz-api/x.ts -> reader.ts',
    ])
  })
  it('is broken by a command that imports the reader statically, not by one that loads it when asked', () => {
    const files = tell(
      ['commands/a.ts', "import { runReader } from '../ui/run.tsx'"],
      ['commands/b.ts', "export const b = () => import('../ui/run.tsx')"],
    )
    expect(brokenFloors(files)).toEqual(['commands/a.ts -> ui/run.tsx'])
  })
  it('is broken by a file in no room', () => {
    expect(brokenFloors(tell(['attic/a.ts', 'export const a = 1']))).toEqual(['attic/a.ts: stands in no room'])
  })
})

describe('the ground floor is pure', () => {
  it('holds', () => expect(impureGround(tree)).toEqual([]))
  it('is broken by reading a file there', () => {
    expect(impureGround(tell(['text/a.ts', "import { readFileSync } from 'node:fs'"]))).toEqual([
      'text/a.ts -> node:fs',
    ])
  })
})

describe('parsers never fetch', () => {
  it('holds', () => expect(parsersThatFetch(tree)).toEqual([]))
  it('is broken by an http import', () => {
    const files = tell(['engines/discuz-html/parse-x.ts', "import type { HttpPage } from '../../http/contract.ts'"])
    expect(parsersThatFetch(files)).toHaveLength(1)
  })
})

describe('screens do not know one another', () => {
  it('holds', () => expect(screensThatKnowScreens(tree)).toEqual([]))
  it('is broken by an import from a sister screen', () => {
    const files = tell(['ui/screens/thread/view.tsx', "import { x } from '../board/state.ts'"])
    expect(screensThatKnowScreens(files)).toHaveLength(1)
  })
})

describe('no cycles', () => {
  it('holds', () => expect(cycles(tree)).toEqual([]))
  it('is broken by two files that import each other', () => {
    const files = tell(['text/a.ts', "import { b } from './b.ts'"], ['text/b.ts', "import type { a } from './a.ts'"])
    expect(cycles(files)).toEqual(['text/a.ts -> text/b.ts'])
  })
})

describe('no barrels and no vague names', () => {
  it('holds', () => expect([...barrels(tree), ...vaguelyNamed(tree)]).toEqual([]))
  it('is broken by a file that only re-exports', () => {
    expect(barrels(tell(['text/all.ts', "export { a } from './a.ts'\nexport * from './b.ts'"]))).toEqual([
      'text/all.ts',
    ])
  })
  it('is broken by utils, index and capital letters', () => {
    const files = tell(['text/utils.ts', ''], ['text/index.ts', ''], ['ui/App.tsx', ''])
    expect(vaguelyNamed(files)).toEqual(['text/utils.ts', 'text/index.ts', 'ui/App.tsx'])
  })
})

describe('the tail of sizes', () => {
  /** Tables of words and keys are data, not code to hold in the head. */
  const code = tree.filter(file => !/^(i18n\/|demo\/content-|ui\/keymap\/bindings)/.test(file.path))
  it('no file of code is longer than 300 lines', () => expect(longFiles(code, 300)).toEqual([]))
  it('no function is longer than 60 lines', () => expect(longFunctions(code, 60)).toEqual([]))
  it('counts the lines of a function inside as its own alone', () => {
    const files = tell([
      'text/a.ts',
      `export const make = () => {\n  const inner = () => {\n${'    g()\n'.repeat(50)}  }\n  return inner\n}\n`,
    ])
    expect(files[0]?.functions.map(({ name, lines }) => `${name} ${lines}`)).toEqual(['make 4', 'inner 52'])
  })
  it('is broken by a file and a function that are too long', () => {
    const long = `export const f = () => {\n${'  g()\n'.repeat(400)}}\n`
    const files = tell(['text/a.ts', long])
    expect(longFiles(files, 300)).toHaveLength(1)
    expect(longFunctions(files, 60)).toEqual(['text/a.ts: f, 402 lines'])
  })
})
