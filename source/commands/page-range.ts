/** Pages from one to another; `to` may be Infinity. */
export type PageRange = { readonly from: number; readonly to: number }

/** `3`, `2-5`, `2-`, `-5`. */
export const readRange = (value: string): PageRange | null => {
  const match = value.match(/^(\d{0,7})(?:(-)(\d{0,7}))?$/)
  if (!match || (!match[1] && !match[3])) return null
  const from = match[1] ? Number(match[1]) : 1
  const to = match[3] ? Number(match[3]) : match[2] ? Number.POSITIVE_INFINITY : from
  return from >= 1 && to >= from ? { from, to } : null
}
