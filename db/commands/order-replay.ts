import { eq, inArray } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { ownConfigurationOf } from '#lib/run/own-configuration.ts'
import type { PlannedRun } from '#lib/run/planned-run.ts'
import { whyNotReplayable } from '#lib/run/replayable.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readRunInputs } from '../queries/read-run-parts.ts'
import { planRun } from '../records/plan-run.ts'
import { datasets, organizations, runs, versions } from '../schema/index.ts'
import { permit } from './permit.ts'
import { writeOrderedRun } from './write-ordered-run.ts'

export type ReplayOrdered =
  | { kind: 'ordered'; id: string }
  | { kind: 'not-found' }
  | { kind: 'not-replayable'; reason: string }

/**
 * Orders that a run which was carried out here be carried out again, as a run of its own that is judged at its end. Without an organisation, that of the
 * run. Its texts are read again first: where they are gone or other, it is not replayable, with the reason, and nothing is written.
 */
export async function orderReplay(
  db: Db,
  blobs: BlobStore,
  actor: Actor | null,
  { run: id, organization = null, now }: { run: string; organization?: string | null; now: Date },
): Promise<ReplayOrdered> {
  const found = await findRepeated(db, id)
  const slug = organization ?? found?.organization ?? null
  permit(actor, 'run.order', slug, `have ${found === null ? 'a run' : `the run ${found.name}`} repeated`)
  if (found === null || slug === null) return { kind: 'not-found' }
  const inputs = await readRunInputs(db, id)
  const states = await readStates(
    db,
    inputs.flatMap(({ version }) => version ?? []),
  )
  const why = whyNotReplayable({
    ...found,
    inputs: inputs.map(({ version, name }) => ({
      version,
      name: name || (version ?? ''),
      ...(states.get(version ?? '') ?? { isWithdrawn: false, successor: null }),
    })),
  })
  if (why !== null) return { kind: 'not-replayable', reason: why }
  const { seeds } = found
  const own = ownConfigurationOf(found.kind, found.configuration)
  let planned: PlannedRun
  try {
    planned = await planRun(db, blobs, { ...own, seeds, inputs })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { kind: 'not-replayable', reason: error.message }
  }
  const name = `Replay of ${found.name}`.slice(0, 200)
  const { steps } = planned.work.plan
  const told = { organization: slug, name, description: '', stepsPlanned: steps, seeds, inputs, replayOf: id }
  const written = await db.transaction((tx) => writeOrderedRun(tx, actor, { ...own, ...told }, now))
  return written === null ? { kind: 'not-found' } : { kind: 'ordered', id: written }
}

async function findRepeated(db: Db, id: string) {
  const [row] = await db
    .select({
      organization: organizations.slug,
      name: runs.name,
      kind: runs.kind,
      state: runs.state,
      executor: runs.executor,
      engine: runs.engine,
      configuration: runs.configuration,
      seeds: runs.seeds,
    })
    .from(runs)
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(eq(runs.id, id))
  return row ?? null
}

/** Whether these versions are withdrawn, and the version that is named as their successor. */
async function readStates(
  db: Db,
  digests: readonly string[],
): Promise<Map<string, { isWithdrawn: boolean; successor: string | null }>> {
  const rows = await db
    .select({ digest: versions.digest, status: versions.status, withdrawal: versions.withdrawal })
    .from(versions)
    .where(inArray(versions.digest, [...digests]))
  const successors = rows.flatMap(({ withdrawal }) => withdrawal?.successor ?? [])
  const named = await db
    .select({ digest: versions.digest, path: datasets.path, label: versions.label })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(inArray(versions.digest, successors))
  const names = new Map(named.map(({ digest, path, label }) => [digest, `${path}@${label}`]))
  return new Map(
    rows.map(({ digest, status, withdrawal }) => [
      digest ?? '',
      { isWithdrawn: status === 'withdrawn', successor: names.get(withdrawal?.successor ?? '') ?? null },
    ]),
  )
}
