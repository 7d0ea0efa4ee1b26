/** Rows of the table of keys: pictures and files of a thread. */
import type { Binding } from './binding.ts'

export const picturesBindings = [
  { action: 'pictures', group: 'links', keys: ['i'], scopes: ['thread'], label: 'key.pictures' },
  {
    action: 'nextPicture',
    group: 'links',
    keys: ['n', ']', 'l', 'right'],
    scopes: ['pictures'],
    label: 'key.nextPicture',
    footer: { pictures: 1 },
  },
  {
    action: 'previousPicture',
    group: 'links',
    keys: ['N', '[', 'p'],
    scopes: ['pictures'],
    label: 'key.previousPicture',
    footer: { pictures: 2 },
  },
  {
    action: 'loadPicture',
    group: 'links',
    keys: ['enter'],
    scopes: ['pictures'],
    label: 'key.loadPicture',
    footer: { pictures: 3 },
  },
  {
    action: 'savePicture',
    group: 'links',
    keys: ['s'],
    scopes: ['pictures'],
    label: 'key.savePicture',
    footer: { pictures: 4 },
  },
] as const satisfies readonly Binding[]
