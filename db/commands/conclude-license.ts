import { eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import type { ConclusionDraft } from '#lib/license/conclusion.ts'
import type { Db } from '../client.ts'
import { readLicensing } from '../queries/read-licensing.ts'
import { datasets, licenseConclusions, versions } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** `conclusions`: the ids, one for each part that was named, in their order. `unknown-parts`: nothing was written. */
export type Concluded =
  | { kind: 'proposed'; conclusions: string[] }
  | { kind: 'not-found' }
  | { kind: 'unknown-parts'; parts: string[] }

const ROWS_AT_ONCE = 2000

/**
 * Proposes what the licence of one or more parts of a published version is, with evidence. It counts once a second person
 * confirms it (`opineOnConclusion`); what was declared stays as it is.
 */
export async function concludeLicense(
  db: Db,
  actor: Actor | null,
  digest: string,
  draft: ConclusionDraft,
): Promise<Concluded> {
  return db.transaction(async (tx) => {
    const [version] = await tx
      .select({ id: versions.id, path: datasets.path })
      .from(versions)
      .innerJoin(datasets, eq(datasets.id, versions.datasetId))
      .where(eq(versions.digest, digest))
    const organization = version?.path.split('/')[0] ?? null
    permit(actor, 'license.conclude', organization, `conclude a licence of ${version?.path ?? 'a dataset'}`)
    const [licensing] = await readLicensing(tx, [digest])
    if (version === undefined || licensing === undefined) return { kind: 'not-found' }
    const known = new Set(licensing.parts.map(({ id }) => id))
    const parts = [...new Set(draft.parts)]
    const unknown = parts.filter((part) => !known.has(part))
    if (unknown.length > 0) return { kind: 'unknown-parts', parts: unknown }
    await keepEvidence(tx, draft.evidence)
    const { parts: _parts, evidence, ...said } = draft
    const row = { ...said, evidence: evidence.map(evidenceDigest), versionId: version.id }
    // the clock, not the transaction's start: what was said later stands later, also where one transaction holds both
    const by = { author: actor.userId, authorName: actor.name, at: sql`clock_timestamp()` }
    const rows = parts.map((part) => ({ ...row, ...by, part, id: crypto.randomUUID() }))
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await tx.insert(licenseConclusions).values(rows.slice(from, from + ROWS_AT_ONCE))
    await recordEvent(tx, actor, {
      kind: 'license.proposed',
      subject: digest,
      facts: { dataset: version.path, parts: parts.slice(0, 20), count: parts.length, expression: draft.expression },
    })
    return { kind: 'proposed', conclusions: rows.map(({ id }) => id) }
  })
}
