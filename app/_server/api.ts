import 'server-only'
import type { Operation } from '#app/api/v1/_contract/operation.ts'
import type { Db } from '#db/client.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { type Finish, finish } from './answer.ts'
import { database } from './db.ts'
import { environment } from './env.ts'
import { parseIdempotencyKey, respondOnce } from './idempotency.ts'
import { problemResponse } from './problem.ts'
import { type Buckets, openBuckets, parseRates, rateHeaders, takeRequest, tooMany } from './rate-limit.ts'
import { type Asker, identifyAsker } from './request-actor.ts'
import { readRequestBytes, sentParts } from './request-body.ts'
import { siteAddress } from './site.ts'

/** What a handler is given: the parts of the request as the operation's schemas read them, who asks, and the database to do it on. */
export type Call<Params, Query, Body> = {
  request: Request
  params: Params
  query: Query
  body: Body
  actor: Actor | null
  db: Db
  site: string
}

type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
type Handler<Params, Query, Body> = (call: Call<Params, Query, Body>) => Promise<Response>

/**
 * The route handler of an operation: identify, count, parse, carry out, answer. Whatever is thrown is told as
 * `application/problem+json`; a write with an Idempotency-Key is carried out once, but for one whose body is streamed: that
 * is not kept for comparison, and says the same thing however often it is sent.
 */
export function api<Params, Query, Body>(
  operation: Operation<Params, Query, Body>,
  handler: Handler<Params, Query, Body>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const how: Finish = { request, writes: operation.writes, isPersonal: true, headers: {} }
    try {
      const asker = await identifyAsker(request, operation.writes)
      how.isPersonal = asker.actor !== null
      how.headers = countRequest(asker, operation.writes)
      refuseStranger(asker, operation)
      return await finish(await respond(operation, handler, request, (await context.params) ?? {}, asker.actor), how)
    } catch (error) {
      if (error instanceof TooMany) how.headers = error.headers
      return finish(problemResponse(error, siteAddress()), how)
    }
  }
}

/** The response of a route that is no operation, such as those for who runs the registry; what it throws is told as a problem. */
export async function guarded(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    return problemResponse(error, siteAddress())
  }
}

async function respond<Params, Query, Body>(
  operation: Operation<Params, Query, Body>,
  handler: Handler<Params, Query, Body>,
  request: Request,
  named: Record<string, string | string[] | undefined>,
  actor: Actor | null,
): Promise<Response> {
  const url = new URL(request.url)
  const params = parseParams(operation, named)
  const query = parseOrRefuse(operation.query, queryOf(url.searchParams), 'query')
  const key = operation.writes ? parseIdempotencyKey(request.headers.get('idempotency-key')) : null
  const call = { request, params, query, actor, site: siteAddress() }
  const contract = operation.body
  if (contract.kind === 'stream') {
    const parts = sentParts(request, { ...contract, maxBytes: environment().COLOPHON_RECORDS_MAX_BYTES })
    return handler({ ...call, body: contract.read(parts), db: database() })
  }
  const bytes = await readRequestBytes(request, contract)
  const body = contract.read(bytes)
  const carryOut = (db: Db) => handler({ ...call, body, db })
  if (key === null || actor === null) return carryOut(database())
  const address = url.pathname + url.search
  const repeatable = { actor: actor.userId, key, method: request.method, address, body: bytes }
  return respondOnce(database(), repeatable, carryOut, operation.answerIsSecret === true)
}

function refuseStranger({ actor, badToken }: Asker, { account, summary }: Operation): void {
  if (badToken)
    throw new Refusal(
      'unauthenticated',
      'This API token is not known, was revoked or has expired. Make a new one under Settings.',
    )
  if (actor !== null || account === 'none' || account === 'optional') return
  throw new Refusal(
    'unauthenticated',
    `"${summary}" needs an account. Send an API token (Authorization: Bearer …); make one under Settings.`,
  )
}

/** What can't be a name here names nothing: 404, and in what form a name comes. */
function parseParams<Params>(operation: { params: Operation<Params>['params'] }, named: unknown): Params {
  const parsed = operation.params.safeParse(named)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ at: path.map(String).join('/'), message }))
  const [first] = issues
  const why = first === undefined ? '' : ` ${first.at}: ${first.message}`
  throw new Refusal('not-found', `There can be nothing at this address.${why}`, issues)
}

/** A parameter that is there more than once is a list. Empty ones count as not given. */
function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '')
    if (`${name}${values.join('')}`.includes('\u0000'))
      throw new Refusal('malformed', `The query holds a NUL character (%00) in ${JSON.stringify(name)}.`)
    const [first] = values
    if (first !== undefined) query[name] = values.length === 1 ? first : values
  }
  return query
}

class TooMany extends Refusal {
  readonly headers: Record<string, string>
  constructor(refusal: Refusal, headers: Record<string, string>) {
    super(refusal.code, refusal.message)
    this.headers = headers
  }
}

// Next loads this module once for each bundle; the buckets must be one for the whole process.
declare global {
  var colophonBuckets: Buckets | undefined
}

function countRequest({ key, isAdministrator }: Asker, writes: boolean): Record<string, string> {
  const rates = parseRates(environment().COLOPHON_RATE_LIMIT)
  if (rates === null) return {}
  globalThis.colophonBuckets ??= openBuckets()
  const kind = writes ? 'writing' : 'reading'
  const taken = takeRequest(globalThis.colophonBuckets, { key, isAdministrator }, kind, rates, Date.now())
  if (taken.retryAfter !== null) throw new TooMany(tooMany(taken), rateHeaders(taken))
  return rateHeaders(taken)
}
