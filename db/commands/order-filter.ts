import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal, refusedAt } from '#lib/error.ts'
import type { ClassificationOrder } from '#lib/run/classification-order.ts'
import { configurationForClassification } from '#lib/run/classification-plan.ts'
import type { FilterOrder } from '#lib/run/filter-order.ts'
import { configurationForFilter } from '#lib/run/filter-plan.ts'
import type { GradMimicConfiguration } from '#lib/run/grad-mimic-record.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { PlannedFilter } from '#lib/run/planned-filter.ts'
import type { TextFilterOrder } from '#lib/run/text-filter-order.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { findReference } from '../queries/find-reference.ts'
import { readFilteredTexts } from '../records/read-filtered-texts.ts'
import { readLabelled } from '../records/read-labelled.ts'
import { datasets } from '../schema/index.ts'
import { lockVersion } from './lock-version.ts'
import type { RunOrdered } from './order-run.ts'
import { permit } from './permit.ts'
import { writeOrderedRun } from './write-ordered-run.ts'

/**
 * Orders that a version be filtered here by Grad-Mimic, and that a new version be made of what is kept. Records and reference are read now, so that what can’t be filtered is refused before
 * anything is written, and the record names both by digest. Run, event and job are one transaction.
 */
export async function orderFilter(
  db: Db,
  blobs: BlobStore,
  actor: Actor | null,
  { version, order, now }: { version: Digest; order: FilterOrder; now: Date },
): Promise<RunOrdered> {
  const found = await findExactVersion(db, version)
  if (found === null) throw new Refusal('not-found', `No version published here has the digest ${version}.`)
  const dataset = order.version.dataset ?? found.path
  const owner = dataset.split('/')[0] ?? ''
  const organization = order.organization ?? owner
  permit(actor, 'run.order', organization, `have a version filtered for ${organization}`)
  permit(actor, 'version.draft', owner, `make a version of ${dataset}`)
  if (order.version.publish) permit(actor, 'version.publish', owner, `publish a version of ${dataset}`)
  const makes = { ...order.version, dataset }
  const settled =
    order.task === 'text'
      ? await settleTexts(db, blobs, version, { ...order, version: makes })
      : await settleLabelled(db, blobs, version, { ...order, version: makes })
  const { configuration, seeds, planned, trainedOn } = settled
  const read = `${found.path}@${found.label}`
  const inputs: RunInput[] = [
    { role: 'filter-input', version, name: read, weight: null, tokens: null, epochs: order.epochs },
    ...trainedOn,
  ]
  const name = order.name === '' ? `Grad-Mimic on ${read}`.slice(0, 200) : order.name
  const told = { organization, name, description: order.description, configuration, seeds, inputs, replayOf: null }
  return db.transaction(async (tx) => {
    await requireDataset(tx, dataset)
    await requireFreeLabel(tx, dataset, order.version.label)
    const run = { kind: 'grad-mimic' as const, stepsPlanned: planned.plan.steps, ...told }
    const id = await writeOrderedRun(tx, actor, run, now)
    return id === null ? { kind: 'no-organization' } : { kind: 'ordered', id }
  })
}

/** A filter as it is settled by an order, and what its reference is or was trained on. */
type Settled = {
  configuration: GradMimicConfiguration
  seeds: Record<string, number>
  planned: PlannedFilter
  trainedOn: RunInput[]
}

type Makes = { version: { dataset: string } }

async function settleTexts(
  db: Db,
  blobs: BlobStore,
  version: Digest,
  order: TextFilterOrder & Makes,
): Promise<Settled> {
  const reading = { rules: 'texts-1' as const, ...order.reading, heldOut: 0 }
  const { records } = await readFilteredTexts(db, blobs, version, reading)
  const { reference, trainedOn } = await findReference(db, blobs, order.reference)
  return { ...configurationForFilter(order, records, reference), trainedOn }
}

async function settleLabelled(
  db: Db,
  blobs: BlobStore,
  version: Digest,
  order: ClassificationOrder & Makes,
): Promise<Settled> {
  const { reading, reference, truth } = order
  if (reference.version === version)
    throw refusedAt(
      '/reference/version',
      'The reference would be trained on the very records that are filtered. Name another version, whose labels are trusted.',
    )
  const read = await readLabelled(db, blobs, version, { ...reading, truth, at: '' })
  const { records } = reference
  const trusted = await readLabelled(db, blobs, reference.version, {
    ...{ ...reading, records, truth: null, at: '/reference/version' },
  })
  const { name, version: digest } = trusted
  const trainedOn = { role: 'reference-training', version: digest, name, weight: null, tokens: null } as const
  return {
    ...configurationForClassification(order, read, trusted),
    trainedOn: [{ ...trainedOn, epochs: reference.epochs }],
  }
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
