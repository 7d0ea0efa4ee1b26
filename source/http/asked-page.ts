/** The page number an address asks for, in the dynamic form. */
const pageOf = (url: URL): number => Number(url.searchParams.get('page') ?? 1)

/**
 * X3.4 repairs a thread with holes by redirecting it to itself, and forgets the page in doing so (facts §0.6): the answer is the same
 * thread's first page. The repair is done by then, so asking again gives the page that was asked.
 */
export const hasLostPage = (asked: string, answered: string): boolean => {
  const from = new URL(asked)
  const to = new URL(answered)
  const sameThread = from.origin === to.origin && from.searchParams.get('tid') === to.searchParams.get('tid')
  const isThread = from.searchParams.get('mod') === 'viewthread' && to.searchParams.get('mod') === 'viewthread'
  return sameThread && isThread && pageOf(from) > 1 && !to.searchParams.has('page')
}
