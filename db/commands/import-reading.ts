import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { Candidate, Reading, Trouble } from '#lib/interchange/import.ts'
import type { Db } from '../client.ts'
import { organizations } from '../schema/index.ts'
import { type CandidateReport, type ImportOutcome, importCandidate } from './import-candidate.ts'
import { permit } from './permit.ts'

/** Into which organisation, and whether each version is published at once rather than left as a draft. */
export type ImportOrder = { organization: string; reading: Reading; publish: boolean }

export type ImportReport = { candidates: CandidateReport[]; counts: Record<ImportOutcome, number> }

/**
 * Stores what an importer read: each candidate in a transaction of its own, so that one which can't be stored is
 * reported and the others are. A candidate that was imported before, by the digest of its input, changes nothing; so a
 * document can be imported again after a crash, or for ever.
 */
export async function importReading(db: Db, actor: Actor | null, order: ImportOrder): Promise<ImportReport> {
  permit(actor, 'dataset.import', order.organization, `import into ${order.organization}`)
  if (order.publish) permit(actor, 'version.publish', order.organization, `publish versions of ${order.organization}`)
  const [owner] = await db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, order.organization))
  if (owner === undefined)
    throw new Refusal('not-found', `There is no organization ${order.organization}. Create it first.`)
  const counts = { registered: 0, unchanged: 0, amended: 0, refused: 0 }
  const candidates: CandidateReport[] = []
  for (const candidate of order.reading.candidates) {
    const report = await importOne(db, actor, { owner, order, candidate })
    counts[report.outcome] += 1
    candidates.push(report)
  }
  return { candidates, counts }
}

type One = { owner: { id: string }; order: ImportOrder; candidate: Candidate }

async function importOne(db: Db, actor: Actor, { owner, order, candidate }: One): Promise<CandidateReport> {
  const refusing = candidate.troubles.filter((trouble) => trouble.grade === 'refuse')
  const nothing = { key: candidate.key, dataset: null, version: null, digest: null }
  if (refusing.length > 0) return { ...nothing, outcome: 'refused', troubles: candidate.troubles }
  const destination = {
    organization: order.organization,
    organizationId: owner.id,
    format: order.reading.format,
    publish: order.publish,
  }
  try {
    return await db.transaction((tx) => importCandidate(tx, actor, destination, candidate))
  } catch (error) {
    // a candidate that breaks a rule of ours is the document's fault and is told; anything else is a bug and rises
    if (!(error instanceof Refusal)) throw error
    const troubles = (error.issues.length > 0 ? error.issues : [{ at: '', message: error.message }]).map(
      ({ at, message }): Trouble => ({ grade: 'refuse', at, message, rule: error.code }),
    )
    return { ...nothing, outcome: 'refused', troubles: [...candidate.troubles, ...troubles] }
  }
}
