import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { readBounded, readProblem, say } from './registry-answer.ts'
import { sendFile } from './registry-file.ts'
import { streamAnswer } from './registry-stream.ts'
import type { World } from './world.ts'

/** One question to the registry. `path` begins with `/`; a `body` that is not text or bytes is sent as JSON. */
export type Call = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH'
  path: string
  query?: Record<string, string | undefined>
  body?: unknown
  headers?: Record<string, string>
  accept?: string
}

/** The registry that a command talks to. */
export type Registry = {
  url: string
  /** The answer's JSON, as `schema` reads it. Refuses an answer of another shape: `what` names the thing in the sentence. */
  ask<Output>(call: Call, schema: z.ZodType<Output>, what: string): Promise<Output>
  /** The answer's bytes as they are. */
  read(call: Call): Promise<Buffer>
  /** The answer's bytes as they come, for what is too large to hold. */
  stream(call: Pick<Call, 'path' | 'query'>): AsyncGenerator<Uint8Array>
  /** Sends a file from the disk, by PUT unless the call says POST; answers the JSON as `schema` reads it. `onSent` is told how many bytes went. */
  put<Output>(call: FileCall, schema: z.ZodType<Output>, what: string): Promise<Output>
}

/** A file to be sent. Nothing is sent twice: whoever is not answered sends it again. */
export type FileCall = Pick<Call, 'path' | 'query'> & {
  method?: 'PUT' | 'POST'
  file: string
  onSent: (bytes: number) => void
}

export type ServerValues = { url?: string | undefined; token?: string | undefined; timeout?: string | undefined }

const DEFAULT_URL = 'http://localhost:3000'
const DEFAULT_TIMEOUT_S = 60
/** Text above this is sent compressed. */
const GZIP_BYTES = 64 * 1024
const TRIES = 4
const LONGEST_WAIT_S = 60
/** Answers after which the same question may be asked again. */
const PASSING = new Set([429, 502, 503, 504])
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'EAI_AGAIN'])

/** The registry named by the options, else by the environment. The token goes to that registry and to no other. */
export function registryOf(values: ServerValues, world: World): Registry {
  const url = readUrl(values.url ?? world.env.COLOPHON_URL ?? DEFAULT_URL)
  const token = values.token ?? world.env.COLOPHON_TOKEN ?? ''
  const timeoutMs = readTimeout(values.timeout) * 1000
  const read = (call: Call) => send({ url, token, timeoutMs, world }, call)
  return {
    url,
    read,
    stream: (call) => streamAnswer({ url, address: addressOf(url, call), token, timeoutMs }),
    async ask(call, schema, what) {
      const bytes = await read({ accept: 'application/json', ...call })
      return readJson(bytes, schema, `${what} from ${url}`)
    },
    async put(call, schema, what) {
      const { method = 'PUT' } = call
      const line = { method, address: addressOf(url, call), token, timeoutMs }
      const answer = await sendFile(line, call.file, call.onSent)
      if (answer.status >= 400) throw readProblem(answer, url)
      return readJson(answer.bytes, schema, `${what} from ${url}`)
    },
  }
}

/** Whether the person has said which registry to ask, rather than left it at the one on this machine. */
export function isRegistryNamed(values: ServerValues, world: World): boolean {
  return values.url !== undefined || world.env.COLOPHON_URL !== undefined
}

type Line = { url: string; token: string; timeoutMs: number; world: World }

async function send(line: Line, call: Call): Promise<Buffer> {
  const request = requestOf(line, call)
  const address = addressOf(line.url, call)
  for (let attempt = 1; ; attempt += 1) {
    const last = attempt === TRIES
    const answer = await sendOnce(line, address, request)
    if (answer.kind === 'broken') {
      if (last || !BROKEN.has(answer.code)) throw new Refusal('unavailable', say(answer.code, line.url, line.timeoutMs))
      await line.world.wait(2 ** attempt * 250)
    } else if (answer.status < 400) return answer.bytes
    else if (last || !isPassing(answer.status, attempt)) throw readProblem(answer, line.url)
    else await line.world.wait(waitMs(answer.retryAfter, attempt))
  }
}

function requestOf({ token }: Line, call: Call): RequestInit {
  const headers = new Headers({ accept: call.accept ?? '*/*', 'user-agent': 'colophon-cli', ...call.headers })
  if (token !== '') headers.set('authorization', `Bearer ${token}`)
  const { method = 'GET' } = call
  // The same key on every try: the registry does the work once.
  if (method !== 'GET') headers.set('idempotency-key', randomUUID())
  if (call.body === undefined) return { method, headers }
  if (!headers.has('content-type')) headers.set('content-type', 'application/json')
  const raw = call.body instanceof Uint8Array ? Buffer.from(call.body) : Buffer.from(JSON.stringify(call.body))
  if (raw.length < GZIP_BYTES) return { method, headers, body: raw }
  headers.set('content-encoding', 'gzip')
  return { method, headers, body: gzipSync(raw) }
}

/** A conflict with a try of our own: the first, whose answer was lost, may still be under way under the same key. */
function isPassing(status: number, attempt: number): boolean {
  return PASSING.has(status) || (status === 409 && attempt > 1)
}

type Sent =
  | { kind: 'broken'; code: string }
  | { kind: 'answered'; status: number; type: string; retryAfter: string | null; bytes: Buffer }

async function sendOnce(line: Line, address: string, request: RequestInit): Promise<Sent> {
  const control = new AbortController()
  const timer = setTimeout(() => control.abort(), line.timeoutMs)
  try {
    const response = await fetch(address, { ...request, signal: control.signal })
    const bytes = await readBounded(response, () => timer.refresh())
    const type = response.headers.get('content-type') ?? ''
    return { kind: 'answered', status: response.status, type, retryAfter: response.headers.get('retry-after'), bytes }
  } catch (error) {
    return { kind: 'broken', code: control.signal.aborted ? 'TIMEOUT' : codeOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** fetch hides the cause of a failure one level down. What is not a failure of the network rises. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal || !(error instanceof TypeError)) throw error
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  throw error
}

function addressOf(url: string, { path, query = {} }: Pick<Call, 'path' | 'query'>): string {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  const search = new URLSearchParams(asked).toString()
  return `${url}${path}${search === '' ? '' : `?${search}`}`
}

function readJson<Output>(bytes: Buffer, schema: z.ZodType<Output>, what: string): Output {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new Refusal('unavailable', `The ${what} is not JSON.`, [{ at: '', message: String(error) }])
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ at: `/${path.map(String).join('/')}`, message }))
  throw new Refusal('unavailable', `The ${what} is not of the expected form. Is this a Colophon registry?`, issues)
}

function waitMs(retryAfter: string | null, attempt: number): number {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  return (Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_WAIT_S) : 2 ** attempt * 0.25) * 1000
}

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refusal(
      'malformed',
      `${JSON.stringify(text)} is not the address of a registry. It starts with http:// or https://.`,
    )
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function readTimeout(text: string | undefined): number {
  const seconds = text === undefined ? DEFAULT_TIMEOUT_S : Number(text)
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= 86_400) return seconds
  throw new Refusal('malformed', `--timeout is a number of seconds, not ${JSON.stringify(text)}.`)
}
