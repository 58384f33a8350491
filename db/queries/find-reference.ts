import { and, asc, eq } from 'drizzle-orm'
import { hexOf, isDigest, sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { FilterReference } from '#lib/run/filter-plan.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import { T6Configuration } from '#lib/run/t6-record.ts'
import { T6Model } from '#lib/t6/model.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { runArtifacts, runs } from '../schema/index.ts'
import { readRunInputs } from './read-run-parts.ts'

/** The name of the file of weights that a training of this registry leaves. */
const WEIGHTS = 'weights.safetensors'

/**
 * The model that a run of this registry trained, as the reference of a filter, and what it was trained on. Refuses, with the reason, a run that is none. Three statements and the
 * bytes of the weights.
 */
export async function findReference(
  db: Db,
  blobs: BlobStore,
  id: string,
): Promise<{ reference: FilterReference; trainedOn: RunInput[] }> {
  const refuse = (code: 'not-found' | 'invalid', message: string) =>
    new Refusal(code, message, [{ at: '/reference', message }])
  const [run] = await db
    .select({
      name: runs.name,
      kind: runs.kind,
      state: runs.state,
      executor: runs.executor,
      configuration: runs.configuration,
      seeds: runs.seeds,
    })
    .from(runs)
    .where(eq(runs.id, id))
  if (run === undefined) throw refuse('not-found', `There is no run ${id} that could be the reference.`)
  if (run.kind !== 't6' || run.executor !== 'registry')
    throw refuse('invalid', `${run.name} is no training that was carried out here: its weights can’t be the reference.`)
  if (run.state !== 'complete')
    throw refuse('invalid', `${run.name} is ${run.state}: the reference is a training that is complete.`)
  const { model, tokenizer } = T6Configuration.parse(run.configuration)
  if (tokenizer?.name !== 'byte')
    throw refuse(
      'invalid',
      `${run.name} reads the characters of its own texts, and other texts have others. Take a reference that reads bytes.`,
    )
  const [weights] = await db
    .select({ digest: runArtifacts.digest })
    .from(runArtifacts)
    .where(and(eq(runArtifacts.runId, id), eq(runArtifacts.name, WEIGHTS)))
    .orderBy(asc(runArtifacts.position))
  const file = weights?.digest
  if (file === undefined || !isDigest(file)) throw refuse('invalid', `${run.name} left no weights.`)
  const inputs = await readRunInputs(db, id)
  return {
    reference: {
      ...{ run: id, name: run.name, file, seed: run.seeds.init ?? 0 },
      model: T6Model.parse(model),
      bytes: await readWeights(blobs, file),
    },
    trainedOn: inputs
      .filter(({ role }) => role === 'training')
      .map((input) => ({ ...input, role: 'reference-training', weight: null, epochs: null })),
  }
}

/** The bytes of a file of weights that is kept here by its digest. Refuses where they are gone, and where they are not those that the digest names any more. */
export async function readWeights(blobs: BlobStore, digest: string): Promise<Uint8Array> {
  const bytes = await blobs.read(hexOf(digest))
  if (bytes === null)
    throw new Refusal(
      'not-found',
      `The weights ${digest} of the reference are not kept here any more. Train it again, and order by that run.`,
    )
  if (sha256Hex(bytes) !== hexOf(digest))
    throw new Refusal(
      'conflict',
      `The weights ${digest} of the reference were altered on our disk: they have another digest now. Train it again, and order by that run.`,
    )
  return bytes
}
