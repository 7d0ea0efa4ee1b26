/**
 * Who we say we are. Discuz looks for fragments of words anywhere in this string and gives robots and phones other pages (facts §1.7): a test
 * holds it against those lists. It begins as a browser's does, since without "Mozilla" a page gets an extra banner (facts §0.11).
 */
export const userAgent = (version: string): string => `Mozilla/5.0 (X11; text reader) palou/${version}`
