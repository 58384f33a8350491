import { eq } from 'drizzle-orm'
import type { CheckReport } from '#lib/archive/check.ts'
import { type CopyAnswer, FIXITY_RULE, type FixityFinding, judgeFixity, judgeReport } from '#lib/archive/fixity.ts'
import { REGISTRY_AGENT } from '#lib/archive/premis.ts'
import { nextCheckAt } from '#lib/archive/schedule.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { Evidence, evidenceDigest } from '#lib/evidence.ts'
import type { Db } from '../client.ts'
import { archiveCopies, fixityChecks } from '../schema/index.ts'
import { keepEvidence } from './keep-evidence.ts'
import { type LockedCopy, lockCopy } from './lock-copy.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

export type RecordedCheck =
  | { kind: 'recorded'; id: string; finding: FixityFinding }
  | { kind: 'not-found' }
  | { kind: 'retired' }

/**
 * Keeps what the registry itself saw of a copy, judged by what is expected of it, and sets its next turn. `bound`: the most that is downloaded for a check, in
 * bytes. A copy that was retired meanwhile gets no check.
 */
export async function recordFixityCheck(db: Db, id: string, answer: CopyAnswer, bound: number): Promise<RecordedCheck> {
  return db.transaction(async (tx) => {
    const copy = await lockCopy(tx, id)
    if (copy === null) return { kind: 'not-found' }
    if (copy.isRetired) return { kind: 'retired' }
    const finding = judgeFixity(copy, answer, bound)
    const at = new Date(answer.at)
    const failures = finding.link === 'alive' && finding.outcome !== 'fail' ? 0 : copy.failures + 1
    const { claim, url, status, received } = answer
    const check = await keep(tx, copy, finding, {
      at,
      url,
      status,
      claim,
      bytes: received?.bytes ?? null,
      sha256: received?.sha256 ?? null,
      agent: REGISTRY_AGENT,
    })
    await tx
      .update(archiveCopies)
      .set({ failures, dueAt: nextCheckAt({ copy: id, failures, at }), askedAt: null })
      .where(eq(archiveCopies.id, id))
    await tell(tx, null, { copy, check, finding })
    return { kind: 'recorded', id: check, finding }
  })
}

/** By so much the clock of who reports may be ahead of ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000

/** Keeps a check that somebody made elsewhere, as they report it: told apart from the registry's own, whose turn it leaves as it is. */
export async function reportFixityCheck(
  db: Db,
  actor: Actor | null,
  id: string,
  given: { report: CheckReport; now: Date },
): Promise<RecordedCheck> {
  const { report, now } = given
  return db.transaction(async (tx) => {
    const copy = await lockCopy(tx, id)
    permit(
      actor,
      'archive.check',
      copy?.organization ?? null,
      `report a check of a copy of ${copy?.path ?? 'a dataset'}`,
    )
    if (copy === null) return { kind: 'not-found' }
    if (copy.isRetired) return { kind: 'retired' }
    refuseUnfit(copy, report, now)
    const finding = judgeReport(copy, report, copy.files)
    const evidence =
      report.report === null ? [] : [Evidence.parse({ source: report.report, retrievedAt: now.toISOString() })]
    await keepEvidence(tx, evidence)
    const check = await keep(tx, copy, finding, {
      at: new Date(Math.min(Date.parse(report.at), now.getTime())),
      bytes: report.bytes,
      sha256: report.sha256,
      note: report.how,
      evidence: evidence.map(evidenceDigest),
      author: actor.userId,
      agent: actor.name,
    })
    await tell(tx, actor, { copy, check, finding })
    return { kind: 'recorded', id: check, finding }
  })
}

function refuseUnfit(copy: LockedCopy, { at, filesChecked }: CheckReport, now: Date): void {
  const refuse = (where: string, message: string) => {
    throw new Refusal('invalid', `The report can't be kept. ${message}`, [{ at: where, message }])
  }
  if (Date.parse(at) > now.getTime() + CLOCKS_DIFFER_MS)
    refuse('/at', 'The check is told to have been made in the future.')
  if (filesChecked !== null && copy.covers === 'file')
    refuse('/filesChecked', 'This copy is of one file: give the sha256 of what its address sends.')
}

type Kept = Pick<typeof fixityChecks.$inferInsert, 'at' | 'agent'> & Partial<typeof fixityChecks.$inferInsert>

async function keep(tx: Db, copy: LockedCopy, finding: FixityFinding, seen: Kept): Promise<string> {
  const [row] = await tx
    .insert(fixityChecks)
    .values({
      copyId: copy.id,
      rule: FIXITY_RULE,
      expectedBytes: copy.bytes,
      expectedSha256: copy.sha256,
      note: '',
      evidence: [],
      ...finding,
      ...seen,
    })
    .returning({ id: fixityChecks.id })
  if (row === undefined) throw new Error('The check was not written.')
  return row.id
}

type Told = { copy: LockedCopy; check: string; finding: FixityFinding }

async function tell(tx: Db, actor: Actor | null, { copy, check, finding }: Told): Promise<void> {
  const { outcome, basis, link } = finding
  const facts = { dataset: copy.path, copy: copy.id, check, outcome, basis, link }
  await recordEvent(tx, actor, { kind: 'archive.fixity-checked', subject: copy.version, facts })
}
