import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** A request as it came in, its body unpacked. */
export type Asked = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: Buffer
  packed: boolean
}

/** What to answer. `hang`: nothing, ever. `drop`: the connection is cut. */
export type Reply =
  | { status?: number; type?: string; body: unknown; headers?: Record<string, string> }
  | 'hang'
  | 'drop'

export type FakeRegistry = { url: string; asked: Asked[]; close(): Promise<void> }

/** A server on this machine that answers as it is told to, the truth or not. */
export async function startRegistry(reply: (asked: Asked) => Reply): Promise<FakeRegistry> {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = await readAsked(request)
    asked.push(one)
    answer(response, reply(one))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${port}`, asked, close }
}

/** An RFC 9457 problem. */
export function problem(status: number, detail: string, issues: { at: string; message: string }[] = []): Reply {
  return {
    status,
    type: 'application/problem+json',
    body: { type: 'about:blank', title: 'No', status, detail, issues },
  }
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const raw = Buffer.concat(parts)
  const packed = request.headers['content-encoding'] === 'gzip'
  const url = new URL(request.url ?? '/', 'http://registry')
  const { method = 'GET', headers } = request
  return { method, path: url.pathname, query: url.searchParams, headers, body: packed ? gunzipSync(raw) : raw, packed }
}

function answer(response: ServerResponse, reply: Reply) {
  if (reply === 'hang') return
  if (reply === 'drop') {
    response.destroy()
    return
  }
  const { status = 200, type = 'application/json', body, headers = {} } = reply
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
}
