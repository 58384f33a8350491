import { and, eq, ne, sql } from 'drizzle-orm'
import { type Actor, can } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { type ConclusionState, type OpinionDraft, type Speaker, stepOf } from '#lib/license/conclusion.ts'
import type { Db } from '../client.ts'
import { datasets, licenseConclusions, licenseOpinions, versions } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { settleDataset } from './settle-dataset.ts'

/** `refused`: the word is not taken in this state, and why; nothing was written. */
export type Opined =
  | { kind: 'heard'; standing: ConclusionState }
  | { kind: 'refused'; why: string }
  | { kind: 'not-found' }

/**
 * A second person confirms a conclusion or disagrees with it, or its author takes it back. What is confirmed takes the place of
 * the conclusion confirmed before it on the same part and layer, and of the record's own in every verdict.
 */
export async function opineOnConclusion(
  db: Db,
  actor: Actor | null,
  id: string,
  opinion: OpinionDraft,
): Promise<Opined> {
  return db.transaction(async (tx) => {
    const found = await lockConclusion(tx, id)
    const organization = found?.path.split('/')[0] ?? null
    permit(actor, 'license.conclude', organization, `speak on a conclusion about ${found?.path ?? 'a dataset'}`)
    if (found === null) return { kind: 'not-found' }
    const state = stateOf(found.standing)
    const step = stepOf(state, opinion.stance, speakerOf(actor, found.author, organization))
    if (step.kind === 'refused') return step
    const { stance, expression, reason } = opinion
    const said = { conclusionId: id, stance, expression, reason }
    await tx
      .insert(licenseOpinions)
      .values({ ...said, author: actor.userId, authorName: actor.name, at: sql`clock_timestamp()` })
    if (step.state !== state) await settle(tx, found, step.state)
    await recordEvent(tx, actor, {
      kind: EVENTS[stance],
      subject: found.digest ?? '',
      facts: { dataset: found.path, part: found.part, expression: found.expression, standing: step.state },
    })
    return { kind: 'heard', standing: step.state }
  })
}

const EVENTS = {
  confirm: 'license.confirmed',
  disagree: 'license.disputed',
  'take-back': 'license.taken-back',
} as const

type Locked = NonNullable<Awaited<ReturnType<typeof lockConclusion>>>

/** The dataset is locked first, as every command does that changes what its list shows. */
async function lockConclusion(tx: Db, id: string) {
  const [row] = await tx
    .select({
      id: licenseConclusions.id,
      versionId: licenseConclusions.versionId,
      datasetId: versions.datasetId,
      digest: versions.digest,
      path: datasets.path,
      part: licenseConclusions.part,
      layer: licenseConclusions.layer,
      expression: licenseConclusions.expression,
      author: licenseConclusions.author,
    })
    .from(licenseConclusions)
    .innerJoin(versions, eq(versions.id, licenseConclusions.versionId))
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(licenseConclusions.id, id))
    .for('update', { of: datasets })
  if (row === undefined) return null
  const [now] = await tx
    .select({ standing: licenseConclusions.standing })
    .from(licenseConclusions)
    .where(eq(licenseConclusions.id, id))
  return now === undefined ? null : { ...row, standing: now.standing }
}

async function settle(tx: Db, found: Locked, standing: ConclusionState): Promise<void> {
  const settled = { settledAt: sql`now()` }
  if (standing === 'confirmed')
    await tx
      .update(licenseConclusions)
      .set({ standing: 'superseded', ...settled })
      .where(
        and(
          eq(licenseConclusions.versionId, found.versionId),
          eq(licenseConclusions.part, found.part),
          eq(licenseConclusions.layer, found.layer),
          eq(licenseConclusions.standing, 'confirmed'),
          ne(licenseConclusions.id, found.id),
        ),
      )
  await tx
    .update(licenseConclusions)
    .set({ standing, ...settled })
    .where(eq(licenseConclusions.id, found.id))
  if (standing === 'confirmed') await settleDataset(tx, found.datasetId)
}

function speakerOf(actor: Actor, author: string | null, organization: string | null): Speaker {
  if (author === actor.userId) return 'author'
  return can(actor, 'license.decide', organization) ? 'steward' : 'auditor'
}

function stateOf(standing: Locked['standing']): ConclusionState {
  if (standing === 'recorded') throw new Refusal('conflict', 'This statement is in the version record, and stays.')
  return standing
}
