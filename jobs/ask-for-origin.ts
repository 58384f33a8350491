import { LRUCache } from 'lru-cache'
import { recordAttempts } from '#db/commands/record-attempts.ts'
import { type KeptAttempt, readLatestAttempts } from '#db/queries/read-attempts.ts'
import { askPlace, type PlaceAnswer, type PlaceBounds } from '#lib/clients/ask-place.ts'
import { type HostGate, openHostGate } from '#lib/clients/host-gate.ts'
import { INTERNET, type Net, WITH_LOOPBACK } from '#lib/clients/public-address.ts'
import { judgeAnswer } from '#lib/preference/harvest-answer.ts'
import { type Place, placeKey, robotsOf } from '#lib/preference/harvest-places.ts'
import { type AttemptDraft, mayAsk, PRODUCT_TOKEN, type Told } from '#lib/preference/harvest-plan.ts'
import type { FailureKind } from '#lib/preference/observation.ts'
import type { JobContext } from './job.ts'

/** What tests set: names that lead to this machine, and less patience. */
export type HarvestSettings = { net?: Net; bounds?: Partial<PlaceBounds>; hostsAtOnce?: number }

/** One run of the job. `robots` and `targets`: what was asked lately for one origin and holds for others, by address; so many and no more. */
export type HarvestRun = {
  context: JobContext
  gate: HostGate
  robots: LRUCache<string, Promise<Told>>
  targets: LRUCache<string, Promise<Told>>
}

/** A run, with nothing asked in it yet. */
export function openHarvestRun(context: JobContext): HarvestRun {
  const gate = openHostGate(context)
  return { context, gate, robots: new LRUCache({ max: 200 }), targets: new LRUCache({ max: 200 }) }
}

/** Whose place is asked, for which harvest (null: under watch), and what was kept of it before. */
export type Asking = { origin: string; harvestId: string | null; place: Place; copy: KeptAttempt | null }

/** A copy of another origin's robots.txt that is no older is not asked for again. */
const FRESH_MS = 24 * 60 * 60_000

/**
 * Asks for a place of an origin, unless a robots.txt forbids it, and keeps the attempt. `own`: the origin's robots.txt; null while that itself is
 * asked. A target on another host is asked once in a run, whoever points to it.
 */
export async function askForOrigin(run: HarvestRun, asking: Asking, own: Told | null): Promise<Told> {
  const { place, origin } = asking
  const home = new URL(place.location).origin
  if (home === origin) return keep(run, asking, await askOrRefuse(run, asking, own))
  const known = run.targets.get(placeKey(place))
  const request = known ?? askOrRefuse(run, asking, own)
  run.targets.set(placeKey(place), request)
  const told = await request
  const flags = known === undefined ? told.attempt.flags : [...told.attempt.flags, 'shared-request']
  return keep(run, asking, { ...told, attempt: { ...told.attempt, origin, flags } })
}

async function keep(run: HarvestRun, { harvestId, copy }: Asking, told: Told): Promise<Told> {
  const { etag = null, lastModified = null } =
    told.attempt.body !== null && told.attempt.body === copy?.body ? copy : {}
  await recordAttempts(run.context.db, [{ ...told.attempt, etag, lastModified }], { harvestId })
  return told
}

async function askOrRefuse(run: HarvestRun, asking: Asking, own: Told | null): Promise<Told> {
  const { place } = asking
  const why = own === null ? null : await whyNot(run, asking, own, place.location)
  if (why !== null) return refusal(asking, why)
  const { site, mayAskLoopback, harvest } = run.context
  const answer = await askPlace(place.location, rememberedOf(asking.copy), {
    site,
    gate: run.gate,
    net: harvest?.net ?? (mayAskLoopback ? WITH_LOOPBACK : INTERNET),
    bounds: harvest?.bounds ?? {},
    whyNot: async (url) => (own === null ? null : whyNot(run, asking, own, url.href)),
  })
  return judged(run, asking, answer)
}

/** Why an address may not be asked, by the robots.txt of its own origin; null: it may. */
async function whyNot(run: HarvestRun, asking: Asking, own: Told, location: string): Promise<FailureKind | null> {
  const home = new URL(location).origin
  const robots = home === asking.origin ? own : await robotsAt(run, home, asking.harvestId)
  const answer = mayAsk(robots, location)
  if (answer === 'may') return null
  return answer === 'refused' ? 'refused-by-robots' : (robots.attempt.failure ?? 'connect')
}

/** The robots.txt of another origin to which a file or a redirect leads: as it was read lately, or asked now. */
function robotsAt(run: HarvestRun, origin: string, harvestId: string | null): Promise<Told> {
  const known = run.robots.get(origin)
  if (known !== undefined) return known
  const place = robotsOf(origin)
  const told = (async () => {
    const attempts = await readLatestAttempts(run.context.db, [origin], { observer: 'harvest' })
    const [newest] = attempts
      .filter((one) => placeKey(one) === placeKey(place))
      .sort((a, b) => Date.parse(b.finishedAt) - Date.parse(a.finishedAt))
    const isFresh = newest !== undefined && Date.now() - Date.parse(newest.finishedAt) < FRESH_MS
    if (isFresh && newest.state !== 'unreachable' && newest.state !== 'stale')
      return { place, attempt: newest, body: await bodyOf(run, newest.body) }
    return askForOrigin(run, { origin, harvestId, place, copy: null }, null)
  })()
  run.robots.set(origin, told)
  return told
}

/** The bytes of a kept body. */
export async function bodyOf({ context }: HarvestRun, sha256: string | null): Promise<Uint8Array | null> {
  return sha256 === null ? null : context.blobs.read(sha256)
}

async function judged(run: HarvestRun, { origin, place, copy }: Asking, answer: PlaceAnswer): Promise<Told> {
  const { isAsBefore, ...outcome } = judgeAnswer(place, answer, copy)
  const kept = isAsBefore || answer.body === null ? null : await run.context.blobs.put(answer.body)
  const attempt: AttemptDraft = {
    ...headOf(origin, place, answer),
    chain: answer.chain,
    status: answer.status,
    headers: answer.headers,
    body: isAsBefore ? (copy?.body ?? null) : (kept?.sha256 ?? null),
    bytesReceived: isAsBefore ? (copy?.bytesReceived ?? 0) : (kept?.bytes ?? 0),
    ...outcome,
  }
  // what is stale, or stands as before, is read from the copy
  const readsCopy = isAsBefore || attempt.state === 'stale'
  return { place, attempt, body: readsCopy ? await bodyOf(run, copy?.body ?? null) : answer.body }
}

/** An attempt without a request: a robots.txt forbids it, or could not be read itself. */
function refusal({ origin, place }: Asking, failure: FailureKind): Told {
  const now = new Date()
  const flags = failure === 'refused-by-robots' ? [] : ['robots-unread']
  const nothing = { chain: [], status: null, headers: [], body: null, bytesReceived: 0, bytesParsed: 0 }
  const head = headOf(origin, place, { requestedAt: now, finishedAt: now })
  return { place, attempt: { ...head, ...nothing, state: 'unreachable', failure, flags }, body: null }
}

function headOf(origin: string, { mechanism, location }: Place, at: { requestedAt: Date; finishedAt: Date }) {
  return {
    origin,
    mechanism,
    location,
    observer: 'harvest' as const,
    agent: PRODUCT_TOKEN,
    requestedAt: at.requestedAt.toISOString(),
    finishedAt: at.finishedAt.toISOString(),
  }
}

function rememberedOf(copy: KeptAttempt | null) {
  if (copy === null || copy.body === null) return null
  return { url: copy.chain.at(-1) ?? copy.location, etag: copy.etag, lastModified: copy.lastModified }
}
