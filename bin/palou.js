#!/usr/bin/env node
// Checks the Node version, turns on the compile cache, starts the built program. Syntax an old Node can parse, nothing newer.
var version = process.versions.node.split('.').map(Number)
if (version[0] < 22 || (version[0] === 22 && version[1] < 19)) {
  console.error(
    'palou: 需要 Node 22.19 或更新，这里是 ' +
      process.versions.node +
      ' · needs Node 22.19 or newer, this is ' +
      process.versions.node,
  )
  process.exitCode = 1
} else {
  // An import of node:module would read all it has; this takes the one thing that is wanted.
  process.getBuiltinModule('module').enableCompileCache()
  import('../dist/cli.js')
}
