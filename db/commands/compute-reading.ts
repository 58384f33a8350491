import { and, desc, eq } from 'drizzle-orm'
import type { Digest } from '#lib/digest.ts'
import { digestOfJson } from '#lib/digest.ts'
import { OUR_AGENT } from '#lib/preference/check.ts'
import { type JudgedGroup, type RecordGroup, sumShares } from '#lib/preference/group-shares.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { type OpenOrigin, openOrigin, type ReadingMoment } from '#lib/preference/open-origin.ts'
import { byOrigin } from '#lib/preference/places-of-attempts.ts'
import { PREFERENCE_RULES_VERSION } from '#lib/preference/preference.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { listAttempts } from '../queries/list-attempts.ts'
import { readBodies } from '../queries/read-bodies.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { readTerms } from '../queries/read-terms.ts'
import { groupRecords } from '../records/group-records.ts'
import { listOrigins } from '../records/list-origins.ts'
import { writeGroups } from '../records/write-groups.ts'
import { preferenceReadings } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'

/** What is to be read: what held at collection, or what had been seen by `asOf`; what is seen later counts for neither. */
export type ReadingOrder = { moment: ReadingMoment; asOf: Date }

/** `known`: nothing was seen, and no rule changed, since the reading of this moment: nothing new was written. */
export type ReadingComputed =
  | { kind: 'read' | 'known'; id: string }
  | { kind: 'not-found' }
  /** The version's records are not held here, so that there is nothing to count. */
  | { kind: 'no-records' }

const ORIGINS_AT_ONCE = 2000

/**
 * Reads what a published version's records were told to be for, and keeps the sums and the groups that they are made of. Records are grouped in SQL, and one
 * of each group is judged. Reading and event are one transaction; the same facts give no second reading.
 */
export async function computeReading(
  db: Db,
  blobs: BlobStore,
  digest: string,
  { moment, asOf }: ReadingOrder,
): Promise<ReadingComputed> {
  const version = await findExactVersion(db, digest)
  if (version === null) return { kind: 'not-found' }
  const held = (await readManifestsOf(db, { digest })).map(({ manifest }) => manifest)
  if (held.length === 0) return { kind: 'no-records' }
  const { origins } = await listOrigins(blobs, held, { limit: Number.MAX_SAFE_INTEGER, seed: '' })
  const facts = await readFacts(
    db,
    origins.map(({ origin }) => origin),
    { at: asOf, versionId: version.id },
  )
  const inputs = inputsOf(
    held.map(({ sha256 }) => sha256),
    moment,
    facts,
  )
  const before = await findReading(db, version.id, moment, inputs)
  if (before !== null && (moment === 'collection' || before.asOf >= asOf)) return { kind: 'known', id: before.id }
  const opened = await openAll(blobs, facts, { moment, asOf })
  const partings = [...opened].map(([origin, { tests, moments }]) => ({ origin, tests, moments }))
  const { groups, countsTokens } = await groupRecords(blobs, held, partings)
  const judged = groups.map((group) => judge(group, opened))
  const shares = sumShares(judged, countsTokens)
  const blob = await writeGroups(blobs, judged)
  return db.transaction(async (tx) => {
    const row = { versionId: version.id, moment, asOf, rules: PREFERENCE_RULES_VERSION, inputs, shares, groups: blob }
    const [kept] = await tx.insert(preferenceReadings).values(row).returning({ id: preferenceReadings.id })
    if (kept === undefined) throw new Error('The reading was not written.')
    const { path: dataset, label } = version
    const told = { dataset, label, reading: kept.id, moment, asOf: asOf.toISOString(), inputs, rules: row.rules }
    await recordEvent(tx, null, { kind: 'preferences.read', subject: digest, facts: told })
    return { kind: 'read', id: kept.id }
  })
}

type Facts = { attempts: Attempt[]; terms: PublicTerms[] }

async function readFacts(db: Db, origins: readonly string[], filter: { at: Date; versionId: string }): Promise<Facts> {
  const facts: Facts = { attempts: [], terms: [] }
  for (let from = 0; from < origins.length; from += ORIGINS_AT_ONCE) {
    const some = origins.slice(from, from + ORIGINS_AT_ONCE)
    facts.attempts.push(...(await listAttempts(db, some, filter)))
    facts.terms.push(
      ...(await readTerms(
        db,
        some.flatMap((origin) => urlOf(origin)?.hostname ?? []),
      )),
    )
  }
  return { ...facts, terms: [...new Map(facts.terms.map((one) => [one.id, one])).values()] }
}

/** What a reading rests on, as a digest: the records, the rules, every attempt, and the terms as they stand. */
function inputsOf(manifests: string[], moment: ReadingMoment, { attempts, terms }: Facts): Digest {
  return digestOfJson({
    moment,
    rules: PREFERENCE_RULES_VERSION,
    manifests: manifests.toSorted(),
    attempts: attempts.map(({ id }) => id).sort(),
    terms: terms.map(({ id, confirmed, ended }) => `${id} ${confirmed?.at ?? ''} ${ended?.at ?? ''}`).sort(),
  })
}

async function findReading(db: Db, versionId: string, moment: ReadingMoment, inputs: string) {
  const [row] = await db
    .select({ id: preferenceReadings.id, asOf: preferenceReadings.asOf })
    .from(preferenceReadings)
    .where(
      and(
        eq(preferenceReadings.versionId, versionId),
        eq(preferenceReadings.moment, moment),
        eq(preferenceReadings.inputs, inputs),
      ),
    )
    .orderBy(desc(preferenceReadings.asOf))
    .limit(1)
  return row ?? null
}

async function openAll(
  blobs: BlobStore,
  { attempts, terms }: Facts,
  { moment, asOf }: ReadingOrder,
): Promise<Map<string, OpenOrigin>> {
  const bodies = await readBodies(blobs, attempts)
  const identities = [...new Set(attempts.filter(({ observer }) => observer === 'collector').map(({ agent }) => agent))]
  const opened = [...byOrigin(attempts)].map(([origin, own]): [string, OpenOrigin] => {
    const memory = { origin, attempts: own, bodies, terms, moment, asOf: asOf.toISOString() }
    return [origin, openOrigin({ ...memory, agent: OUR_AGENT, identities })]
  })
  return new Map(opened)
}

function judge(group: RecordGroup, opened: ReadonlyMap<string, OpenOrigin>): JudgedGroup {
  const origin = group.origin === null ? undefined : opened.get(group.origin)
  if (origin === undefined || group.url === null) return { ...group, basis: 'none', answer: null }
  return { ...group, ...origin.judge(group.url, group.retrievedAt) }
}
