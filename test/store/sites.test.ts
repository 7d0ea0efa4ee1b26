import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSites } from '../../source/store/sites.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'palou-sites-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('known sites', () => {
  it('are none at first', () => expect(createSites(folder, Date.now).read()).toEqual([]))

  it('are found by name, host and base, in any letter case', () => {
    const sites = createSites(folder, Date.now)
    sites.add('https://bbs.example/forum/', 'Farshore')
    for (const name of ['farshore', 'bbs.example', 'https://BBS.example/forum', 'https://bbs.example/forum/']) {
      expect(sites.find(name)?.base).toBe('https://bbs.example/forum/')
    }
    expect(sites.find('elsewhere')).toBeNull()
  })

  it('have a name that can stand before a colon, and one of their own', () => {
    const sites = createSites(folder, Date.now)
    expect(sites.add('http://127.0.0.1:8081/').name).toBe('127.0.0.1-8081')
    expect(sites.add('https://www.tea.example/bbs/').name).toBe('tea.example-bbs')
    expect(sites.add('https://tea.example/bbs/').name).toBe('tea.example-bbs-2')
    expect(sites.add('http://[::1]:80/').name).toMatch(/^[^\s:/?#]+$/)
  })

  it('stand in the order of the last visit, and keep their name and title', () => {
    let now = 0
    const sites = createSites(folder, () => now)
    sites.add('https://a.example/', 'a')
    now = 1000
    sites.visit('https://b.example/', '二号')
    now = 2000
    sites.visit('https://a.example/', '一号')
    now = 3000
    sites.visit('https://a.example/', null)
    expect(createSites(folder, Date.now).read()).toEqual([
      {
        name: 'a',
        base: 'https://a.example/',
        title: '一号',
        lastVisitedAt: '1970-01-01T00:00:03.000Z',
        spacing: null,
      },
      {
        name: 'b.example',
        base: 'https://b.example/',
        title: '二号',
        lastVisitedAt: '1970-01-01T00:00:01.000Z',
        spacing: null,
      },
    ])
  })

  it('can be removed', () => {
    const sites = createSites(folder, Date.now)
    sites.add('https://a.example/', 'a')
    expect(sites.remove('b')).toBe(false)
    expect(sites.remove('a')).toBe(true)
    expect(sites.read()).toEqual([])
  })

  it('in a broken file are told by line, and the file stays as it is', () => {
    const path = join(folder, 'sites.json')
    const text = '{\n "sites": [\n  {"name": "a b", "base": "x"}\n ]\n}'
    writeFileSync(path, text)
    const sites = createSites(folder, Date.now)
    expect(() => sites.read()).toThrow(`${path}:3: this is not a site`)
    expect(() => sites.visit('https://a.example/', null)).toThrow('config-broken')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('one’s own order', () => {
  const open = () => {
    let now = Date.UTC(2026, 0, 1)
    const sites = createSites(folder, () => {
      now += 1000
      return now
    })
    for (const name of ['a', 'b', 'c', 'd']) sites.visit(`https://${name}.example/`, null)
    return {
      sites,
      names: () =>
        sites
          .read()
          .map(({ name }) => name[0])
          .join(''),
    }
  }

  it('is that of the last visits until one says otherwise', () => {
    expect(open().names()).toBe('dcba')
  })
  it.each([
    ['a.example', 1, 'adcb'],
    ['a.example', 2, 'dacb'],
    ['d.example', 4, 'cbad'],
    ['c.example', 99, 'dbac'],
  ])('puts %s in place %i, where it stays', (name, place, order) => {
    const { sites, names } = open()
    expect(sites.order(name, place)).toBe(true)
    expect(names()).toBe(order)
    sites.visit('https://b.example/', null)
    expect(names().indexOf(name[0]!)).toBe(order.indexOf(name[0]!))
  })
  it('takes one after the other', () => {
    const { sites, names } = open()
    for (const [name, place] of [
      ['b.example', 1],
      ['a.example', 1],
      ['d.example', 3],
      ['b.example', 3],
    ] as const)
      sites.order(name, place)
    expect(names()).toBe('adbc')
  })
  it('forgets what is removed, and knows no stranger', () => {
    const { sites, names } = open()
    sites.order('a.example', 1)
    sites.remove('a.example')
    expect([names(), sites.order('a.example', 1)]).toEqual(['dcb', false])
    expect(readFileSync(join(folder, 'sites.json'), 'utf8')).not.toContain('order')
  })
  it('outlives adding, renaming and the place where one was', () => {
    const { sites, names } = open()
    sites.order('a.example', 1)
    sites.add('https://e.example/')
    sites.saveLastPlace('https://b.example/x')
    sites.add('https://a.example/', 'A')
    expect(names()[0]).toBe('A')
  })
})

it('finds sites by the aliases that the profiles know', () => {
  const aliases: Readonly<Record<string, string>> = {
    远岸: 'https://bbs.example/',
    'https://old.example/': 'https://bbs.example/',
  }
  const sites = createSites(folder, Date.now, name => aliases[name] ?? null)
  expect(sites.find('远岸')).toMatchObject({ base: 'https://bbs.example/', name: 'bbs.example' })
  sites.add('https://bbs.example/', 'bbs')
  expect(sites.find('https://old.example/')?.name).toBe('bbs')
})
