import { eq, like } from 'drizzle-orm'
import { z } from 'zod'
import type { BlobStore } from '#db/blobs.ts'
import { countStatements, type Db } from '#db/client.ts'
import { cancelRun } from '#db/commands/cancel-run.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { orderFilter } from '#db/commands/order-filter.ts'
import { orderReplay } from '#db/commands/order-replay.ts'
import { orderRun } from '#db/commands/order-run.ts'
import { readDraft } from '#db/queries/read-draft.ts'
import { readRun } from '#db/queries/read-run.ts'
import { readTraces } from '#db/queries/read-run-parts.ts'
import { compareFilterRuns } from '#db/records/compare-filter-runs.ts'
import { readBeginnings } from '#db/records/read-beginnings.ts'
import { readTexts } from '#db/records/read-texts.ts'
import { withBlobs } from '#db/records/with-blobs.ts'
import { runs, versions } from '#db/schema/index.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { digestOf, isDigest } from '#lib/digest.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { FilterOrder } from '#lib/run/filter-order.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import { PublicRun } from '#lib/run/public.ts'
import { Reading } from '#lib/run/reading.ts'
import { T6Order } from '#lib/run/t6-order.ts'
import { T6Result } from '#lib/run/t6-record.ts'
import type { TextFilterOrderInput } from '#lib/run/text-filter-order.ts'
import { versionDraft } from '#tests/factories.ts'
import { pollutedRecords, recordsOf, sentences } from '#tests/polluted-texts.ts'
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

const MODEL = { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 }
const TRAINING = {
  model: MODEL,
  steps: 60,
  micro: 4,
  seqLen: 48,
  lrMax: 0.01,
  warmup: 4,
  sample: { prompt: 'a', tokens: 0 },
}
const VERSION = { label: '1.1.0', reason: 'Without what speaks against a clean reference.' }

function context(db: Db, { blobs, folder }: Files, over: Partial<JobContext> = {}): JobContext {
  return {
    ...{ db, blobs, workFolder: `${folder}/work`, say: () => {}, site: 'https://colophon.example.org', sendMail: null },
    ...{ mayAskLoopback: false, pauseMs: 0, pause: async () => {}, attempt: 1, isStopping: () => false, ...over },
  }
}

async function published(db: Db, files: Files, name: string, records: readonly object[]) {
  const manifest = await files.keep(await files.write(`${name}.jsonl`, jsonLines(records)))
  await keepManifest(db, manifest)
  return publishedVersion(db, { dataset: { name }, version: { recordSets: [recordSetOf(manifest)] } })
}

/** A reference that was trained here on clean sentences. */
async function trained(db: Db, files: Files, steps = 60): Promise<string> {
  const { actor, digest } = await published(db, files, 'clean', recordsOf(sentences(80, 5)))
  return training(db, files, actor, { version: digest, steps })
}

type Training = { version: string; evaluation?: string; steps?: number; tokenizer?: 'byte' | 'character' }

async function training(db: Db, files: Files, actor: Actor, { version, evaluation, ...over }: Training) {
  const order = T6Order.parse({ versions: [{ version }], evaluation, ...TRAINING, ...over })
  const result = await orderRun(db, files.blobs, actor, { organization: 'lab', order, now: new Date() })
  if (result.kind !== 'ordered') throw new Error(result.kind)
  await executeRun({ run: result.id }, context(db, files))
  return result.id
}

type Ordering = {
  version: Awaited<ReturnType<typeof published>>
  reference: string
  over?: Partial<TextFilterOrderInput>
}

async function filtered(db: Db, files: Files, { version, reference, over = {} }: Ordering): Promise<string> {
  const order = FilterOrder.parse({
    reference,
    version: VERSION,
    batchSize: 8,
    traceEvery: 4,
    checkpointEvery: 3,
    ...over,
  })
  const result = await orderFilter(db, files.blobs, version.actor, { version: version.digest, order, now: new Date() })
  if (result.kind !== 'ordered') throw new Error(result.kind)
  return result.id
}

const told = async (db: Db, id: string) => PublicRun.parse(await readRun(db, id, new Date()))

async function madeVersion(db: Db, label = '1.1.0') {
  const [row] = await db.select().from(versions).where(eq(versions.label, label))
  if (row === undefined) throw new Error(`There is no version ${label}.`)
  return row
}

const Removed = z.array(
  z.object({ id: z.string(), source: z.string().nullable(), reason: z.string(), value: z.number() }),
)

async function artifactDigest(db: Db, id: string, name: string): Promise<string> {
  return (await told(db, id)).artifacts.find((one) => one.name === name)?.digest.slice(7) ?? ''
}

async function artifact(db: Db, { blobs }: Files, id: string, name: string) {
  const bytes = await blobs.read(await artifactDigest(db, id, name))
  return Removed.parse(JSON.parse(Buffer.from(bytes ?? '').toString()))
}

async function scoresOf(db: Db, { blobs }: Files, id: string) {
  const file = await artifactDigest(db, id, 'scores.parquet')
  const Counted = z.object({ records: z.coerce.number(), lists: z.coerce.number(), dropped: z.coerce.number() })
  const rows = await withBlobs(blobs, [file], (duck, [from]) =>
    duck.rows(
      Counted,
      `SELECT count(*) AS records, min(len(w) + len(m) + len(votes)) / 3 AS lists, count(*) FILTER (outcome = 'drop') AS dropped FROM ${from}`,
    ),
  )
  return rows[0]
}

async function idsOf(db: Db, files: Files, digest: string): Promise<string[]> {
  if (!isDigest(digest)) throw new Error('A digest is needed.')
  return (await readTexts(db, files.blobs, digest, Reading.parse({}))).records.map(({ id }) => id)
}

test('a polluted version is filtered into a new one with its ledger; the repetition is identical, and makes none', async ({
  db,
  files,
}) => {
  const reference = await trained(db, files)
  const { records, bad } = pollutedRecords(80, 0.3)
  const version = await published(db, files, 'polluted', records)
  const id = await filtered(db, files, {
    version,
    reference,
    over: { version: { ...VERSION, publish: true } },
  })
  expect(await executeRun({ run: id }, context(db, files))).toBe('done')
  const run = await told(db, id)
  expect([run.state, run.reason]).toEqual(['complete', ''])
  const made = await madeVersion(db)
  const kept = await idsOf(db, files, made.digest ?? '')
  const lost = records.map((record) => record.id).filter((one) => !kept.includes(one))
  // chance would find as large a share of the spoilt ones as it drops
  expect(lost.filter((one) => bad.has(one)).length / bad.size).toBeGreaterThan((1.5 * lost.length) / records.length)
  const draft = await readDraft(db, made.id)
  const removed = await artifact(db, files, id, 'removed.json')
  expect(removed.map((one) => one.id)).toEqual(lost)
  expect(removed.every(({ reason }) => reason === 'quality')).toBe(true)
  expect(draft).toMatchObject({
    exclusions: { count: lost.length, digest: digestOf(canonicalJson(removed)) },
    derivedFrom: expect.arrayContaining([
      { relation: 'filtered-from', digest: version.digest },
      { relation: 'made-by-run', digest: run.digest },
    ]),
    ...{ files: [], reason: VERSION.reason },
  })
  const result = GradMimicResult.parse(run.result)
  expect(result.sources.map(({ source, dropped }) => [source, dropped])).toEqual(
    ['harbour', 'library'].map((source) => [source, removed.filter((one) => one.source === source).length]),
  )
  expect(result.beside.map(({ name }) => name)).toEqual([
    ...['mimic', 'small-loss-mean', 'small-loss-last', 'reference-loss', 'random'],
  ])
  // every record lies somewhere along the score, and some of each end are named, with their texts
  const lying = result.distribution?.bins.map(({ kept: stay, dropped, unknown }) => stay + dropped + unknown) ?? []
  expect(lying.reduce((sum, count) => sum + count, 0)).toBe(records.length)
  const [lowest, highest] = [result.examples[0], result.examples.at(-1)]
  expect([lowest?.decision, highest?.decision]).toEqual(['drop', 'keep'])
  const wanted = { version: version.digest, ids: [lowest?.id ?? '', 'nowhere'], column: null }
  expect(await readBeginnings(db, files.blobs, wanted)).toEqual(
    new Map([[lowest?.id, records.find((record) => record.id === lowest?.id)?.text]]),
  )
  expect(await readBeginnings(db, files.blobs, { ...wanted, column: 'nothing' })).toBeNull()
  const all = { ...wanted, ids: result.examples.map((one) => one.id) }
  expect((await countStatements(() => readBeginnings(db, files.blobs, all))).statements).toBe(2)
  expect(await scoresOf(db, files, id)).toEqual({ records: 80, lists: 3, dropped: lost.length })
  expect(run.check.missing).toEqual([])
  expect(run.check.arithmetic.filter(({ outcome }) => outcome !== 'agrees')).toEqual([])
  expect(run.inputs.map(({ role }) => role)).toEqual(['filter-input', 'reference-training'])
  // a model that is trained on what was kept knows clean text better
  const judge = await published(db, files, 'judge', recordsOf(sentences(20, 99)))
  const losses: number[] = []
  for (const digest of [version.digest, made.digest ?? '']) {
    const trainedOn = await training(db, files, version.actor, { version: digest, evaluation: judge.digest })
    losses.push(T6Result.parse((await told(db, trainedOn)).result).valLoss ?? Number.NaN)
  }
  expect(losses[1]).toBeLessThan((losses[0] ?? 0) - 0.05)

  const replay = await orderReplay(db, files.blobs, version.actor, { run: id, now: new Date() })
  if (replay.kind !== 'ordered') throw new Error(JSON.stringify(replay))
  await executeRun({ run: replay.id }, context(db, files))
  expect((await told(db, id)).replays).toMatchObject([{ judgement: { verdict: 'identical', bitwise: true } }])
  expect((await told(db, replay.id)).artifacts).toEqual(run.artifacts)
  expect(await db.$count(versions, eq(versions.label, VERSION.label))).toBe(1)

  // a worker that is stopped half-way
  const stopped = await filtered(db, files, { version, reference, over: { version: { ...VERSION, label: '1.2.0' } } })
  let looks = 0
  const isStopping = () => {
    looks += 1
    return looks > 12
  }
  expect(await executeRun({ run: stopped }, context(db, files, { isStopping }))).toBe('again')
  expect(await executeRun({ run: stopped }, context(db, files))).toBe('done')
  const traces = await readTraces(db, [id, stopped])
  expect(traces.get(stopped)).toEqual(traces.get(id))
  // two filters beside each other: record by record where both scores are kept, else by digest
  const beside = (one: PublicRun, other: PublicRun) => compareFilterRuns(db, files.blobs, [one, other])
  const twin = await told(db, stopped)
  expect(await beside(run, twin)).toMatchObject({
    ...{ kind: 'by-record', shared: records.length, ours: 0, theirs: 0, dropped: lost.length, correlation: 1 },
  })
  const elsewhere = { ...twin, id: reference }
  expect(await beside(run, elsewhere)).toEqual({ kind: 'by-digest', droppedTheSame: true })
  expect(await beside(run, { ...elsewhere, result: null })).toMatchObject({ droppedTheSame: null })
  expect(await beside(run, await told(db, reference))).toBeNull()
  const again = await madeVersion(db, '1.2.0')
  expect([again.status, again.recordSets]).toEqual(['draft', made.recordSets])
})

test('what can’t be filtered is refused before anything is written: no text, one record, no reference, a label that is taken, then or by the end', async ({
  db,
  files,
}) => {
  const reference = await trained(db, files, 2)
  const version = await published(db, files, 'polluted', recordsOf(sentences(9, 7)))
  const without = recordsOf(sentences(3, 1)).map(({ text: _text, ...record }) => record)
  const silent = await published(db, files, 'silent', without)
  const single = await published(db, files, 'single', recordsOf(['The only one.']))
  const before = await db.$count(runs)
  const why = async (ordering: Partial<Ordering>) => {
    const { code, message } = await refusalOf(filtered(db, files, { version, reference, ...ordering }))
    return `${code}: ${message}`
  }
  expect(await why({ version: silent })).toContain('invalid: No text is held here of lab/silent@1.0.0.')
  expect(await why({ version: single })).toBe(
    'invalid: lab/single@1.0.0 can’t be filtered. One record of it has a text; scores compare records, so there must be two or more.',
  )
  expect(await why({ reference: crypto.randomUUID() })).toContain('not-found: There is no run')
  const spelled = await training(db, files, version.actor, {
    version: version.digest,
    steps: 1,
    tokenizer: 'character',
  })
  expect(await why({ reference: spelled })).toContain('reads the characters of its own texts')
  expect(await why({ over: { version: { ...VERSION, label: '1.0.0' } } })).toBe(
    'conflict: lab/polluted has a version 1.0.0 already. Take another label.',
  )
  expect(await why({ over: { version: { ...VERSION, dataset: 'lab/nowhere' } } })).toContain(
    'not-found: There is no dataset lab/nowhere',
  )
  const layer = 'transformer.h.1.mlp.c_proj.weight'
  expect(await why({ over: { mimicLayer: layer } })).toBe(
    `invalid: The mimic layer "${layer}" can't be scored. Take transformer.h.N.mlp.c_proj.weight with N from 0 to 0, or all.`,
  )
  const id = await filtered(db, files, { version, reference, over: { epochs: 1 } })
  expect(await why({ reference: id })).toContain('is no training that was carried out here')
  expect(await db.$count(runs)).toBe(before + 2)
  // a label that is taken while the filter runs fails it, and nothing of the version is written
  await draftVersion(db, version.actor, version.path, versionDraft({ label: VERSION.label, reason: 'Mine.' }))
  await executeRun({ run: id }, context(db, files))
  const { state, reason } = await told(db, id)
  expect([state, reason]).toEqual(['failed', expect.stringContaining('was taken while the filter ran')])
  expect((await madeVersion(db)).reason).toBe('Mine.')
})

test('a filter is cancelled within a step; weights that were altered, records that are gone and a full disk fail it with that reason', async ({
  db,
  files,
}) => {
  const reference = await trained(db, files, 2)
  const version = await published(db, files, 'polluted', recordsOf(sentences(9, 7)))
  const order = (label: string, over: Partial<TextFilterOrderInput> = {}) =>
    filtered(db, files, { version, reference, over: { epochs: 1, ...over, version: { ...VERSION, label } } })
  const ends = async (id: string, over: Partial<JobContext>) => {
    await executeRun({ run: id }, context(db, files, over))
    const { state, reason } = await told(db, id)
    return `${state}: ${reason}`
  }
  const long = await order('2.0.0', { epochs: 20, batchSize: 2 })
  let isAsked = false
  const isStopping = () => {
    if (!isAsked) {
      isAsked = true
      const isLong = eq(runs.id, long)
      const begun = db.update(runs).set({ state: 'running' }).where(isLong)
      void begun.then(() => cancelRun(db, version.actor, long, new Date()))
    }
    return false
  }
  expect(await ends(long, { isStopping })).toMatch(/^cancelled: It was cancelled at step \d+\.$/)

  const weights = await artifactDigest(db, reference, 'weights.safetensors')
  const altered = async (sha256: string) => {
    const bytes = await files.blobs.read(sha256)
    if (bytes === null || sha256 !== weights) return bytes
    const other = Uint8Array.from(bytes)
    other[other.length - 1] = (other[other.length - 1] ?? 0) ^ 1
    return other
  }
  expect(await ends(await order('2.1.0'), { blobs: { ...files.blobs, read: altered } })).toContain(
    `failed: The weights sha256:${weights} of the reference were altered`,
  )
  const pathless = { ...files.blobs, path: async () => null }
  expect(await ends(await order('2.2.0'), { blobs: pathless })).toContain('are not kept here any more. Send them again')
  // as the engine of Parquet files tells it
  const full = new Error('IO Error: Could not write file "scores.parquet": No space left on device')
  const adopt = async () => Promise.reject(full)
  expect(await ends(await order('2.3.0'), { blobs: { ...files.blobs, adopt } })).toContain(
    'failed: There was no room left on the disk for its checkpoint or for the files that it leaves.',
  )
  expect(await db.$count(versions, like(versions.label, '2.%'))).toBe(0)
})
