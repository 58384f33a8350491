import { desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type EvidenceHistory, RESTING_KINDS } from '#lib/license/evidence-history.ts'
import { UNCHECKED } from '#lib/license/recorded-statement.ts'
import type { Db } from '../client.ts'
import { evidenceChecks, evidencePages } from '../schema/index.ts'
import { readEvidence } from './read-evidence.ts'

/** So many checks and so many versions are told. */
const SHOWN = 100

const Rests = z.array(
  z.object({
    version: z.string(),
    dataset: z.string(),
    label: z.string(),
    kind: z.enum(RESTING_KINDS),
    expression: z.string(),
  }),
)

/** A piece of evidence with everything that came after it was read, or null; four statements. Drafts are left out of what rests on it. */
export async function readEvidenceHistory(db: Db, digest: string): Promise<EvidenceHistory | null> {
  const evidence = (await readEvidence(db, [digest])).get(digest)
  if (evidence === undefined) return null
  const [page] = await db.select().from(evidencePages).where(eq(evidencePages.evidence, digest))
  const checks = await db
    .select()
    .from(evidenceChecks)
    .where(eq(evidenceChecks.evidence, digest))
    .orderBy(desc(evidenceChecks.at))
    .limit(SHOWN)
  const { rows } = await db.execute(sql`
    select distinct v.digest as version, d.path as dataset, v.label, said.kind, said.expression
    from (
      select version_id, kind::text, expression from license_statements where evidence @> array[${digest}] and version_id is not null
      union select version_id, 'concluded', expression from license_conclusions where evidence @> array[${digest}]
      union select version_id, 'fact', key from version_facts where evidence @> array[${digest}]
    ) said
    join versions v on v.id = said.version_id
    join datasets d on d.id = v.dataset_id
    where v.digest is not null
    order by d.path, v.label, said.kind, said.expression
    limit ${SHOWN}`)
  return {
    digest,
    evidence,
    page: page === undefined ? UNCHECKED : stateOf(page),
    dueAt: page?.dueAt.toISOString() ?? null,
    checks: checks.map(({ id: _id, evidence: _evidence, at, ...check }) => ({ ...check, at: at.toISOString() })),
    rests: Rests.parse(rows),
  }
}

function stateOf({ state, checkedAt, staleSince, snapshot }: typeof evidencePages.$inferSelect) {
  return {
    state,
    checkedAt: checkedAt?.toISOString() ?? null,
    staleSince: staleSince?.toISOString() ?? null,
    snapshot,
  }
}
