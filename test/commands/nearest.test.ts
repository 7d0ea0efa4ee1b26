import { describe, expect, it } from 'vitest'
import { nearest } from '../../source/commands/nearest.ts'

const known = ['boards', 'threads', 'thread', 'post', 'demo', 'sites', 'keys', 'config']

describe('the word that was meant', () => {
  it.each([
    ['thraed', 'thread'],
    ['therads', 'threads'],
    ['post', 'post'],
    ['key', 'keys'],
    ['cofnig', 'config'],
  ])('%s is %s', (word, meant) => expect(nearest(word, known)).toBe(meant))
  it.each(['zz', 'everything', 'p', ''])('%j is none of them', word => expect(nearest(word, known)).toBeNull())
})
