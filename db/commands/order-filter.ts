import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { FilterOrder } from '#lib/run/filter-order.ts'
import { configurationForFilter } from '#lib/run/filter-plan.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { findReference } from '../queries/find-reference.ts'
import { readFilteredTexts } from '../records/read-filtered-texts.ts'
import { datasets } from '../schema/index.ts'
import { lockVersion } from './lock-version.ts'
import type { RunOrdered } from './order-run.ts'
import { permit } from './permit.ts'
import { writeOrderedRun } from './write-ordered-run.ts'

/**
 * Orders that a version be filtered here by Grad-Mimic, and that a new version be made of what is kept. Texts and reference are read now, so that what can’t be filtered is refused before
 * anything is written, and the record names both by digest. Run, event and job are one transaction.
 */
export async function orderFilter(
  db: Db,
  blobs: BlobStore,
  actor: Actor | null,
  { version, order, now }: { version: Digest; order: FilterOrder; now: Date },
): Promise<RunOrdered> {
  const reading = { rules: 'texts-1' as const, ...order.reading, heldOut: 0 }
  const texts = await readFilteredTexts(db, blobs, version, reading)
  const input = texts.name.slice(0, texts.name.lastIndexOf('@'))
  const dataset = order.version.dataset ?? input
  const owner = dataset.split('/')[0] ?? ''
  const organization = order.organization ?? owner
  permit(actor, 'run.order', organization, `have a version filtered for ${organization}`)
  permit(actor, 'version.draft', owner, `make a version of ${dataset}`)
  if (order.version.publish) permit(actor, 'version.publish', owner, `publish a version of ${dataset}`)
  const { reference, trainedOn } = await findReference(db, blobs, order.reference)
  const settled = { ...order, version: { ...order.version, dataset } }
  const { configuration, seeds, planned } = configurationForFilter(settled, texts.records, reference)
  const inputs: RunInput[] = [
    { role: 'filter-input', version, name: texts.name, weight: null, tokens: null, epochs: order.epochs },
    ...trainedOn,
  ]
  const name = order.name === '' ? `Grad-Mimic on ${texts.name}`.slice(0, 200) : order.name
  const told = { organization, name, description: order.description, configuration, seeds, inputs, replayOf: null }
  return db.transaction(async (tx) => {
    await requireDataset(tx, dataset)
    await requireFreeLabel(tx, dataset, order.version.label)
    const run = { kind: 'grad-mimic' as const, stepsPlanned: planned.plan.steps, ...told }
    const id = await writeOrderedRun(tx, actor, run, now)
    return id === null ? { kind: 'no-organization' } : { kind: 'ordered', id }
  })
}

async function requireDataset(tx: Db, path: string): Promise<void> {
  const [found] = await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.path, path))
  if (found !== undefined) return
  const message = `There is no dataset ${path} here in which the version could be made. Register it first.`
  throw new Refusal('not-found', message, [{ at: '/version/dataset', message }])
}

async function requireFreeLabel(tx: Db, dataset: string, label: string): Promise<void> {
  if ((await lockVersion(tx, dataset, label)) === null) return
  const message = `${dataset} has a version ${label} already. Take another label.`
  throw new Refusal('conflict', message, [{ at: '/version/label', message }])
}
