import { Refusal, type RefusalCode, STATUS } from '#lib/error.ts'

/** What each refusal is called, whatever its occasion. `type` leads to the place of the docs that explains it. */
export const PROBLEM_TITLES = {
  malformed: 'The request is not well formed',
  unauthenticated: 'An account is needed',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'method-not-allowed': 'No such method here',
  'not-acceptable': 'No such representation',
  conflict: 'In conflict with what is there',
  gone: 'Withdrawn',
  'precondition-failed': 'Changed in the meantime',
  'too-large': 'Too large',
  'unsupported-media-type': 'Media type not read here',
  invalid: 'The content has faults',
  'too-many-requests': 'Too many requests',
  unavailable: 'Not available now',
} as const satisfies Record<RefusalCode, string>

/** The kinds of refusal, in the order of their statuses. */
export const REFUSAL_CODES = [
  'malformed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'conflict',
  'gone',
  'precondition-failed',
  'too-large',
  'unsupported-media-type',
  'invalid',
  'too-many-requests',
  'unavailable',
] as const satisfies readonly RefusalCode[]

/** What a bug of ours is called. */
export const INTERNAL_TITLE = 'A fault of the registry'

const ISSUES_TOLD = 100
const CONNECTION_LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  '57P01',
  '57P03',
  '53300',
  '08006',
  '08001',
])

/**
 * What was thrown, as `application/problem+json` (RFC 9457). A Refusal is told as it is; a database that is away is 503;
 * everything else is a bug: it is logged once, here, and told as 500 without its words.
 */
export function problemResponse(error: unknown, site: string): Response {
  if (error instanceof Refusal) return refusalResponse(error, site)
  process.stderr.write(`${describeError(error)}\n`)
  if (isConnectionLost(error)) {
    const refusal = new Refusal(
      'unavailable',
      'The database can not be reached just now. Nothing was changed. Try again.',
    )
    return refusalResponse(refusal, site, { 'Retry-After': '5' })
  }
  const detail = 'Something failed here; it is not your fault, and it was logged. Nothing was half-written.'
  return problem(500, { type: `${site}/docs/api#error-internal`, title: INTERNAL_TITLE, detail, issues: [] })
}

/** A Refusal as a response, with the headers that its status asks for. */
export function refusalResponse(refusal: Refusal, site: string, headers: Record<string, string> = {}): Response {
  const { code, message, issues } = refusal
  const told = issues.slice(0, ISSUES_TOLD)
  const rest = issues.length - told.length
  const detail = rest === 0 ? message : `${message} ${rest.toLocaleString('en')} more faults are not listed.`
  const members = { type: `${site}/docs/api#error-${code}`, title: PROBLEM_TITLES[code], detail, issues: told }
  return problem(STATUS[code], members, { ...ofStatus(code), ...headers })
}

type Members = { type: string; title: string; detail: string; issues: { at: string; message: string }[] }

function problem(status: number, { type, title, detail, issues }: Members, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify({ type, title, status, detail, issues }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
}

function ofStatus(code: RefusalCode): Record<string, string> {
  return code === 'unauthenticated' ? { 'WWW-Authenticate': 'Bearer realm="Colophon"' } : {}
}

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && CONNECTION_LOST.has(String(error.code))) return true
  if (error instanceof AggregateError && error.errors.some(isConnectionLost)) return true
  return (
    /^(?:timeout exceeded when trying to connect|Connection terminated)/.test(error.message) ||
    isConnectionLost(error.cause)
  )
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\n  because of ${describeError(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
