import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { Refusal } from '../error.ts'
import type { PinnedAddress } from './public-address.ts'

/** What a host answered: the body is still to be read, or to be destroyed. */
export type Answer = {
  status: number
  statusText: string
  headers: Readonly<Record<string, string>>
  body: IncomingMessage
}

/** Headers that are sent beside our own, by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string>>

/** One GET to `url`, over a connection to the pinned address and to no other. A connection that fails is a `Refusal`. */
export function ask(
  url: URL,
  pinned: PinnedAddress,
  { userAgent, signal, headers: more = {} }: { userAgent: string; signal: AbortSignal; headers?: RequestHeaders },
): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = { 'user-agent': userAgent, accept: '*/*', 'accept-encoding': 'gzip, deflate, br', ...more }
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      headers,
      signal,
      agent: false,
      lookup: (_host, options, answer) => {
        if (options.all === true) answer(null, [pinned])
        else answer(null, pinned.address, pinned.family)
      },
    })
    sent.on('error', (error: NodeJS.ErrnoException) => {
      reject(new Refusal('unavailable', `${url.host} could not be reached (${error.code ?? error.message}).`))
    })
    sent.on('response', (body) => {
      const { statusCode = 0, statusMessage = '' } = body
      resolve({ status: statusCode, statusText: statusMessage, headers: plainHeaders(body), body })
    })
    sent.end()
  })
}

function plainHeaders(body: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(body.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}
