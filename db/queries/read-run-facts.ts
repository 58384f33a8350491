import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm'
import type { RunFact } from '#lib/assessment/facts/derived.ts'
import { referenceOf } from '#lib/run/flags.ts'
import type { RunState } from '#lib/run/state.ts'
import type { Db } from '../client.ts'
import { organizations, runInputs, runs } from '../schema/index.ts'
import { anyOf } from './any-of.ts'

/** A run that consumed a version, and how it stands. */
export type RunConsumer = RunFact & { state: RunState }

type Head = { digest: string; path: string; label: string; organization: string }

/**
 * The runs that read each of these versions, by its digest, oldest first: those that named the digest, and those that named it by dataset and label alone. What
 * only trained a filter's reference model was not read by the run. One statement, however many versions and runs.
 */
export async function readRunFacts(db: Db, heads: readonly Head[]): Promise<Map<string, RunConsumer[]>> {
  const byName = new Map(heads.map((head) => [nameOf(head.path, head.label), head]))
  const byDigest = new Map(heads.map((head) => [head.digest, head]))
  const rows = await db
    .selectDistinctOn([runs.recordedAt, runs.id, runInputs.version, runInputs.datasetPath, runInputs.label], {
      version: runInputs.version,
      path: runInputs.datasetPath,
      label: runInputs.label,
      id: runs.id,
      organization: organizations.slug,
      kind: runs.kind,
      state: runs.state,
      startedAt: runs.startedAt,
      trainedOn: REFERENCE_INPUTS,
    })
    .from(runInputs)
    .innerJoin(runs, eq(runs.id, runInputs.runId))
    .innerJoin(organizations, eq(organizations.id, runs.organizationId))
    .where(
      and(
        or(
          anyOf(runInputs.version, [...byDigest.keys()]),
          and(
            isNull(runInputs.version),
            anyOf(
              runInputs.datasetPath,
              heads.map(({ path }) => path),
            ),
          ),
        ),
        ne(runInputs.role, 'reference-training'),
      ),
    )
    .orderBy(asc(runs.recordedAt), asc(runs.id), runInputs.version, runInputs.datasetPath, runInputs.label)
  const found = new Map<string, RunConsumer[]>()
  for (const { version, path, label, startedAt, trainedOn, kind, ...run } of rows) {
    const head = version === null ? byName.get(nameOf(path ?? '', label ?? '')) : byDigest.get(version)
    if (head === undefined) continue
    const fact = {
      ...run,
      isPublisher: run.organization === head.organization,
      startedAt: startedAt?.toISOString() ?? null,
      pinned: version !== null,
      reference: referenceOf({ kind, inputs: trainedOn ?? [] }),
    }
    const known = found.get(head.digest) ?? []
    // a run that names the digest and, elsewhere, the label is one run, and pinned
    if (!known.some(({ id, pinned }) => id === fact.id && (pinned || !fact.pinned)))
      found.set(head.digest, [...known.filter(({ id }) => id !== fact.id), fact])
  }
  return found
}

function nameOf(path: string, label: string): string {
  return `${path}@${label.toLowerCase()}`
}

type ReferenceInput = { role: string; version: string | null; disallowed: number | null }

/** What the reference model of a filter was trained on, with what signals said of it when that was recorded. */
const REFERENCE_INPUTS = sql<ReferenceInput[] | null>`case when "runs"."kind" = 'grad-mimic' then (
  select jsonb_agg(jsonb_build_object('role', t.role, 'version', t.version, 'disallowed', (t.state_then -> 'preferences' ->> 'disallowed')::int))
  from run_inputs t where t.run_id = "runs"."id" and t.role = 'reference-training') end`
