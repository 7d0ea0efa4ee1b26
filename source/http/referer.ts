/** Where a request says it comes from: forms, captcha pictures and some guards want a page of the same host (facts §0.3, §1.5). */
import type { HttpPage } from './contract.ts'

export type Referers = {
  /** `wished` counts only when it is of the same host; else the last page of the site, else the site's root. */
  refererFor(target: URL, wished: string | undefined): string
  remember(page: HttpPage): void
}

// Header text: what URL leaves in it is ASCII, and a fragment is never sent.
const clean = (url: string): string => {
  const parsed = new URL(url)
  parsed.hash = ''
  parsed.username = ''
  parsed.password = ''
  return parsed.href
}

export const createReferers = (): Referers => {
  const lastPages = new Map<string, string>()
  return {
    refererFor: (target, wished) => {
      if (wished && URL.canParse(wished) && new URL(wished).hostname === target.hostname) return clean(wished)
      return lastPages.get(target.origin) ?? `${target.origin}/`
    },
    remember: page => {
      const isPage = page.status === 200 && /html/i.test(page.headers['content-type'] ?? '')
      // A browser's address bar never shows the answers to scripts.
      if (isPage && !/[?&]inajax=/.test(page.url)) lastPages.set(new URL(page.url).origin, clean(page.url))
    },
  }
}
