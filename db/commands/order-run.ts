import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { T6Order } from '#lib/run/t6-order.ts'
import { configurationFor } from '#lib/run/t6-plan.ts'
import type { TrainingText, TrainingTokens } from '#lib/run/training-text.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readTexts } from '../records/read-texts.ts'
import { permit } from './permit.ts'
import { writeOrderedRun } from './write-ordered-run.ts'

export type RunOrdered = { kind: 'ordered'; id: string } | { kind: 'no-organization' }

/**
 * Orders that a small T6 be trained here. Its texts are read now, so that what can't be trained is refused before anything is written, and the record names
 * them by digest. The run waits for a worker; run, event and job are one transaction.
 */
export async function orderRun(
  db: Db,
  blobs: BlobStore,
  actor: Actor | null,
  { organization, order, now }: { organization: string; order: T6Order; now: Date },
): Promise<RunOrdered> {
  permit(actor, 'run.order', organization, `have a model trained for ${organization}`)
  const texts = await readOrderedTexts(db, blobs, order)
  const { configuration, seeds, text } = configurationFor(order, texts)
  const name = order.name === '' ? `T6 on ${texts[0]?.name ?? ''}` : order.name
  const inputs = inputsOf(texts, text, order)
  const told = { organization, name, description: order.description, configuration, seeds, inputs, replayOf: null }
  const ordered = { kind: 't6' as const, stepsPlanned: order.steps, ...told }
  return db.transaction(async (tx) => {
    const id = await writeOrderedRun(tx, actor, ordered, now)
    return id === null ? { kind: 'no-organization' } : { kind: 'ordered', id }
  })
}

async function readOrderedTexts(db: Db, blobs: BlobStore, order: T6Order): Promise<TrainingText[]> {
  const texts: TrainingText[] = []
  for (const { version, weight } of order.versions) {
    const { name, records } = await readTexts(db, blobs, version, order.reading)
    texts.push({ role: 'training', version, name, weight, records })
  }
  if (order.evaluation !== null) {
    const { name, records } = await readTexts(db, blobs, order.evaluation, order.reading)
    texts.push({ role: 'evaluation', version: order.evaluation, name, weight: null, records })
  }
  return texts
}

/** What the run reads, each version with its share of the tokens and how often they are gone through. */
function inputsOf(texts: readonly TrainingText[], { tokens, taken }: TrainingTokens, order: T6Order): RunInput[] {
  const trained = order.steps * order.micro * order.seqLen
  const epochs = Number((trained / tokens.length).toPrecision(6))
  // of several versions it depends on where reading ends how many of each there are
  const all = order.versions.length === 1 ? trained : null
  const share = (version: Digest) => (taken.find((one) => one.version === version)?.tokens ?? 0) / tokens.length
  return texts.map(({ role, version, name, weight }) => ({
    ...{ role, version, name, tokens: role === 'training' ? all : null },
    weight: role === 'training' ? (weight ?? Number(share(version).toFixed(9))) : null,
    epochs: role === 'training' ? epochs : null,
  }))
}
