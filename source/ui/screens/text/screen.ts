import type { Env } from '../../env.ts'
import type { TextPlace } from '../../lists-places.ts'
import type { Screen } from '../../screen.ts'
import { openText, placeOfText, type TextState, textWants, updateText } from './state.ts'
import { TextView } from './view.tsx'

const nameOf = ({ text }: TextState, env: Env): string => {
  const keys = {
    conversation: 'messages.title',
    remarks: 'remarks.title',
    announcements: 'announcements.title',
    rules: 'rules.title',
    credits: 'credits.title',
  } as const
  return env.translate(keys[text.kind])
}

const right = ({ load }: TextState, env: Env): string => {
  const page = load.shown?.answer.page
  if (!page || page.count === 1) return ''
  return page.count === null
    ? env.translate('app.pageOnly', { number: page.number })
    : env.translate('app.page', { number: page.number, count: page.count })
}

export const textScreen: Screen<TextState, TextPlace> = {
  open: openText,
  update: updateText,
  wants: textWants,
  scope: state => (state.load.problem ? 'problem' : 'text'),
  field: (state, env) =>
    state.find.field ? { field: state.find.field, prompt: ` ${env.translate('find.prompt')}`, row: null } : null,
  title: (state, env) => ({
    where: [...(state.siteName ? [state.siteName] : []), nameOf(state, env), ...(state.title ? [state.title] : [])],
    right: right(state, env),
  }),
  place: placeOfText,
  View: TextView,
}
