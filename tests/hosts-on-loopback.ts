import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { gzipSync } from 'node:zlib'
import type { Net } from '#lib/clients/public-address.ts'
import { selfSigned } from './self-signed.ts'

/** One request as it came in. `fields`: its header fields by lower-case name. `turn`: how often this host and path were asked before. */
export type HostRequest = { host: string; path: string; fields: Map<string, string>; turn: number }

/** What a host does with a request: an answer as it stands on the wire, or what is done with the connection. */
export type Behaviour = (request: HostRequest) => string | Buffer | ((socket: Socket) => void)

/** Hosts on this machine, each behaving in its own way, and what was asked of them. */
export type LoopbackHosts = {
  plainPort: number
  tlsPort: number
  net: Net
  requests: HostRequest[]
  /** The most requests that one host ever had at once. */
  mostAtOnce(): number
  /** Addresses that a connection was asked for and refused. */
  refused: Set<string>
  close(): Promise<void>
}

/** Serves the hosts by their names. `elsewhere`: names that lead away from this machine, or nowhere. */
export async function serveHosts(
  behaviours: ReadonlyMap<string, Behaviour>,
  elsewhere: ReadonlyMap<string, string[]>,
): Promise<LoopbackHosts> {
  const requests: HostRequest[] = []
  const turns = new Map<string, number>()
  const current = new Map<string, number>()
  const sockets = new Set<Socket>()
  let most = 0
  const talk = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', (data) => {
      const head = data.toString('latin1')
      // somebody who wants to speak TLS to a server that does not
      if (!head.startsWith('GET ')) return socket.end(status(400))
      const request = readRequest(head, turns)
      requests.push(request)
      const now = (current.get(request.host) ?? 0) + 1
      current.set(request.host, now)
      most = Math.max(most, now)
      let isOver = false
      const over = () => {
        if (!isOver) current.set(request.host, (current.get(request.host) ?? 1) - 1)
        isOver = true
      }
      socket.on('close', over)
      const said = behaviours.get(request.host)?.(request) ?? status(421)
      if (typeof said === 'function') return said(socket)
      // once the last byte is handed over, whoever asked may ask again
      over()
      socket.end(said)
    })
  }
  const plain = createServer(talk)
  const secure = createTls(selfSigned('nobody.example'), talk)
  secure.on('tlsClientError', () => undefined)
  const refused = new Set<string>()
  return {
    plainPort: await listen(plain),
    tlsPort: await listen(secure),
    net: {
      addressesOf: async (host) => elsewhere.get(host) ?? (behaviours.has(host) ? ['127.0.0.1'] : []),
      mayAlsoAsk: (address) => {
        if (address !== '127.0.0.1') refused.add(address)
        return address === '127.0.0.1'
      },
    },
    requests,
    mostAtOnce: () => most,
    refused,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([plain, secure].map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

/** An answer as it stands on the wire. */
export function answer(code: number, fields: Record<string, string>, body: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ 'Content-Length': String(bytes.length), Connection: 'close', ...fields })
  const head = [`HTTP/1.1 ${code} So`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes])
}

export const status = (code: number, fields: Record<string, string> = {}) => answer(code, fields)
export const text = (body: string, fields: Record<string, string> = {}) =>
  answer(200, { 'Content-Type': 'text/plain', ...fields }, body)
export const gzipped = (body: Buffer) => answer(200, { 'Content-Encoding': 'gzip' }, gzipSync(body))

/** A host that has these files and no others; each has an ETag by which it answers 304. */
export function wellBehaved(files: Record<string, string>): Behaviour {
  return ({ path, fields }) => {
    const body = files[path]
    if (body === undefined) return status(404)
    const etag = `"${path.length}-${body.length}"`
    return fields.get('if-none-match') === etag ? status(304, { ETag: etag }) : text(body, { ETag: etag })
  }
}

function readRequest(head: string, turns: Map<string, number>): HostRequest {
  const [first = '', ...lines] = head.split('\r\n')
  const fields = new Map(
    lines.flatMap((line): [string, string][] => {
      const [name = '', value] = line.split(/: (.*)/)
      return value === undefined ? [] : [[name.toLowerCase(), value]]
    }),
  )
  const host = (fields.get('host') ?? '').replace(/:\d+$/, '')
  const path = first.split(' ')[1] ?? ''
  const turn = turns.get(`${host} ${path}`) ?? 0
  turns.set(`${host} ${path}`, turn + 1)
  return { host, path, fields, turn }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
