import { and, count, eq, inArray } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { OwnConfiguration } from '#lib/run/own-configuration.ts'
import type { Db } from '../client.ts'
import { addJob } from '../queue.ts'
import { organizations, runs } from '../schema/index.ts'
import { recordEvent } from './record-event.ts'
import { readNamedVersions, writeRunParts } from './write-run-parts.ts'

/** The most runs of one organisation that wait or run here at once. */
export const MOST_UNFINISHED = 10

/** A run that this registry is asked to carry out. `replayOf`: the run that it repeats. */
export type OrderedRun = OwnConfiguration & {
  organization: string
  name: string
  description: string
  stepsPlanned: number
  seeds: Record<string, number>
  inputs: RunInput[]
  replayOf: string | null
}

/** Writes a run that waits for a worker, with what it reads, its event and its job, in the transaction of the caller. Null: no such organisation. */
export async function writeOrderedRun(tx: Db, actor: Actor, ordered: OrderedRun, now: Date): Promise<string | null> {
  const { organization: slug, kind, inputs, configuration, replayOf, stepsPlanned } = ordered
  const [organization] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, slug))
    // orders of one organisation take turns, so that they are counted right
    .for('update')
  if (organization === undefined) return null
  await refuseTooMany(tx, organization.id)
  const { known } = await readNamedVersions(tx, { inputs, outputs: [] }, now)
  const { name, description, seeds } = ordered
  const [row] = await tx
    .insert(runs)
    .values({
      ...{ name, description, seeds, configuration, replayOf, kind, stepsPlanned, environment: {} },
      organizationId: organization.id,
      executor: 'registry',
      state: 'waiting',
      stepsDone: 0,
      heartbeatSeconds: 60,
      heardAt: now,
      recordedAt: now,
      author: actor.userId,
      authorName: actor.name,
    })
    .returning({ id: runs.id })
  if (row === undefined) throw new Error('The run was not written.')
  await writeRunParts(tx, row.id, { inputs, outputs: [], artifacts: [] }, known)
  await addJob(tx, 'execute-run', { run: row.id })
  const read = inputs.flatMap(({ version }) => version ?? [])
  await recordEvent(tx, actor, {
    kind: 'run.ordered',
    subject: row.id,
    facts: { organization: slug, kind, name, read, replayOf },
  })
  return row.id
}

async function refuseTooMany(tx: Db, organizationId: string): Promise<void> {
  const [unfinished] = await tx
    .select({ runs: count() })
    .from(runs)
    .where(
      and(
        eq(runs.organizationId, organizationId),
        eq(runs.executor, 'registry'),
        inArray(runs.state, ['waiting', 'running']),
      ),
    )
  if ((unfinished?.runs ?? 0) >= MOST_UNFINISHED)
    throw new Refusal(
      'conflict',
      `${MOST_UNFINISHED} runs of this organization wait or run here already. Wait until one is over, or cancel one.`,
    )
}
