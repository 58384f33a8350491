import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { type FactDraft, settleFact } from '#lib/assessment/fact-draft.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { datasets, versionFacts, versions } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** `written`: the keys whose value or evidence is another one than before. Where there are none, nothing was written. */
export type RecordedFactKeys = { kind: 'recorded'; written: FactKey[] } | { kind: 'not-found' }

/**
 * Records what the actor says of a published version, group by group, all or nothing. The newest of a group counts from now on, no
 * score changes by it, and what was recorded before stays as history. Of two drafts of one key the last one counts.
 */
export async function recordFacts(
  db: Db,
  actor: Actor | null,
  digest: string,
  drafts: readonly FactDraft[],
): Promise<RecordedFactKeys> {
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, digest)
    const organization = version?.path.split('/')[0] ?? null
    permit(actor, 'fact.record', organization, `record facts about ${version?.path ?? 'a dataset'}`)
    return version === null ? { kind: 'not-found' } : writeFacts(tx, actor, { ...version, digest }, drafts)
  })
}

/** As `recordFacts`, inside a transaction of the caller's, who has checked the permission. */
export async function recordFactsIn(
  tx: Db,
  actor: Actor | null,
  digest: string,
  drafts: readonly FactDraft[],
): Promise<RecordedFactKeys> {
  const version = await lockVersion(tx, digest)
  return version === null ? { kind: 'not-found' } : writeFacts(tx, actor, { ...version, digest }, drafts)
}

async function writeFacts(
  tx: Db,
  actor: Actor | null,
  version: { id: string; path: string; digest: string },
  drafts: readonly FactDraft[],
): Promise<RecordedFactKeys> {
  const settled = [...new Map(drafts.map((draft) => [draft.key, settleFact(draft)])).values()]
  const before = await newestOf(
    tx,
    version.id,
    settled.map(({ key }) => key),
  )
  const rows = settled
    .map(({ key, value, evidence }) => ({ key, value, evidence: evidence.map(evidenceDigest) }))
    .filter((row) => canonicalJson([row.value, row.evidence]) !== (before.get(row.key) ?? TAKEN_BACK))
  if (rows.length === 0) return { kind: 'recorded', written: [] }
  await keepEvidence(
    tx,
    settled.flatMap(({ evidence }) => evidence),
  )
  const by = {
    versionId: version.id,
    author: actor?.userId ?? null,
    authorName: actor?.name ?? 'Colophon',
    at: sql`clock_timestamp()`,
  }
  await tx.insert(versionFacts).values(rows.map((row) => ({ ...row, ...by })))
  const written = rows.map(({ key }) => key)
  await recordEvent(tx, actor, {
    kind: 'fact.recorded',
    subject: version.digest,
    facts: { dataset: version.path, keys: written },
  })
  return { kind: 'recorded', written }
}

/** Recording nothing where nothing was recorded is no change. */
const TAKEN_BACK = canonicalJson([null, []])

/** The dataset is locked first, as every command does: two who record at once take turns. */
async function lockVersion(tx: Db, digest: string): Promise<{ id: string; path: string } | null> {
  const [row] = await tx
    .select({ id: versions.id, path: datasets.path })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(and(eq(versions.digest, digest), isNotNull(versions.digest)))
    .for('update', { of: datasets })
  return row ?? null
}

async function newestOf(tx: Db, versionId: string, keys: FactKey[]): Promise<Map<FactKey, string>> {
  if (keys.length === 0) return new Map()
  const rows = await tx
    .selectDistinctOn([versionFacts.key], {
      key: versionFacts.key,
      value: versionFacts.value,
      evidence: versionFacts.evidence,
    })
    .from(versionFacts)
    .where(and(eq(versionFacts.versionId, versionId), inArray(versionFacts.key, keys)))
    .orderBy(versionFacts.key, desc(versionFacts.at))
  return new Map(rows.map(({ key, value, evidence }) => [key, canonicalJson([value ?? null, evidence])]))
}
