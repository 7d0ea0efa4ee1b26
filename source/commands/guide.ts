/** `palou guide <view>`: the site's lists across all boards (导读). */
import { PalouError } from '../forum/errors.ts'
import { printListAddress } from '../forum/list-address.ts'
import { type GuideAnswer, guideViews, type ListedThread } from '../forum/lists.ts'
import type { Input, Run, Services } from './contract.ts'
import { chooseBase, findPlace } from './find-place.ts'
import { readList, readListArgument } from './read-list.ts'

const findGuide = (services: Services, input: Input) => {
  const [text = ''] = input.arguments
  const found = readListArgument(services, input)
  if (found?.address.kind === 'guide') return { ...found.address, startAt: found.startAt }
  const view = guideViews.find(one => one === text)
  if (view) return { base: chooseBase(services, input.options.site), view, page: 1, startAt: null }
  // A URL of something else is told from a wrong word.
  if (/[/.]/.test(text)) throw new PalouError('not-an-address', { detail: findPlace(services, text, null, null).base })
  throw new PalouError('usage', { detail: `<view>: ${text} ∉ ${guideViews.join(', ')}` })
}

export const run: Run = async (services, input) => {
  const { base, view, page, startAt } = findGuide(services, input)
  const lists = (await services.openReader()).lists(base)
  return readList<GuideAnswer, ListedThread>(services, input, {
    document: 'guide',
    from: page,
    startAt,
    load: (number, ask) => lists.loadGuide(view, number, ask),
    itemsOf: answer => answer.threads,
    addressOf: number => printListAddress({ kind: 'guide', base, view, page: number }),
    lines: async (answer, items, isFirst, canvas, translate) =>
      (await import('./lines-lists.ts')).guideLines({ ...answer, threads: items }, isFirst, canvas, translate),
  })
}
