/** `&`, `<`, `>` and `"`, as Discuz escapes them. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** The text of a JavaScript string in single quotes. */
export const escapeScript = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, ' ')
