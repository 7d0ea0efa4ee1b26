/** Addresses that others may read: traces, errors, bug reports. */

// formhash and hash act for the visitor; auth, sid and attachment ids are bearer tokens (facts §0.13, §1.4).
const secretNames = new Set([
  'formhash',
  'hash',
  'auth',
  'authkey',
  'saltkey',
  'sid',
  'sechash',
  'seccodehash',
  'seccodeverify',
  'secqaahash',
  'secanswer',
  'idhash',
  'key',
  'token',
  'sign',
  'password',
  'answer',
])

const isSecret = (name: string, value: string): boolean => {
  const plain = name.toLowerCase()
  // A portal article's number is no secret, an attachment's ticket is.
  return secretNames.has(plain) || (plain === 'aid' && !/^\d*$/.test(value))
}

/** The same address with the values of secrets replaced by `…` and without user name and password. Text that is no URL passes the same way. */
export const redactUrl = (url: string): string =>
  url
    .replace(/^([a-z][\w+.-]*:\/\/)[^/?#@]*@/i, '$1')
    .replace(/([?&;])([^=&#;]+)=([^&#;]*)/g, (all, before: string, name: string, value: string) =>
      isSecret(name, value) ? `${before}${name}=…` : all,
    )
