/** undici's proxies, loaded only where the environment names one. */
import connect from 'undici/lib/api/api-connect.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'

// A tunnel is opened by a method that undici's index, which we do not load, gives to every dispatcher.
Object.assign(Dispatcher.prototype, { connect })

export { EnvHttpProxyAgent }
