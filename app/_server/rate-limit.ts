import { LRUCache } from 'lru-cache'
import { Refusal } from '#lib/error.ts'

/** How many requests a minute one asker has, reading and writing; null: as many as they like. */
export type Rates = { reading: number; writing: number } | null
export type RateKind = 'reading' | 'writing'

/** What is left after a request, as its headers tell it. */
export type Taken = { kind: RateKind; quota: number; left: number; fullIn: number; retryAfter: number | null }

type Bucket = { tokens: number; at: number }
export type Buckets = LRUCache<string, Bucket>

const DEFAULT_RATES = { reading: 1200, writing: 600 } as const
const MINUTE_MS = 60_000
/** Those who asked last are remembered; who was forgotten starts anew. */
const ASKERS = 20_000
/** Bulk work of those who run the registry is not held up. */
const ADMINISTRATOR_TIMES = 10

export function openBuckets(): Buckets {
  return new LRUCache({ max: ASKERS, ttl: 10 * MINUTE_MS })
}

/** The setting `READING/WRITING` in requests a minute, such as `1200/600`, or `off`. Refuses anything else. */
export function parseRates(setting: string | undefined): Rates {
  if (setting === undefined) return DEFAULT_RATES
  if (setting === 'off') return null
  const [, reading, writing] = /^(\d{1,7})\/(\d{1,7})$/.exec(setting) ?? []
  if (reading === undefined || writing === undefined || Number(reading) < 1 || Number(writing) < 1)
    throw new Error('COLOPHON_RATE_LIMIT is READING/WRITING in requests a minute, such as 1200/600, or off.')
  return { reading: Number(reading), writing: Number(writing) }
}

/**
 * Takes one request from the asker's bucket, which holds a minute's worth and fills evenly. `now` in ms. The answer
 * says what is left; `retryAfter` in seconds where nothing was: then the request is not served.
 */
export function takeRequest(
  buckets: Buckets,
  asker: { key: string; isAdministrator: boolean },
  kind: RateKind,
  rates: NonNullable<Rates>,
  now: number,
): Taken {
  const quota = rates[kind] * (asker.isAdministrator ? ADMINISTRATOR_TIMES : 1)
  const perMs = quota / MINUTE_MS
  const key = `${kind} ${asker.key}`
  const bucket = buckets.get(key) ?? { tokens: quota, at: now }
  const filled = Math.min(quota, bucket.tokens + Math.max(0, now - bucket.at) * perMs)
  const isServed = filled >= 1
  const tokens = isServed ? filled - 1 : filled
  buckets.set(key, { tokens, at: now })
  return {
    kind,
    quota,
    left: Math.floor(tokens),
    fullIn: Math.ceil((quota - tokens) / perMs / 1000),
    retryAfter: isServed ? null : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000)),
  }
}

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers), and `Retry-After` where nothing was left. */
export function rateHeaders({ kind, quota, left, fullIn, retryAfter }: Taken): Record<string, string> {
  return {
    'RateLimit-Policy': `"${kind}";q=${quota};w=60`,
    RateLimit: `"${kind}";r=${left};t=${fullIn}`,
    ...(retryAfter !== null && { 'Retry-After': String(retryAfter) }),
  }
}

/** The refusal of a request for which nothing was left. */
export function tooMany({ kind, quota, retryAfter }: Taken): Refusal {
  const asked = `More than ${quota.toLocaleString('en')} ${kind} requests came within a minute.`
  return new Refusal('too-many-requests', `${asked} Ask again in ${retryAfter ?? 1} s. This one was not carried out.`)
}

/**
 * The address that asks: the last one in X-Forwarded-For, which the server nearest to us wrote. What stands before it
 * anyone can write.
 */
export function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown'
}
