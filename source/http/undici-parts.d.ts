/**
 * undici's single parts. Its index loads everything it has (mocks, fetch, websockets, caches), which costs a command that reads one page
 * more than the page does. They are the same values as the index gives, so they have the index's types.
 */
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici'
  export default Agent
}
declare module 'undici/lib/dispatcher/env-http-proxy-agent.js' {
  import { EnvHttpProxyAgent } from 'undici'
  export default EnvHttpProxyAgent
}
declare module 'undici/lib/interceptor/redirect.js' {
  import { interceptors } from 'undici'

  const redirect: typeof interceptors.redirect
  export default redirect
}
declare module 'undici/lib/interceptor/retry.js' {
  import { interceptors } from 'undici'

  const retry: typeof interceptors.retry
  export default retry
}
declare module 'undici/lib/interceptor/decompress.js' {
  import { interceptors } from 'undici'

  const decompress: typeof interceptors.decompress
  export default decompress
}
declare module 'undici/lib/dispatcher/dispatcher.js' {
  import { Dispatcher } from 'undici'
  export default Dispatcher
}
declare module 'undici/lib/api/api-connect.js' {
  import { connect } from 'undici'
  export default connect
}
