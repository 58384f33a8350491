import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptPage } from './page-cache.ts'

/** Headers of one connection or one answer, which another must not repeat. */
const OF_THE_MOMENT = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'date',
  'content-length',
  'etag',
  'cache-control',
])

/** Longer answers are sent on as they come and not kept. */
const KEPT_MAX = 4 * 1024 * 1024

/**
 * Lets `render` write its answer, holding it back until it is whole. Answers it, or null where it became too long to
 * hold: then it was sent on. `response` is as good as untouched when a page comes back.
 */
export function capture(response: ServerResponse, render: () => Promise<void>): Promise<KeptPage | null> {
  const chunks: Buffer[] = []
  let held = 0
  const { write, end, writeHead, flushHeaders } = response
  const restore = () => Object.assign(response, { write, end, writeHead, flushHeaders })
  return new Promise((resolve, reject) => {
    const release = () => {
      restore()
      for (const chunk of chunks) response.write(chunk)
      chunks.length = 0
      resolve(null)
    }
    const hold = (chunk: unknown, encoding: unknown) => {
      const bytes = bytesOf(chunk, encoding)
      if (bytes === null) return
      chunks.push(bytes)
      held += bytes.byteLength
    }
    Object.assign(response, {
      writeHead(status: number, ...rest: unknown[]) {
        response.statusCode = status
        const headers = rest.find((part) => typeof part === 'object' && part !== null)
        for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value)
        return response
      },
      flushHeaders() {},
      write(chunk: unknown, encoding: unknown, callback: unknown) {
        hold(chunk, encoding)
        const done = [encoding, callback].find((part) => typeof part === 'function')
        if (typeof done === 'function') process.nextTick(() => done())
        if (held > KEPT_MAX) release()
        return true
      },
      end(chunk: unknown, encoding: unknown, callback: unknown) {
        if (typeof chunk !== 'function') hold(chunk, encoding)
        restore()
        const body = Buffer.concat(chunks)
        const done = [chunk, encoding, callback].find((part) => typeof part === 'function')
        if (typeof done === 'function') process.nextTick(() => done())
        resolve({ status: response.statusCode, headers: keptHeaders(response), body, etag: etagOf(body) })
        return response
      },
    })
    render().catch((error) => {
      restore()
      reject(error)
    })
  })
}

/** Sends a page, or 304 where the reader has it. `statements`: how many SQL statements it took (0: it was kept). */
export function send(request: IncomingMessage, response: ServerResponse, page: KeptPage, statements: number): void {
  for (const [name, value] of page.headers) response.setHeader(name, value)
  response.setHeader('ETag', page.etag)
  response.setHeader('Cache-Control', 'private, no-cache')
  response.setHeader('Vary', 'Cookie, Accept, Accept-Encoding')
  response.setHeader('Server-Timing', `sql;desc="${statements} statements"`)
  if (page.status === 200 && (request.headers['if-none-match'] ?? '').split(/,\s*/).includes(page.etag)) {
    response.statusCode = 304
    response.end()
    return
  }
  response.statusCode = page.status
  response.setHeader('Content-Length', page.body.byteLength)
  response.end(request.method === 'HEAD' ? undefined : page.body)
}

function keptHeaders(response: ServerResponse): [string, string | string[]][] {
  const kept: [string, string | string[]][] = []
  for (const [name, value] of Object.entries(response.getHeaders())) {
    response.removeHeader(name)
    if (value !== undefined && !OF_THE_MOMENT.has(name.toLowerCase()))
      kept.push([name, typeof value === 'number' ? String(value) : value])
  }
  return kept
}

function etagOf(body: Buffer): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer | null {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8')
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : null
}
