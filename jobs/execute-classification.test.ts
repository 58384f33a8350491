import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { cancelRun } from '#db/commands/cancel-run.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { orderFilter } from '#db/commands/order-filter.ts'
import { orderReplay } from '#db/commands/order-replay.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readRun } from '#db/queries/read-run.ts'
import { readTraces } from '#db/queries/read-run-parts.ts'
import { runs, versions } from '#db/schema/index.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import { digestOf, hexOf } from '#lib/digest.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { ClassificationOrder, type ClassificationOrderInput } from '#lib/run/classification-order.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import { PublicRun } from '#lib/run/public.ts'
import { labelledBlobs } from '#tests/labelled-blobs.ts'
import { publishedVersion } from '#tests/published.ts'
import { expect, jsonLines, test } from '#tests/record-files.ts'
import { refusalOf } from '#tests/refusals.ts'
import { executeRun } from './execute-run.ts'
import type { JobContext } from './job.ts'

type Files = {
  folder: string
  blobs: BlobStore
  write(name: string, content: string): Promise<string>
  keep(file: string): Promise<Manifest>
}

type Version = Awaited<ReturnType<typeof publishedVersion>>

const VERSION = { label: '1.1.0', reason: 'Without labels that a clean reference speaks against.' }

function context(db: Db, { blobs, folder }: Files, over: Partial<JobContext> = {}): JobContext {
  return {
    ...{ db, blobs, workFolder: `${folder}/work`, say: () => {}, site: 'https://colophon.example.org', sendMail: null },
    ...{ mayAskLoopback: false, pauseMs: 0, pause: async () => {}, attempt: 1, isStopping: () => false, ...over },
  }
}

/** A version of `org/name`. Each test has an organization of its own, so that none waits for the rows of another. */
async function published(db: Db, files: Files, path: string, records: readonly object[]): Promise<Version> {
  const [organization = '', name = ''] = path.split('/')
  const manifest = await files.keep(await files.write(`${name}.jsonl`, jsonLines(records)))
  await keepManifest(db, manifest)
  return publishedVersion(db, { dataset: { organization, name }, version: { recordSets: [recordSetOf(manifest)] } })
}

type Over = Partial<Omit<ClassificationOrderInput, 'task' | 'reference'>> & { reference?: object }

async function ordered(db: Db, files: Files, input: Version, clean: Version, over: Over = {}): Promise<string> {
  const reference = { version: clean.digest, epochs: 4, ...over.reference }
  const stage2 = { binarise: 'gmm' as const }
  const settings = { batchSize: 16, epochs: 3, lr: 0.005, stage2, traceEvery: 4, checkpointEvery: 3, version: VERSION }
  const order = ClassificationOrder.parse({ ...settings, ...over, task: 'classification', reference })
  const result = await orderFilter(db, files.blobs, input.actor, { version: input.digest, order, now: new Date() })
  if (result.kind !== 'ordered') throw new Error(result.kind)
  return result.id
}

const told = async (db: Db, id: string) => PublicRun.parse(await readRun(db, id, new Date()))

async function madeVersion(db: Db, label: string) {
  const [row] = await db.select().from(versions).where(eq(versions.label, label))
  if (row === undefined) throw new Error(`There is no version ${label}.`)
  return row
}

const Removed = z.array(z.object({ id: z.string(), source: z.string().nullable(), reason: z.literal('quality') }))

async function file(db: Db, { blobs }: Files, id: string, name: string): Promise<Buffer> {
  const found = (await told(db, id)).artifacts.find((one) => one.name === name)
  return Buffer.from((await blobs.read(hexOf(found?.digest ?? ''))) ?? '')
}

test('a version with flipped labels is filtered by a probe trained on clean ones: most flipped ones go, few others; the repetition is identical, and a stop changes nothing', async ({
  db,
  files,
}) => {
  const { records, bad } = labelledBlobs(120, { rate: 0.25 })
  const input = await published(db, files, 'blobs/flipped', records)
  const clean = await published(db, files, 'blobs/clean', labelledBlobs(90, { seed: 8 }).records)
  const id = await ordered(db, files, input, clean, { truth: 'truth', version: { ...VERSION, publish: true } })
  expect(await executeRun({ run: id }, context(db, files))).toBe('done')
  const run = await told(db, id)
  expect([run.state, run.reason]).toEqual(['complete', ''])
  const removed = Removed.parse(JSON.parse((await file(db, files, id, 'removed.json')).toString()))
  const gone = removed.map((one) => one.id)
  const flipped = gone.filter((one) => bad.has(one)).length
  expect(flipped / bad.size).toBeGreaterThan(0.9)
  expect((gone.length - flipped) / (records.length - bad.size)).toBeLessThan(0.1)
  const result = GradMimicResult.parse(run.result)
  expect(result).toMatchObject({ steps: 24, unread: 0, truth: { wrong: bad.size, wrongDropped: flipped } })
  expect(result.truth?.auc).toBeGreaterThan(0.95)
  expect(result.reference).toMatchObject({
    steps: 24,
    weightsDigest: digestOf(await file(db, files, id, 'reference.safetensors')),
  })
  expect(result.reference?.accuracy).toBeGreaterThan(0.95)
  expect(run.configuration).toMatchObject({
    model: { arch: 'linear 6 → 3', classes: ['cat', 'dog', 'owl'] },
    reference: { sharedInit: true, training: { version: clean.digest, records: 90 } },
  })
  expect(run.inputs.map(({ role, version }) => [role, version?.digest])).toEqual([
    ['filter-input', input.digest],
    ['reference-training', clean.digest],
  ])
  expect(run.check.missing).toEqual([])
  expect(run.check.arithmetic.filter(({ outcome }) => outcome !== 'agrees')).toEqual([])
  const made = await madeVersion(db, VERSION.label)
  expect(await readDraft(db, made.id)).toMatchObject({
    exclusions: {
      count: gone.length,
      digest: digestOf(canonicalJson(JSON.parse((await file(db, files, id, 'removed.json')).toString()))),
    },
    derivedFrom: expect.arrayContaining([
      { relation: 'filtered-from', digest: input.digest },
      { relation: 'made-by-run', digest: run.digest },
    ]),
  })

  const replay = await orderReplay(db, files.blobs, input.actor, { run: id, now: new Date() })
  if (replay.kind !== 'ordered') throw new Error(JSON.stringify(replay))
  await executeRun({ run: replay.id }, context(db, files))
  expect((await told(db, id)).replays).toMatchObject([{ judgement: { verdict: 'identical', bitwise: true } }])
  expect((await told(db, replay.id)).artifacts).toEqual(run.artifacts)

  // a worker that is stopped before the first step: the next one takes it up from the checkpoint
  const stopped = await ordered(db, files, input, clean, { truth: 'truth', version: { ...VERSION, label: '1.2.0' } })
  expect(await executeRun({ run: stopped }, context(db, files, { isStopping: () => true }))).toBe('again')
  expect(await executeRun({ run: stopped }, context(db, files))).toBe('done')
  const traces = await readTraces(db, [id, stopped])
  expect(traces.get(stopped)).toEqual(traces.get(id))
  expect((await madeVersion(db, '1.2.0')).recordSets).toEqual(made.recordSets)

  const cancelled = await ordered(db, files, input, clean, { version: { ...VERSION, label: '1.3.0' } })
  await cancelRun(db, input.actor, cancelled, new Date())
  await executeRun({ run: cancelled }, context(db, files))
  expect((await told(db, cancelled)).state).toBe('cancelled')
})

test('labelled features that can’t be filtered are refused before anything is written, with the record and what to do', async ({
  db,
  files,
}) => {
  const { records } = labelledBlobs(8, { seed: 3 })
  const input = await published(db, files, 'faults/input', records)
  const clean = await published(db, files, 'faults/clean', labelledBlobs(9, { seed: 4 }).records)
  const version = async (name: string, made: readonly object[]) => published(db, files, `faults/${name}`, made)
  const changed = (part: object) => records.map((record, place) => (place === 2 ? { ...record, ...part } : record))
  const why = async (reading: Version, reference: Version, over: Over = {}) => {
    const { code, message, issues } = await refusalOf(ordered(db, files, reading, reference, over))
    return `${code} ${issues[0]?.at ?? ''}: ${message}`
  }
  const bare = await version(
    'bare',
    records.map(({ id, digest, features }) => ({ id, digest, features })),
  )
  expect(await why(bare, clean)).toContain(
    'invalid /reading/label: No column of the records of faults/bare@1.0.0 has one of the names label,',
  )
  expect(await why(input, clean, { reading: { features: 'nowhere' } })).toContain(
    'has the name nowhere, so they have no features. There are: id,',
  )
  expect(await why(input, clean, { reading: { prefix: 'sour' } })).toContain(
    'The column source of faults/input@1.0.0 begins with sour and holds VARCHAR',
  )
  const broken = await version('broken', changed({ features: 'none' }))
  expect(await why(broken, clean)).toContain(
    '/reading/features: The record r0002 of faults/broken@1.0.0 has none where a list of numbers is wanted',
  )
  const endless = await version('endless', changed({ features: [1, 2, 1e300, 4, 5, 6] }))
  expect(await why(endless, clean)).toContain(
    'The record r0002 of faults/endless@1.0.0 has no finite number in feature 3',
  )
  const short = await version('short', changed({ features: [1, 2] }))
  expect(await why(short, clean)).toContain(
    'The record r0002 of faults/short@1.0.0 has 2 features, and the first record has 6',
  )
  const strange = await version('strange', changed({ label: 'yak' }))
  expect(await why(strange, clean)).toContain(
    'The record r0002 of faults/strange@1.0.0 has the label yak, which no record of faults/clean@1.0.0 has, so the reference can’t know it. It knows: cat, dog, owl.',
  )
  const wide = await version('wide', labelledBlobs(9, { seed: 4, inputs: 7 }).records)
  expect(await why(input, wide)).toContain(
    '/reference/version: The records of faults/input@1.0.0 have 6 features and those of faults/wide@1.0.0 7',
  )
  const single = await version('single', records.slice(0, 1))
  expect(await why(single, clean)).toContain('One record of faults/single@1.0.0 has a label and features')
  const alike = await version(
    'alike',
    records.map((record) => ({ ...record, label: 'cat' })),
  )
  expect(await why(input, alike)).toContain('All records of faults/alike@1.0.0 have one label, cat')
  expect(await why(input, input)).toContain('The reference would be trained on the very records that are filtered')
  expect(await why(input, clean, { hidden: 1024, mimicLayer: '7.weight' })).toContain(
    'The mimic layer "7.weight" is no weight of this model',
  )
  const partly = await version('partly', changed({ truth: '' }))
  expect(await why(partly, clean, { truth: 'truth' })).toContain(
    '/truth: The record r0002 of faults/partly@1.0.0 has nothing in truth',
  )
  expect(await why(input, clean, { truth: 'verity' })).toContain(
    '/truth: No column of the records of faults/input@1.0.0 has the name verity',
  )
  expect(await db.$count(runs)).toBe(0)
})

test('features in columns of their own are taken by the number in their name; a record without a label is not judged, and stays', async ({
  db,
  files,
}) => {
  const spread = (blobs: ReturnType<typeof labelledBlobs>, skipped: number | null) =>
    blobs.records.map(({ features, label, ...record }, place) => ({
      ...record,
      label: place === skipped ? '' : label,
      ...Object.fromEntries(features.map((value, at) => [`f${at + 5}`, value])),
    }))
  const input = await published(db, files, 'columns/input', spread(labelledBlobs(24, { rate: 0.2 }), 4))
  const clean = await published(db, files, 'columns/clean', spread(labelledBlobs(24, { seed: 8 }), null))
  const id = await ordered(db, files, input, clean, { reading: { prefix: 'f' }, hidden: 4, epochs: 1 })
  await executeRun({ run: id }, context(db, files))
  const run = await told(db, id)
  expect([run.state, run.reason]).toEqual(['complete', ''])
  expect(run.configuration).toMatchObject({ model: { arch: 'mlp 6 → 4 → 3, relu' }, score: { mimicLayer: '2.weight' } })
  expect(GradMimicResult.parse(run.result)).toMatchObject({ unread: 1, steps: 2 })
})
