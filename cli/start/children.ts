import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A process that the start keeps alive: started again when it dies, until it is stopped. */
export type Child = { ready: Promise<void>; stop(): Promise<void> }

type Order = { root: string; name: string; program: string[]; env: NodeJS.ProcessEnv; say(line: string): void }

const RESTART_AFTER_MS = 1000
const STOP_WITHIN_MS = 8000

/**
 * Starts a TypeScript program of ours as a child. It is tied to us by an IPC channel: when we go, however we go, the
 * channel closes and it stops. It says `{ready: true}` when it is up. What it writes is passed on.
 */
export function keepRunning(order: Order): Child {
  let child: ChildProcess | null = null
  let stopping = false
  let told: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    told = resolve
  })
  const begin = () => {
    const loader = pathToFileURL(join(order.root, 'node_modules/tsx/dist/loader.mjs')).href
    child = spawn(process.execPath, ['--import', loader, ...order.program], {
      cwd: order.root,
      env: order.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // a Ctrl-C in the terminal reaches us alone; we stop the children in order
      detached: process.platform !== 'win32',
    })
    child.on('message', (message) => {
      if (typeof message === 'object' && message !== null && 'ready' in message) told()
    })
    child.on('exit', (code, signal) => {
      if (stopping) return
      order.say(`The ${order.name} ended (${signal ?? `code ${code}`}); it is started again.`)
      setTimeout(() => stopping || begin(), RESTART_AFTER_MS)
    })
  }
  begin()
  return {
    ready,
    async stop() {
      stopping = true
      const running = child
      if (running === null || running.exitCode !== null || running.signalCode !== null) return
      const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()))
      running.kill('SIGTERM')
      const late = setTimeout(() => running.kill('SIGKILL'), STOP_WITHIN_MS)
      await gone
      clearTimeout(late)
    },
  }
}
