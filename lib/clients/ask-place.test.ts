import { createServer, type RequestListener } from 'node:http'
import { createServer as createTls } from 'node:https'
import { type AddressInfo, createServer as createSocket, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { test as base, expect } from '@playwright/test'
import { selfSigned } from '#tests/self-signed.ts'
import { askPlace, type PlaceAsker, type PlaceBounds, type RememberedPlace } from './ask-place.ts'
import { openHostGate } from './host-gate.ts'
import type { Net } from './public-address.ts'

/** Every name leads to this machine, but for these. */
const ELSEWHERE: Record<string, string[]> = {
  'inside.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'six.example': ['::1'],
  'both.example': ['127.0.0.1', '10.0.0.1'],
}
const NET: Net = {
  addressesOf: async (host) => ELSEWHERE[host] ?? ['127.0.0.1'],
  mayAlsoAsk: (address) => address === '127.0.0.1',
}
const BOUNDS: PlaceBounds = {
  connectMs: 5000,
  firstByteMs: 5000,
  wholeMs: 10_000,
  headerBytes: 4096,
  maxBytes: 20_000,
  maxRatio: 100,
  maxRedirects: 5,
}

/** For hosts that never answer. */
const IMPATIENT = { ...BOUNDS, connectMs: 200, firstByteMs: 200, wholeMs: 500 }

type World = {
  /** A web server on this machine; the answer is its port. */
  serve(listener: RequestListener): Promise<number>
  /** A server of bare bytes: what it says to whoever connects. */
  speak(talk: (socket: Socket) => void): Promise<number>
  /** A server with a certificate that nobody vouches for. */
  serveTls(): Promise<number>
  ask(location: string, more?: Partial<PlaceAsker> & { remembered?: RememberedPlace }): ReturnType<typeof askPlace>
}

const test = base.extend<World & { listening: (server: Server) => Promise<number> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  listening: async ({}, use) => {
    const servers: Server[] = []
    const sockets = new Set<Socket>()
    await use(async (server) => {
      servers.push(server)
      server.on('connection', (socket) => sockets.add(socket))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return (server.address() as AddressInfo).port
    })
    for (const socket of sockets) socket.destroy()
    for (const server of servers) server.close()
  },
  serve: async ({ listening }, use) => use((listener) => listening(createServer(listener))),
  speak: async ({ listening }, use) =>
    use((talk) =>
      listening(
        createSocket((socket) => {
          socket.on('error', () => undefined)
          talk(socket)
        }),
      ),
    ),
  serveTls: async ({ listening }, use) => use(() => listening(createTls(selfSigned('a.example'), () => undefined))),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  ask: async ({}, use) => {
    const gate = openHostGate({ pauseMs: 0, pause: async () => undefined })
    const asker = { site: 'https://colophon.example', gate, whyNot: async () => null, net: NET, bounds: BOUNDS }
    await use((location, { remembered = null, ...more } = {}) => askPlace(location, remembered, { ...asker, ...more }))
  },
})

test('an answer comes with its raw header lines in order, unjoined, and who asks names itself and its docs', async ({
  serve,
  ask,
}) => {
  const asked: string[] = []
  const port = await serve((request, response) => {
    asked.push(request.headers['user-agent'] ?? '', request.headers.cookie ?? 'no cookie')
    response
      .writeHead(200, ['X-Robots-Tag', 'GPTBot: noai', 'x-robots-tag', 'noimageai', 'ETag', '"1"'])
      .end('User-agent: *')
  })
  const answer = await ask(`http://a.example:${port}/robots.txt`)
  expect(answer).toMatchObject({ status: 200, failure: null, chain: [], flags: [] })
  expect(answer.headers.slice(0, 3)).toEqual([
    ['X-Robots-Tag', 'GPTBot: noai'],
    ['x-robots-tag', 'noimageai'],
    ['ETag', '"1"'],
  ])
  expect(Buffer.from(answer.body ?? []).toString()).toBe('User-agent: *')
  expect(asked).toEqual(['Colophon/0.1 (+https://colophon.example/docs)', 'no cookie'])
})

for (const status of [204, 304, 401, 404, 410, 429, 451, 500, 503])
  test(`the status ${status} is an answer, not a failure of the net`, async ({ serve, ask }) => {
    const port = await serve((_, response) => response.writeHead(status, { 'retry-after': '60' }).end())
    const answer = await ask(`http://a.example:${port}/robots.txt`)
    expect(answer).toMatchObject({ status, failure: null })
    expect(answer.headers[0]).toEqual(['retry-after', '60'])
  })

test('what was seen before is asked for conditionally, at the address that answered then and at no other', async ({
  serve,
  ask,
}) => {
  const asked: [string, string | undefined, string | undefined][] = []
  const port = await serve((request, response) => {
    const { 'if-none-match': etag, 'if-modified-since': since } = request.headers
    asked.push([request.url ?? '', etag, since])
    if (request.url === '/robots.txt') response.writeHead(301, { location: '/moved.txt' }).end()
    else response.writeHead(etag === '"x"' ? 304 : 200).end()
  })
  const url = `http://a.example:${port}/moved.txt`
  const remembered = { url, etag: '"x"', lastModified: 'Thu, 05 Jun 2025 12:00:00 GMT' }
  const answer = await ask(`http://a.example:${port}/robots.txt`, { remembered })
  expect(answer).toMatchObject({ status: 304, chain: [url] })
  expect(asked).toEqual([
    ['/robots.txt', undefined, undefined],
    ['/moved.txt', '"x"', 'Thu, 05 Jun 2025 12:00:00 GMT'],
  ])
})

test('a host that says nothing, or never ends, has the time that is allowed and no more', async ({
  speak,
  serve,
  ask,
}) => {
  const silent = await speak(() => undefined)
  expect(await ask(`http://a.example:${silent}/robots.txt`, { bounds: IMPATIENT })).toMatchObject({
    failure: 'timeout',
    status: null,
  })
  const dripping = await serve((_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const endless = await speak((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\nUser-agent: *\n')
    const timer = setInterval(() => socket.write('x'), 20)
    socket.on('close', () => clearInterval(timer))
  })
  const ofNoLength = await ask(`http://a.example:${endless}/robots.txt`, { bounds: IMPATIENT })
  expect(ofNoLength).toMatchObject({ failure: 'timeout', body: null })
  const begun = performance.now()
  expect(await ask(`http://a.example:${dripping}/robots.txt`, { bounds: IMPATIENT })).toMatchObject({
    failure: 'timeout',
    body: null,
  })
  expect(performance.now() - begun).toBeLessThan(4000)
})

test('a name that is never resolved takes no longer than the whole, and one that is not there is told', async ({
  ask,
}) => {
  const silent = { ...NET, addressesOf: () => new Promise<string[]>(() => undefined) }
  expect(await ask('http://a.example/robots.txt', { net: silent, bounds: IMPATIENT })).toMatchObject({
    failure: 'timeout',
  })
  const { addressesOf: _, ...rest } = NET
  const nowhere = { ...rest, addressesOf: async () => [] }
  expect(await ask('http://a.example/robots.txt', { net: nowhere })).toMatchObject({ failure: 'dns' })
})

test('a closed port, a closed connection and a broken promise of length are no connection', async ({ speak, ask }) => {
  expect(await ask('http://a.example:1/robots.txt')).toMatchObject({ failure: 'connect' })
  const closing = await speak((socket) => socket.destroy())
  expect(await ask(`http://a.example:${closing}/robots.txt`)).toMatchObject({ failure: 'connect', status: null })
  const lying = await speak((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nshort'))
  const answer = await ask(`http://a.example:${lying}/robots.txt`)
  expect(answer).toMatchObject({ failure: 'connect', status: 200, body: null, flags: ['cut-short'] })
})

for (const [what, bytes] of [
  ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: value\r\n\r\n'],
  ['control characters in a header', 'HTTP/1.1 200 OK\r\nX: a\u0000b\r\n\r\n'],
] as const)
  test(`${what} is told as such`, async ({ speak, ask }) => {
    const port = await speak((socket) => socket.once('data', () => socket.end(bytes)))
    const answer = await ask(`http://a.example:${port}/robots.txt`)
    expect(answer).toMatchObject({ failure: 'connect', status: null, flags: ['not-http'] })
  })

test('header lines beyond the bound are not read', async ({ serve, ask }) => {
  const port = await serve((_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(9000) }).end())
  expect(await ask(`http://a.example:${port}/robots.txt`)).toMatchObject({ flags: ['header-too-large'], body: null })
})

test('TLS that fails is not told as a host that is down', async ({ serve, serveTls, speak, ask }) => {
  expect(await ask(`https://a.example:${await serveTls()}/robots.txt`)).toMatchObject({ failure: 'tls' })
  const plain = await serve((_, response) => response.end('plain'))
  expect(await ask(`https://a.example:${plain}/robots.txt`)).toMatchObject({ failure: 'tls' })
  const closing = await speak((socket) => socket.once('data', () => socket.destroy()))
  expect(await ask(`https://a.example:${closing}/robots.txt`)).toMatchObject({ failure: 'tls' })
})

test('too much is cut off at the bound, and what came before it is kept', async ({ serve, ask }) => {
  const port = await serve((_, response) => response.end('User-agent: *\n'.repeat(10_000)))
  const answer = await ask(`http://a.example:${port}/robots.txt`)
  expect(answer).toMatchObject({ failure: 'too-large', status: 200 })
  expect(answer.body?.length).toBe(BOUNDS.maxBytes)
})

test('a small body that unfolds without end is cut off by its ratio', async ({ serve, ask }) => {
  const bomb = gzipSync(Buffer.alloc(20_000_000))
  const port = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
  const bounds = { ...BOUNDS, maxBytes: 10_000_000 }
  const answer = await ask(`http://a.example:${port}/robots.txt`, { bounds })
  expect(answer).toMatchObject({ failure: 'too-large' })
  expect(answer.body?.length).toBeLessThan(3_000_000)
})

test('what is not of the coding that it claims is not read', async ({ serve, ask }) => {
  for (const coding of ['gzip', 'br', 'zstd']) {
    const port = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end('Disallow: /'),
    )
    const answer = await ask(`http://a.example:${port}/robots.txt`)
    expect(answer).toMatchObject({ failure: 'connect', body: null, flags: ['undecodable'] })
  }
  const port = await serve((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('Disallow: /'.repeat(99)).subarray(0, 30)),
  )
  expect(await ask(`http://a.example:${port}/robots.txt`)).toMatchObject({ flags: ['undecodable'] })
})

test('redirects are followed across hosts, five of them, and each is written down', async ({ serve, ask }) => {
  let asked = 0
  const port = await serve((request, response) => {
    asked++
    const step = Number((request.url ?? '').slice(1)) || 0
    response.writeHead(302, { location: `http://h${step + 1}.example:${port}/${step + 1}#part` }).end()
  })
  const answer = await ask(`http://a.example:${port}/robots.txt`)
  expect(answer).toMatchObject({ failure: 'redirect-limit', status: 302 })
  expect(answer.chain).toEqual([1, 2, 3, 4, 5, 6].map((step) => `http://h${step}.example:${port}/${step}`))
  expect(asked).toBe(6)
})

test('a redirect without an address is an answer with its status', async ({ serve, ask }) => {
  for (const headers of [{}, { location: 'http://[' }]) {
    const port = await serve((_, response) => response.writeHead(302, headers).end())
    expect(await ask(`http://a.example:${port}/robots.txt`)).toMatchObject({ status: 302, failure: null, chain: [] })
  }
})

for (const target of [
  'http://10.0.0.1/',
  'http://inside.example/',
  'http://metadata.example/latest',
  'http://[::1]/',
  'http://six.example/',
  'http://both.example/',
  'http://[::ffff:a00:1]/',
])
  test(`a redirect to ${target} is refused at the hop`, async ({ serve, ask }) => {
    const port = await serve((_, response) => response.writeHead(301, { location: target }).end())
    const answer = await ask(`http://a.example:${port}/robots.txt`)
    expect(answer).toMatchObject({ failure: 'blocked-address', status: null, chain: [target] })
  })

test('a redirect off the web is refused', async ({ serve, ask }) => {
  const port = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
  expect(await ask(`http://a.example:${port}/robots.txt`)).toMatchObject({ failure: 'blocked-address', status: 302 })
})

test('a redirect to what may not be asked is not followed', async ({ serve, ask }) => {
  let asked = 0
  const port = await serve((_, response) => {
    asked++
    response.writeHead(302, { location: '/private' }).end()
  })
  const whyNot = async (url: URL) => (url.pathname === '/private' ? ('refused-by-robots' as const) : null)
  expect(await ask(`http://a.example:${port}/ai.txt`, { whyNot })).toMatchObject({ failure: 'refused-by-robots' })
  expect(asked).toBe(1)
})
