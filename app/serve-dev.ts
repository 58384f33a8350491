import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'

// The web process of `npm run dev`: Next with its watcher, and no front that keeps pages.

const port = Number(process.env.PORT ?? 3000)
const app = next({ dev: true, dir: fileURLToPath(new URL('..', import.meta.url)), port, hostname: 'localhost' })
await app.prepare()
const handle = app.getRequestHandler()
const server = createServer((request, response) => void handle(request, response))
server.on('upgrade', app.getUpgradeHandler())
server.listen(port, () => process.send?.({ ready: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, () => process.exit(0))
