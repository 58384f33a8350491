import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { connect, countStatements } from '#db/client.ts'
import { boundArrival } from './_front/arrival.ts'
import { cacheKey } from './_front/cacheable.ts'
import { capture, send } from './_front/capture.ts'
import { openPageCache, type PageCache } from './_front/page-cache.ts'
import { turnToWantedForm, versionDoor } from './_front/version-formats.ts'

// The web process: Next behind a front that keeps public pages until the next event. `npm start` runs it as a child.

const KEPT_BYTES = 192 * 1024 * 1024

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Starts the web server on `port`; it answers once this resolves. `stop` lets answers that are under way end. */
export async function serve(settings: {
  port: number
  databaseUrl: string
}): Promise<{ server: Server; stop(): Promise<void> }> {
  const app = next({
    dev: false,
    dir: fileURLToPath(new URL('..', import.meta.url)),
    port: settings.port,
    hostname: 'localhost',
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  const connection = connect(settings.databaseUrl, { max: 4 })
  const pages = openPageCache(connection.db, KEPT_BYTES)
  const render: Handler = (request, response) => handle(request, response)
  const server = createServer((request, response) => {
    answer(pages, render, request, response).catch((error) => fail(response, error))
  })
  // a file of records may take hours to arrive: how long each request has is watched one by one
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, () => resolve())
  })
  const stop = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 3000).unref()
    })
    await app.close()
    await connection.close()
  }
  return { server, stop }
}

async function answer(
  pages: PageCache,
  render: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  boundArrival(request)
  nameTheAsker(request)
  turnToWantedForm(request)
  const key = cacheKey(request)
  if (key === null) return render(request, response)
  const moment = await pages.currentMoment()
  const kept = pages.find(moment, key)
  if (kept !== null) return send(request, response, kept, 1)
  // the whole page is rendered, whoever asks first: HEAD takes its length from it, and 304 is answered here
  const method = request.method
  request.method = 'GET'
  const { 'if-none-match': asked, ...headers } = request.headers
  request.headers = headers
  const { result: page, statements } = await countStatements(() => capture(response, () => render(request, response)))
  if (page === null) return
  request.method = method ?? 'GET'
  request.headers = asked === undefined ? headers : { ...headers, 'if-none-match': asked }
  if (page.status === 200) page.headers.push(...(await typedLinks(request)))
  if (page.status === 200 && !page.headers.some(([name]) => name === 'set-cookie')) pages.keep(moment, key, page)
  send(request, response, page, statements + 1)
}

/**
 * The last address in X-Forwarded-For is the one that requests are counted by. A proxy on this machine has written it;
 * from anywhere else it is only a stranger's word, and the connection's own address takes its place.
 */
function nameTheAsker(request: IncomingMessage): void {
  const address = request.socket.remoteAddress ?? ''
  const isLocal = /^(?:::ffff:)?127\.|^::1$/.test(address)
  if (!isLocal || request.headers['x-forwarded-for'] === undefined) request.headers['x-forwarded-for'] = address
}

/** The typed links of a version's page (RFC 8288), as the API gives them; none for other pages. */
async function typedLinks(request: IncomingMessage): Promise<[string, string][]> {
  const door = versionDoor(request.url ?? '')
  if (door === null) return []
  const answer = await fetch(`http://127.0.0.1:${request.socket.localPort}${door}`, { method: 'HEAD' })
  const link = answer.headers.get('link')
  return link === null ? [] : [['link', link]]
}

function fail(response: ServerResponse, error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  if (response.headersSent) return void response.destroy()
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '5' })
  response.end('Colophon can not answer just now: its database may be away. Try again in a moment.\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()

async function main(): Promise<void> {
  const { PORT, DATABASE_URL } = process.env
  const { stop } = await serve({ port: Number(PORT ?? 3000), databaseUrl: DATABASE_URL ?? '' })
  process.send?.({ ready: true })
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), 5000).unref()
    stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end)
  // the process that started this one is gone, however it went
  process.on('disconnect', end)
}
