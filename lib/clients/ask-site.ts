import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Refusal } from '../error.ts'
import type { PinnedAddress } from './public-address.ts'

/** What a host answered: the body is still to be read, or to be destroyed. `lines`: the header lines as they came, in their order. */
export type Answer = {
  status: number
  statusText: string
  headers: Readonly<Record<string, string>>
  lines: [string, string][]
  body: IncomingMessage
}

/** Headers that are sent beside our own, by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string>>

/** Where asking a host ended: no time left, no connection, no TLS, no HTTP, or header lines beyond the bound. */
export type AskFaultKind = 'timeout' | 'connect' | 'tls' | 'not-http' | 'header-too-large'

/** A host that could not be asked. */
export class AskFault extends Refusal {
  readonly kind: AskFaultKind

  constructor(kind: AskFaultKind, message: string) {
    super('unavailable', message)
    this.kind = kind
  }
}

/** The bounds of one request: until the connection stands (TLS included), from then until the answer begins, and the header block. */
export const ASK_BOUNDS = { connectMs: 10_000, firstByteMs: 15_000, headerBytes: 64 * 1024 }

export type AskOptions = Partial<typeof ASK_BOUNDS> & {
  userAgent: string
  signal: AbortSignal
  headers?: RequestHeaders
  method?: 'GET' | 'HEAD'
}

/** One GET (or HEAD) to `url`, over a connection to the pinned address and to no other. What stands in the way is an `AskFault`. */
export function ask(url: URL, pinned: PinnedAddress, options: AskOptions): Promise<Answer> {
  const { userAgent, signal, method = 'GET', headers: more = {}, ...bounds } = { ...ASK_BOUNDS, ...options }
  const { connectMs, firstByteMs, headerBytes } = bounds
  const isSecure = url.protocol === 'https:'
  const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br', ...more }
  return new Promise((resolve, reject) => {
    const sent = (isSecure ? requestHttps : requestHttp)(url, {
      method,
      headers,
      signal,
      agent: false,
      maxHeaderSize: headerBytes,
      lookup: (_host, how, answer) => {
        if (how.all === true) answer(null, [pinned])
        else answer(null, pinned.address, pinned.family)
      },
    })
    sent.maxHeadersCount = 0
    let stage: 'connect' | 'tls' | 'answer' = 'connect'
    let isSettled = false
    const fail = (kind: AskFaultKind, why: string) => {
      // what breaks after the answer began is told by its body, of which nothing may be dumped
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      reject(new AskFault(kind, `${url.host} could not be reached (${why}).`))
      sent.destroy()
    }
    const wait = (ms: number, why: string) => setTimeout(() => fail('timeout', why), ms)
    let timer = wait(connectMs, `no connection within ${connectMs / 1000} s`)
    const connected = () => {
      stage = 'answer'
      clearTimeout(timer)
      timer = wait(firstByteMs, `no answer within ${firstByteMs / 1000} s`)
    }
    sent.on('socket', (socket) => {
      if (!isSecure) socket.once('connect', connected)
      else socket.once('connect', () => (stage = 'tls')).once('secureConnect', connected)
    })
    sent.on('error', (error: NodeJS.ErrnoException) => fail(kindOf(error, stage), error.code ?? error.message))
    sent.on('close', () => fail('connect', 'the connection was closed without an answer'))
    sent.on('response', (body) => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      const { statusCode = 0, statusMessage = '', rawHeaders } = body
      resolve({
        status: statusCode,
        statusText: statusMessage,
        headers: plainHeaders(body),
        lines: linesOf(rawHeaders),
        body,
      })
    })
    sent.end()
  })
}

function kindOf(error: NodeJS.ErrnoException, stage: 'connect' | 'tls' | 'answer'): AskFaultKind {
  if (error.name === 'AbortError') return 'timeout'
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'header-too-large'
  if (error.code?.startsWith('HPE_') === true) return 'not-http'
  return stage === 'tls' ? 'tls' : 'connect'
}

function linesOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []))
}

function plainHeaders(body: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
