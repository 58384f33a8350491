import { and, asc, eq } from 'drizzle-orm'
import { type Digest, digestOf } from '#lib/digest.ts'
import { OUR_AGENT } from '#lib/preference/check.ts'
import { type JudgedGroup, type RecordGroup, shareSum } from '#lib/preference/group-shares.ts'
import { type OpenOrigin, openOrigin, type ReadingMoment } from '#lib/preference/open-origin.ts'
import { byOrigin } from '#lib/preference/places-of-attempts.ts'
import { PREFERENCE_RULES_VERSION } from '#lib/preference/preference.ts'
import type { ShareReading } from '#lib/preference/shares.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { type ExactVersion, findExactVersion } from '../queries/find-exact-version.ts'
import { listAttempts, listCollectorAgents } from '../queries/list-attempts.ts'
import { readBodies } from '../queries/read-bodies.ts'
import { readManifestsOf } from '../queries/read-manifest.ts'
import { readTerms } from '../queries/read-terms.ts'
import type { CountedGroup } from '../records/group-records.ts'
import { type HeldRecords, withRecords } from '../records/held-records.ts'
import { preferenceReadings } from '../schema/index.ts'
import { type ReadingFacts, readFacts } from './reading-facts.ts'
import { recordEvent } from './record-event.ts'

/** What is to be read: what held at collection, or what had been seen by `asOf`; what is seen later counts for neither. */
export type ReadingOrder = { moment: ReadingMoment; asOf: Date }

/** `known`: nothing was seen, and no rule changed, since a reading for this moment: nothing new was written. */
export type ReadingComputed =
  | { kind: 'read' | 'known'; id: string }
  | { kind: 'not-found' }
  /** The version's records are not held here, so that there is nothing to count. */
  | { kind: 'no-records' }

/** So many origins are opened at a time, with all that they were seen to say. */
const ORIGINS_AT_ONCE = 500

/**
 * Reads what a published version's records were told to be for, and keeps the sums and the groups that they are made of. Records are grouped in SQL, and one
 * of each group is judged, origin by origin in the order of the manifest, so that memory does not grow with the version. Reading and event are one
 * transaction; the same facts give no second reading.
 */
export async function computeReading(
  db: Db,
  blobs: BlobStore,
  digest: string,
  order: ReadingOrder,
): Promise<ReadingComputed> {
  const version = await findExactVersion(db, digest)
  if (version === null) return { kind: 'not-found' }
  const manifests = (await readManifestsOf(db, { digest })).map(({ manifest }) => manifest.sha256)
  if (manifests.length === 0) return { kind: 'no-records' }
  return withRecords(blobs, manifests, async (records) => {
    const origins = await records.countOrigins()
    const facts = await readFacts(db, originsOf(origins), { ...order, versionId: version.id })
    const inputs = inputsOf(manifests, order.moment, facts)
    const known = await findKnown(db, version.id, { ...order, inputs })
    if (known !== null) return { kind: 'known', id: known }
    const identities = await listCollectorAgents(db, version.id)
    const read = await readAll({ db, blobs, records, version, order, facts, identities }, origins)
    return { kind: 'read', id: await keepReading(db, digest, version, { ...order, ...read, inputs }) }
  })
}

function originsOf(origins: readonly CountedGroup[]): string[] {
  return [...new Set(origins.flatMap(({ group }) => group.origin ?? []))]
}

/** What a reading rests on, as a digest: the records, the rules, every attempt and whether it had outlived its time, and the terms as they stood. */
function inputsOf(manifests: readonly string[], moment: ReadingMoment, { digests }: ReadingFacts): Digest {
  return digestOf([moment, PREFERENCE_RULES_VERSION, ...manifests.toSorted(), ...digests].join('\n'))
}

type Kept = { moment: ReadingMoment; asOf: Date; inputs: string }

/** A reading of the same facts: any of at collection, and of what was observed one of the same month or of before. */
async function findKnown(db: Db, versionId: string, { moment, asOf, inputs }: Kept): Promise<string | null> {
  const rows = await db
    .select({ id: preferenceReadings.id, asOf: preferenceReadings.asOf })
    .from(preferenceReadings)
    .where(
      and(
        eq(preferenceReadings.versionId, versionId),
        eq(preferenceReadings.moment, moment),
        eq(preferenceReadings.inputs, inputs),
      ),
    )
    .orderBy(asc(preferenceReadings.asOf))
  const counts = (before: Date) => moment === 'collection' || before <= asOf || monthOf(before) === monthOf(asOf)
  return rows.find((row) => counts(row.asOf))?.id ?? null
}

function monthOf(date: Date): string {
  return date.toISOString().slice(0, 7)
}

type Work = {
  db: Db
  blobs: BlobStore
  records: HeldRecords
  version: ExactVersion
  order: ReadingOrder
  facts: ReadingFacts
  identities: readonly string[]
}

async function readAll(
  work: Work,
  origins: readonly CountedGroup[],
): Promise<{ shares: ShareReading; groups: string }> {
  const { records, facts, blobs } = work
  const sum = shareSum(records.countsTokens)
  const file = await records.openGroupsFile(blobs)
  const keep = async (groups: readonly JudgedGroup[]) => {
    for (const group of groups) sum.add(group)
    await file.add(groups)
  }
  const isOpened = ({ group }: CountedGroup) => group.origin !== null && facts.origins.has(group.origin)
  await keep(origins.filter((one) => !isOpened(one)).map(({ group }) => ({ ...group, basis: 'none', answer: null })))
  const opened = origins.filter(isOpened)
  for (let from = 0; from < opened.length; from += ORIGINS_AT_ONCE)
    await keep(await judgeSome(work, opened.slice(from, from + ORIGINS_AT_ONCE)))
  return { shares: sum.total(), groups: await file.finish() }
}

async function judgeSome(work: Work, some: readonly CountedGroup[]): Promise<JudgedGroup[]> {
  const opened = await openSome(work, originsOf(some))
  const partings = some.flatMap(({ written, group }) => {
    const origin = opened.get(group.origin ?? '')
    return written === null || origin === undefined ? [] : [{ written, tests: origin.tests, moments: origin.moments }]
  })
  return (await work.records.groupOrigins(partings)).map((group) => judge(group, opened))
}

async function openSome({ db, blobs, version, order, identities }: Work, origins: readonly string[]) {
  const { moment, asOf } = order
  const attempts = await listAttempts(db, origins, { at: asOf, versionId: version.id })
  const terms: PublicTerms[] = await readTerms(
    db,
    origins.flatMap((origin) => urlOf(origin)?.hostname ?? []),
  )
  const bodies = await readBodies(blobs, attempts)
  const own = byOrigin(attempts)
  const asked = { bodies, terms, moment, asOf: asOf.toISOString(), agent: OUR_AGENT, identities }
  return new Map(
    origins.map((origin): [string, OpenOrigin] => [
      origin,
      openOrigin({ ...asked, origin, attempts: own.get(origin) ?? [] }),
    ]),
  )
}

function judge(group: RecordGroup, opened: ReadonlyMap<string, OpenOrigin>): JudgedGroup {
  const origin = group.origin === null ? undefined : opened.get(group.origin)
  if (origin === undefined || group.url === null) return { ...group, basis: 'none', answer: null }
  return { ...group, ...origin.judge(group.url, group.retrievedAt) }
}

async function keepReading(
  db: Db,
  digest: string,
  version: ExactVersion,
  read: Kept & { shares: ShareReading; groups: string },
): Promise<string> {
  return db.transaction(async (tx) => {
    const row = { ...read, versionId: version.id, rules: PREFERENCE_RULES_VERSION }
    const [kept] = await tx.insert(preferenceReadings).values(row).returning({ id: preferenceReadings.id })
    if (kept === undefined) throw new Error('The reading was not written.')
    const { path: dataset, label } = version
    const { moment, inputs, rules } = row
    const told = { dataset, label, reading: kept.id, moment, asOf: read.asOf.toISOString(), inputs, rules }
    await recordEvent(tx, null, { kind: 'preferences.read', subject: digest, facts: told })
    return kept.id
  })
}
