/** The entry of the built program. */
import manifest from '../package.json' with { type: 'json' }

const { version } = manifest
const argv = process.argv.slice(2)

// Asked for by scripts and prompts all the time: nothing is loaded for it.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) process.stdout.write(`${version}\n`)
else {
  const { main } = await import('./main.ts')
  process.exitCode = await main(argv, version)
}
