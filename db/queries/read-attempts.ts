import { and, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { POLICY_FLAG, placeKey } from '#lib/preference/harvest-places.ts'
import { Attempt, BLIND_FAILURES, isObservation, type Observer, SEEN_STATES } from '#lib/preference/observation.ts'
import type { Db } from '../client.ts'
import { preferenceAttempts } from '../schema/index.ts'

/** An attempt with what its host said of the copy: sent back when it is asked again. */
export type KeptAttempt = Attempt & { etag: string | null; lastModified: string | null }

/**
 * Which attempts. `at`: what had been seen by then. `observer`: who kept the bytes; a collector's belong to `versionId` and are seen for no other
 * version. `withPolicies`: also texts that reservations point to, which state no preference themselves.
 */
export type AttemptFilter = { at?: Date; observer?: Observer; versionId?: string; withPolicies?: boolean }

const ORIGINS_AT_ONCE = 2000

/**
 * Of each place of these origins the newest observation, and the newest failed attempt where that came later: what is known of the place, and
 * whether it has outlived its time. One statement for each 2,000 origins.
 */
export async function readLatestAttempts(
  db: Db,
  origins: readonly string[],
  filter: AttemptFilter = {},
): Promise<Attempt[]> {
  const found: Attempt[] = []
  const asked = [...new Set(origins)]
  for (let from = 0; from < asked.length; from += ORIGINS_AT_ONCE) {
    const rows = await latestRows(db, asked.slice(from, from + ORIGINS_AT_ONCE), filter)
    found.push(...rows.map(({ etag: _etag, lastModified: _lastModified, ...attempt }) => attempt))
  }
  return found
}

/** The newest observations of an origin's places by our own harvests, policies too: the copies that a conditional request names. */
export async function readCopies(db: Db, origin: string): Promise<KeptAttempt[]> {
  const rows = await latestRows(db, [origin], { observer: 'harvest', withPolicies: true })
  return rows.filter(isObservation)
}

/** The newest attempt of each place of an origin in one harvest. */
export async function readHarvestAttempts(db: Db, harvestId: string, origin: string): Promise<Attempt[]> {
  const rows = await db
    .selectDistinctOn([preferenceAttempts.mechanism, preferenceAttempts.location], ATTEMPT_COLUMNS)
    .from(preferenceAttempts)
    .where(and(eq(preferenceAttempts.harvestId, harvestId), eq(preferenceAttempts.origin, origin)))
    .orderBy(preferenceAttempts.mechanism, preferenceAttempts.location, sql`${preferenceAttempts.finishedAt} desc`)
  return rows.map(publicAttempt).map(({ etag: _etag, lastModified: _lastModified, ...attempt }) => attempt)
}

/** What is told of an attempt. */
export const ATTEMPT_COLUMNS = {
  id: preferenceAttempts.id,
  origin: preferenceAttempts.origin,
  mechanism: preferenceAttempts.mechanism,
  location: preferenceAttempts.location,
  observer: preferenceAttempts.observer,
  agent: preferenceAttempts.agent,
  requestedAt: preferenceAttempts.requestedAt,
  finishedAt: preferenceAttempts.finishedAt,
  chain: preferenceAttempts.chain,
  status: preferenceAttempts.status,
  headers: preferenceAttempts.headers,
  body: preferenceAttempts.body,
  bytesReceived: preferenceAttempts.bytesReceived,
  bytesParsed: preferenceAttempts.bytesParsed,
  state: preferenceAttempts.state,
  failure: preferenceAttempts.failure,
  flags: preferenceAttempts.flags,
  etag: preferenceAttempts.etag,
  lastModified: preferenceAttempts.lastModified,
}

/** The words of a list as they stand in a statement: written out, since DISTINCT ON and ORDER BY must be the same text. */
const written = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))
const IS_OBSERVATION = sql<boolean>`(${preferenceAttempts.state} in (${written(SEEN_STATES)}) and coalesce(${preferenceAttempts.failure} not in (${written(BLIND_FAILURES)}), true))`

async function latestRows(db: Db, origins: readonly string[], filter: AttemptFilter): Promise<KeptAttempt[]> {
  const { origin, mechanism, location, finishedAt, id } = preferenceAttempts
  const rows = await db
    .selectDistinctOn([origin, mechanism, location, IS_OBSERVATION], ATTEMPT_COLUMNS)
    .from(preferenceAttempts)
    .where(and(inArray(origin, [...origins]), ...conditions(filter)))
    .orderBy(origin, mechanism, location, IS_OBSERVATION, sql`${finishedAt} desc`, id)
  const attempts = rows.map(publicAttempt)
  const seen = new Map(attempts.filter(isObservation).map((one) => [`${one.origin} ${placeKey(one)}`, one.finishedAt]))
  return attempts.filter((one) => {
    const observed = seen.get(`${one.origin} ${placeKey(one)}`)
    return isObservation(one) || observed === undefined || one.finishedAt > observed
  })
}

function conditions({ at, observer, versionId, withPolicies = false }: AttemptFilter): (SQL | undefined)[] {
  const ofVersion =
    versionId === undefined
      ? isNull(preferenceAttempts.versionId)
      : or(isNull(preferenceAttempts.versionId), eq(preferenceAttempts.versionId, versionId))
  return [
    ofVersion,
    at === undefined ? undefined : lte(preferenceAttempts.finishedAt, at),
    observer === undefined ? undefined : eq(preferenceAttempts.observer, observer),
    withPolicies ? undefined : sql`not (${preferenceAttempts.flags} @> array[${POLICY_FLAG}]::text[])`,
  ]
}

type Row = Omit<typeof preferenceAttempts.$inferSelect, 'versionId' | 'harvestId'>

/** An attempt as it is told, from its row. */
export function publicAttempt({ etag, lastModified, ...row }: Row): KeptAttempt {
  const { requestedAt, finishedAt } = row
  const attempt = { ...row, requestedAt: requestedAt.toISOString(), finishedAt: finishedAt.toISOString() }
  return { ...Attempt.parse(attempt), etag, lastModified }
}
