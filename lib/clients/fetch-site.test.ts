import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { test as base, expect } from '@playwright/test'
import { Refusal } from '../error.ts'
import { type FetchOptions, fetchSite } from './fetch-site.ts'

type Serve = (listener: RequestListener) => Promise<string>

/** `serve` starts a server on this machine and answers its address. */
const test = base.extend<{ serve: Serve }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  serve: async ({}, use) => {
    const servers: ReturnType<typeof createServer>[] = []
    await use(async (listener) => {
      const server = createServer(listener)
      servers.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${portOf(server.address())}`
    })
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
  },
})

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}

const OPTIONS: FetchOptions = { site: 'https://colophon.example', allowLoopback: true, timeoutMs: 4000 }

async function refusal(address: string, options: Partial<FetchOptions> = {}): Promise<Refusal> {
  const error = await fetchSite(address, { ...OPTIONS, ...options }).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Refusal)) throw new Error(`Not refused: ${error}`)
  return error
}

test('a page comes with its bytes, headers, address and time, and the asker names itself', async ({ serve }) => {
  const asked: string[] = []
  const site = await serve((request, response) => {
    asked.push(request.headers['user-agent'] ?? '')
    response.setHeader('content-type', 'text/plain').end('hello')
  })
  const page = await fetchSite(`${site}/a#part`, OPTIONS)
  expect(Buffer.from(page.bytes).toString()).toBe('hello')
  expect(page.headers['content-type']).toBe('text/plain')
  expect(page.url).toBe(`${site}/a`)
  expect(page.retrievedAt).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/)
  expect(asked).toEqual(['Colophon/0.1 (+https://colophon.example)'])
})

test('a compressed page is unfolded', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip').end(gzipSync('folded'))
  })
  expect(Buffer.from((await fetchSite(site, OPTIONS)).bytes).toString()).toBe('folded')
})

test('redirects are followed, and the address is the last one', async ({ serve }) => {
  const site = await serve((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end()
    else response.end('new')
  })
  expect((await fetchSite(`${site}/old`, OPTIONS)).url).toBe(`${site}/new`)
})

test('a redirect loop ends after five', async ({ serve }) => {
  let asked = 0
  const site = await serve((_, response) => {
    asked++
    response.writeHead(302, { location: `/${asked}` }).end()
  })
  expect((await refusal(site)).message).toContain('redirected more than 5 times')
  expect(asked).toBe(6)
})

test('a redirect into a private network is refused at the hop', async ({ serve }) => {
  const site = await serve((_, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  )
  expect((await refusal(site)).message).toContain('private network')
})

test('a redirect to another scheme is refused', async ({ serve }) => {
  const site = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
  expect((await refusal(site)).message).toContain('Only http and https')
})

test('without the option for tests this machine is never asked', async ({ serve }) => {
  let asked = 0
  const site = await serve((_, response) => {
    asked++
    response.end()
  })
  expect((await refusal(site, { allowLoopback: false })).code).toBe('invalid')
  expect(asked).toBe(0)
})

test('a slow body is given up', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.write('a')
  })
  expect((await refusal(site, { timeoutMs: 300 })).message).toContain('took longer than 0.3 s')
})

test('a host that never answers is given up', async ({ serve }) => {
  const site = await serve(() => undefined)
  expect((await refusal(site, { timeoutMs: 300 })).code).toBe('unavailable')
})

test('a body that says it is too long is not read', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-length', '1000000').write('a')
  })
  expect((await refusal(site, { maxBytes: 1000 })).code).toBe('too-large')
})

test('a body that is longer than the bound is cut off, whatever it says', async ({ serve }) => {
  const site = await serve((_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(500)), 5)
    response.on('close', () => clearInterval(timer))
  })
  expect((await refusal(site, { maxBytes: 2000 })).code).toBe('too-large')
})

test('a body that ends before its stated length is not taken for the whole', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-length', '100').write('a')
    setTimeout(() => response.destroy(), 50)
  })
  expect((await refusal(site)).message).toContain('did not send the whole document')
})

test('a decompression bomb is cut off', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(20_000_000)))
  })
  expect((await refusal(site, { maxBytes: 1_000_000 })).code).toBe('too-large')
})

test('what claims to be compressed and is not is refused', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-encoding', 'gzip').end('plain')
  })
  expect((await refusal(site)).message).toContain('did not send the whole document')
})

test('an unknown compression is refused by its name', async ({ serve }) => {
  const site = await serve((_, response) => {
    response.setHeader('content-encoding', 'zstd').end('x')
  })
  expect((await refusal(site)).message).toContain('zstd')
})

test('an answer that is no page says what it is', async ({ serve }) => {
  const site = await serve((_, response) => response.writeHead(404).end('no'))
  expect((await refusal(`${site}/x`)).message).toContain('answered 404 Not Found')
})

for (const address of [
  'ftp://example.org/a',
  'javascript:alert(1)',
  'no address',
  '',
  'http://user:secret@example.org/',
])
  test(`"${address}" is refused without asking anyone`, async () => {
    expect((await refusal(address)).code).toBe('invalid')
  })

test('a host that does not exist is told', async () => {
  expect((await refusal('http://does-not-exist.invalid/')).message).toContain('could not be resolved')
})

test('a closed port is told', async ({ serve }) => {
  const site = await serve((request) => request.socket.destroy())
  expect((await refusal(site)).message).toContain('could not be reached')
})
