import { main } from './main.ts'
import { processWorld } from './world.ts'

// A reader that goes away (`colophon show … | head`) ends the command without a word, and without claiming a yes.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && stream === process.stdout)
      process.stderr.write(`colophon: Standard output can't be written to (${error.code}).\n`)
    process.exit(2)
  })

// Ctrl-C: end the progress line, then die of the signal itself, so that a calling script knows.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    if (process.stderr.isTTY) process.stderr.write('\n')
    process.kill(process.pid, signal)
  })

process.exitCode = await main(process.argv.slice(2), processWorld())
