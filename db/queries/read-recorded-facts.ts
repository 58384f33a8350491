import { desc } from 'drizzle-orm'
import { RecordedFacts } from '#lib/assessment/facts/groups.ts'
import type { FactEvidence } from '#lib/assessment/facts/recorded.ts'
import type { Db } from '../client.ts'
import { versionFacts } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { readEvidence } from './read-evidence.ts'
import { readEvidencePages } from './read-evidence-pages.ts'

/**
 * What was recorded of these versions, by version id: of each group the newest, with its evidence and what the registry kept of the
 * page. One that was taken back is left out. Three statements.
 */
export async function readRecordedFacts(db: Db, versionIds: readonly string[]): Promise<Map<string, RecordedFacts>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([versionFacts.versionId, versionFacts.key], {
      versionId: versionFacts.versionId,
      key: versionFacts.key,
      value: versionFacts.value,
      evidence: versionFacts.evidence,
      by: versionFacts.authorName,
      at: versionFacts.at,
    })
    .from(versionFacts)
    .where(anyOf(versionFacts.versionId, versionIds))
    .orderBy(versionFacts.versionId, versionFacts.key, desc(versionFacts.at))
  const kept = await readKeptEvidence(
    db,
    rows.flatMap(({ evidence }) => evidence),
  )
  const groups = new Map<string, Record<string, unknown>>()
  for (const { versionId, key, value, evidence, by, at } of rows) {
    if (value === null) continue
    const facts = groups.get(versionId) ?? {}
    facts[key] = { value, evidence: evidence.flatMap((digest) => kept.get(digest) ?? []), by, at: at.toISOString() }
    groups.set(versionId, facts)
  }
  return new Map([...groups].map(([id, facts]) => [id, RecordedFacts.parse(facts)]))
}

/** Pieces of evidence by digest, each with the sha256 of what the registry's own check captured. Two statements. */
export async function readKeptEvidence(db: Db, digests: string[]): Promise<Map<string, FactEvidence>> {
  const pieces = await readEvidence(db, digests)
  const pages = await readEvidencePages(db, [...pieces.keys()])
  return new Map(
    [...pieces].map(([digest, piece]) => [digest, { ...piece, snapshot: pages.get(digest)?.snapshot ?? null }]),
  )
}
