import { z } from 'zod'
import { Sha256Hex } from '../digest.ts'
import { Mechanism } from './preference.ts'
import { HeaderLine } from './signal.ts'

/** What an attempt to read a place means (`preferences.md` §7). The first four are observations, `unavailable` (there is none) included. */
export const ATTEMPT_STATES = [
  'parsed',
  'parsed-truncated',
  'malformed',
  'unavailable',
  'unreachable',
  'stale',
] as const
export const AttemptState = z.enum(ATTEMPT_STATES)
export type AttemptState = z.infer<typeof AttemptState>

/** Why a place was not read, or read in part (`preferences.md` §8). */
export const FAILURE_KINDS = [
  'not-found',
  'refused',
  'rate-limited',
  'server-error',
  'timeout',
  'dns',
  'connect',
  'tls',
  'blocked-address',
  'redirect-limit',
  'too-large',
  'soft-404',
  'malformed',
  'refused-by-robots',
  'not-asked',
] as const
export const FailureKind = z.enum(FAILURE_KINDS)
export type FailureKind = z.infer<typeof FailureKind>

/** Who kept the bytes: our own harvest, or the collector of the records, at the time of collection. */
export const OBSERVERS = ['harvest', 'collector'] as const
export const Observer = z.enum(OBSERVERS)
export type Observer = z.infer<typeof Observer>

/**
 * One request for one place, as it went: kept for ever, so that every decision can be made again from it. `mechanism`: which reader takes the
 * body. `location`: the address asked; `chain`: the addresses it led to. `headers`: raw lines in order. `body`: the sha256 of the whole body as
 * received. `bytesParsed` of it were read. `agent`: the product token under which it was asked.
 */
export const Attempt = z.strictObject({
  id: z.uuid(),
  origin: z.string(),
  mechanism: Mechanism,
  location: z.string(),
  observer: Observer,
  agent: z.string(),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  chain: z.array(z.string()),
  status: z.number().int().nullable(),
  headers: z.array(HeaderLine),
  body: Sha256Hex.nullable(),
  bytesReceived: z.number().int(),
  bytesParsed: z.number().int(),
  state: AttemptState,
  failure: FailureKind.nullable(),
  flags: z.array(z.string()),
})
export type Attempt = z.infer<typeof Attempt>

export const HARVEST_STATES = ['waiting', 'running', 'done', 'stopped'] as const
export const HarvestState = z.enum(HARVEST_STATES)
export type HarvestState = z.infer<typeof HarvestState>

/** From where the origins of a harvest are known: the version's held records or, without any, the addresses of its sources. */
export const HARVEST_BASES = ['records', 'sources'] as const
export const HarvestBasis = z.enum(HARVEST_BASES)
export type HarvestBasis = z.infer<typeof HarvestBasis>

/** Answers that show no file and don't say that there is none either: what was known before is neither confirmed nor over. */
export const BLIND_FAILURES = ['rate-limited', 'redirect-limit'] as const satisfies readonly FailureKind[]

/** States in which something was seen of a place, that there is none included (`preferences.md` §7). */
export const SEEN_STATES = [
  'parsed',
  'parsed-truncated',
  'malformed',
  'unavailable',
] as const satisfies readonly AttemptState[]

/** Whether an attempt is an observation: something was seen, and it takes the place of what was seen before. */
export function isObservation({ state, failure }: Pick<Attempt, 'state' | 'failure'>): boolean {
  return SEEN_STATES.some((seen) => seen === state) && !BLIND_FAILURES.some((blind) => blind === failure)
}

/** Whether an observation says that there is no such file: by its status, or by a page where text, JSON or XML belongs. */
export function isAbsent({ state, failure }: Pick<Attempt, 'state' | 'failure'>): boolean {
  return state === 'unavailable' || failure === 'soft-404'
}
