// What every development command does first: install what is missing, find the Node that npm brought. Plain Node 18, no packages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const stamps = join(root, 'node_modules', '.cache', 'palou')

const hashOf = paths => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

const readStamp = name => {
  try {
    return readFileSync(join(stamps, name), 'utf8')
  } catch {
    return ''
  }
}

const writeStamp = (name, value) => {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}

/** The Node 24 that the `node` package brings; the machine's own may be older than palou needs. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Runs a program with our terminal; ends this process with its exit code when it fails. */
export const run = (program, args, options = {}) => {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) {
    console.error(`${program}: ${result.error.message}`)
    process.exit(1)
  }
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** Runs a JavaScript file with the Node that npm brought. */
export const runNode = (args, options) => run(node, args, options)

const packagesIn = path => {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages
  } catch {
    return {}
  }
}

/** Whether npm's own record of what it installed has every package of the lock file that this machine needs. */
const isInstalled = () => {
  const installed = packagesIn('node_modules/.package-lock.json')
  const wanted = Object.entries(packagesIn('package-lock.json')).filter(
    ([path, { optional }]) => path !== '' && !optional,
  )
  return (
    existsSync(node) && wanted.length > 0 && wanted.every(([path, { version }]) => installed[path]?.version === version)
  )
}

/** `npm ci` when something is missing or another version than the lock file names. */
export const install = () => {
  if (isInstalled()) return
  console.error('palou: installing packages (first time, or they changed) … 正在安装依赖')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 'inherit'] })
  bringNode()
}

/** An npm that holds back install scripts leaves the `node` package without its binary: run that script ourselves. */
const bringNode = () => {
  if (existsSync(node)) return
  run(process.execPath, ['installArchSpecificPackage'], {
    cwd: join(root, 'node_modules', 'node'),
    stdio: ['ignore', 2, 'inherit'],
  })
}

const filesUnder = folder =>
  readdirSync(join(root, folder)).flatMap(name => {
    const path = `${folder}/${name}`
    return statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path]
  })

/** Builds `dist/` when a source, the lock file or the build itself is newer than what was built last. */
export const build = () => {
  const wanted = hashOf([...filesUnder('source').sort(), 'package.json', 'package-lock.json', 'bin/dev/build.mjs'])
  if (existsSync(join(root, 'dist', 'cli.js')) && readStamp('built') === wanted) return
  runNode([join(root, 'bin/dev/build.mjs')])
  writeStamp('built', wanted)
}
