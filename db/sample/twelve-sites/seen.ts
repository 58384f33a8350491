import { sha256Hex } from '#lib/digest.ts'
import { type Copy, judgeAnswer } from '#lib/preference/harvest-answer.ts'
import { type Place, placeKey } from '#lib/preference/harvest-places.ts'
import { nextPlace, PRODUCT_TOKEN, type Told } from '#lib/preference/harvest-plan.ts'
import type { Observer } from '#lib/preference/observation.ts'
import { pathnameOf } from '#lib/preference/places.ts'
import type { HeaderLine } from '#lib/preference/signal.ts'
import { type MadeUpSite, periodOn } from './site.ts'

/** An attempt of the sample, with the bytes that came. */
export type SeenPlace = { attempt: Told['attempt']; body: Uint8Array | null }

type Round = { day: string; observer: Observer; agent: string; second: number }

/**
 * What a site was seen to say on these days: it is asked as a harvest asks, place by place, and answers as its story goes. A copy of an earlier day
 * is kept where a place can't be read any more.
 */
export function seenOn(site: MadeUpSite, days: readonly string[], second: number): SeenPlace[] {
  const copies = new Map<string, Copy & { bytes: Uint8Array }>()
  return days.flatMap((day) => askAll(site, { day, observer: 'harvest', agent: PRODUCT_TOKEN, second }, copies))
}

/** What the collector of the records kept of a site on the day on which it came there first. */
export function keptByCollector(site: MadeUpSite, day: string, agent: string, second: number): SeenPlace[] {
  return askAll(site, { day, observer: 'collector', agent, second }, new Map())
}

/** A page as the collector got it: its header lines alone. */
export function keptHeaders(url: string, at: string, agent: string, headers: readonly HeaderLine[]): SeenPlace {
  const place: Place = { mechanism: 'robots-tag', location: url, isPolicy: false }
  return {
    body: null,
    attempt: {
      ...attemptAt(place, new URL(url).origin, { day: at, observer: 'collector', agent, second: 0 }, 0),
      requestedAt: at,
      finishedAt: at,
      status: 200,
      headers: [...headers],
      body: null,
      bytesReceived: 0,
      bytesParsed: 0,
      state: 'parsed',
      failure: null,
      flags: [],
    },
  }
}

function askAll(site: MadeUpSite, round: Round, copies: Map<string, Copy & { bytes: Uint8Array }>): SeenPlace[] {
  const origin = `https://${site.host}`
  const told: Told[] = []
  const asked = new Set<string>()
  for (let place = nextPlace(origin, told, asked); place !== null; place = nextPlace(origin, told, asked)) {
    asked.add(placeKey(place))
    const copy = copies.get(placeKey(place)) ?? null
    const { body, attempt } = askPlace(site, place, round, copy, told.length)
    if (body !== null && attempt.state !== 'stale') copies.set(placeKey(place), { ...attempt, bytes: body })
    told.push({ place, attempt, body: attempt.state === 'stale' ? (copy?.bytes ?? null) : body })
  }
  return told.map(({ attempt, body }) => ({ attempt, body: attempt.body === null ? null : body }))
}

function askPlace(site: MadeUpSite, place: Place, round: Round, copy: Copy | null, turn: number): SeenPlace {
  const { down, files } = periodOn(site, round.day)
  const text = down === undefined ? files[pathnameOf(place.location)] : undefined
  const body = text === undefined ? null : new TextEncoder().encode(text)
  const status = down === 'dns' ? null : down === 'server-error' ? 503 : body === null ? 404 : 200
  const headers: HeaderLine[] = body === null ? [] : [['Content-Type', mediaTypeOf(place.location)]]
  const failure = down === 'dns' ? down : null
  const { isAsBefore, ...judged } = judgeAnswer(place, { status, headers, body, failure, flags: [] }, copy)
  return {
    body,
    attempt: {
      ...attemptAt(place, `https://${site.host}`, round, turn),
      ...judged,
      flags: [...judged.flags],
      status,
      headers,
      body: body === null ? null : sha256Hex(body),
      bytesReceived: body?.byteLength ?? 0,
    },
  }
}

function mediaTypeOf(location: string): string {
  if (location.endsWith('.json')) return 'application/json'
  return location.endsWith('.xml') ? 'application/rsl+xml' : 'text/plain; charset=utf-8'
}

/** One place after the other, two seconds apart, from six in the morning on. */
function attemptAt(
  { mechanism, location }: Place,
  origin: string,
  { day, observer, agent, second }: Round,
  turn: number,
) {
  const at = Date.parse(`${day.slice(0, 10)}T06:00:00Z`) + (second * 60 + turn * 2) * 1000
  const time = (ms: number) => new Date(ms).toISOString()
  const [requestedAt, finishedAt] = [time(at), time(at + 400)]
  return { origin, mechanism, location, observer, agent, requestedAt, finishedAt, chain: [location] }
}
