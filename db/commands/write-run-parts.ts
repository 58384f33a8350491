import { eq, sql } from 'drizzle-orm'
import { Refusal } from '#lib/error.ts'
import { namedDataset, type RunArtifact, type RunInput, type RunOutput } from '#lib/run/inputs.ts'
import type { Db } from '../client.ts'
import { type KnownInput, readInputStates } from '../queries/read-input-states.ts'
import { runArtifacts, runInputs, runOutputs } from '../schema/index.ts'

/** The most inputs, outputs and artifacts that one run keeps, each. */
const MAX_PARTS = 10_000

/** The parts of a run that are added to as it goes on. */
export type RunParts = { inputs: readonly RunInput[]; outputs: readonly RunOutput[]; artifacts: readonly RunArtifact[] }

/** What is known of the versions that these parts name by digest, and the digests that no version here has. At most four statements. */
export async function readNamedVersions(
  tx: Db,
  { inputs, outputs }: Pick<RunParts, 'inputs' | 'outputs'>,
  now: Date,
): Promise<{ known: Map<string, KnownInput>; unknown: string[] }> {
  const named = [...new Set([...inputs, ...outputs].flatMap(({ version }) => version ?? []))]
  const known = await readInputStates(tx, named, now)
  return { known, unknown: named.filter((digest) => !known.has(digest)) }
}

/** Adds what a run read and made after what it has already, each input with what is known of its version. At most six statements. */
export async function writeRunParts(
  tx: Db,
  runId: string,
  { inputs, outputs, artifacts }: RunParts,
  known: ReadonlyMap<string, KnownInput>,
): Promise<void> {
  if (inputs.length > 0) {
    const rows = inputs.map((input) => {
      const spoken = input.version === null ? namedDataset(input.name) : null
      const stateThen = input.version === null ? null : (known.get(input.version)?.state ?? null)
      return { ...input, runId, datasetPath: spoken?.path ?? null, label: spoken?.label ?? null, stateThen }
    })
    const after = await nextPosition(tx, runInputs, runId, inputs.length)
    await tx.insert(runInputs).values(rows.map((row, place) => ({ ...row, position: after + place })))
  }
  if (outputs.length > 0) {
    const after = await nextPosition(tx, runOutputs, runId, outputs.length)
    await tx.insert(runOutputs).values(outputs.map((row, place) => ({ ...row, runId, position: after + place })))
  }
  if (artifacts.length > 0) {
    const after = await nextPosition(tx, runArtifacts, runId, artifacts.length)
    await tx.insert(runArtifacts).values(artifacts.map((row, place) => ({ ...row, runId, position: after + place })))
  }
}

type Positioned = typeof runInputs | typeof runOutputs | typeof runArtifacts

async function nextPosition(tx: Db, table: Positioned, runId: string, more: number): Promise<number> {
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${table.position}) + 1, 0)::int` })
    .from(table)
    .where(eq(table.runId, runId))
  const next = row?.next ?? 0
  if (next + more > MAX_PARTS)
    throw new Refusal(
      'too-large',
      `A run keeps at most ${MAX_PARTS.toLocaleString('en')} inputs, outputs and artifacts each.`,
    )
  return next
}
