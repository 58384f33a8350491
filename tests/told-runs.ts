import { digestOf } from '#lib/digest.ts'
import { createEngine, ENGINE_VERSION } from '#lib/engine/engine.ts'
import { KERNEL_DIGEST } from '#lib/engine/kernels.ts'
import { selfTest } from '#lib/engine/self-test.ts'
import { textRecords } from '#lib/records/example-text-records.ts'
import { ClassificationOrder } from '#lib/run/classification-order.ts'
import { configurationForClassification } from '#lib/run/classification-plan.ts'
import type { FilteredText } from '#lib/run/filter-input.ts'
import { configurationForFilter } from '#lib/run/filter-plan.ts'
import { finishedFilter } from '#lib/run/filter-result.ts'
import type { LabelledRole } from '#lib/run/labelled-input.ts'
import type { RunRecords } from '#lib/run/labelled-lines.ts'
import { wrongPlaces } from '#lib/run/labelled-reading.ts'
import { type PublicRun, RUN_DISCLAIMER } from '#lib/run/public.ts'
import { openFilter } from '#lib/run/run-filter.ts'
import { T6Order } from '#lib/run/t6-order.ts'
import { configurationFor, trainingOf } from '#lib/run/t6-plan.ts'
import { TextFilterOrder } from '#lib/run/text-filter-order.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import { type OpenTraining, openTraining, weightsArtifact } from '#lib/run/train-t6.ts'
import type { TrainingText } from '#lib/run/training-text.ts'
import { T6Model } from '#lib/t6/model.ts'
import { labelledBlobs } from './labelled-blobs.ts'

/** The run that the tests repeat, and the one that trained the reference of a filter. */
export const ID = '0b9e0c9e-1111-4222-8333-444455556666'
export const REFERENCE = '0b9e0c9e-1111-4222-8333-444455557777'

const version = digestOf('version')
const NAME = 'acme/corpus@1.0'
const MODEL = { L: 1, dModel: 16, h: 2, dHead: 8, RQ: 2, RK: 1, RV: 1 }
const engine = createEngine()

/** A run that a registry carried out, and what it keeps of it: the digests by step. */
export type ToldRun = { run: PublicRun; trace: TraceStep[] }

type Told = Pick<PublicRun, 'kind' | 'configuration' | 'seeds' | 'result'>

/** A run as the registry tells it, of one that reads a version. */
function toldRun(told: Told, role: 'training' | 'filter-input', traced: number): PublicRun {
  const at = '2026-11-02T00:00:00.000Z'
  const over = { name: NAME, weight: 1, tokens: null, epochs: 1, whenRecorded: null, now: null }
  return {
    ...{ id: ID, format: 'colophon-run-1', organization: 'acme', name: `A run on ${NAME}`, description: '' },
    ...{ state: 'complete', reason: '', digest: digestOf('run'), executor: 'registry', progress: null },
    ...{ startedAt: at, finishedAt: at, heardAt: at, lostAt: null, recordedAt: at, by: 'Ada' },
    inputs: [
      { ...over, role, version: { digest: version, dataset: 'acme/corpus', label: '1.0', status: 'published' } },
    ],
    ...{ outputs: [], artifacts: [], code: null, environment: {}, series: [], ...told },
    engine: {
      ...{ version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST, selfTest: selfTest(engine).digest },
      ...{ node: '20.19.0', arch: 'x64' },
    },
    ...{ traced, check: { rules: 'run-record-2', arithmetic: [], missing: [] }, flags: [], replays: [] },
    disclaimer: RUN_DISCLAIMER,
  }
}

/** The digests of a run by step, once it is stepped to its end. */
function traceOf(run: Pick<OpenTraining, 'beginning' | 'isDone'> & { advance(): object }): TraceStep[] {
  const trace = [run.beginning()?.trace ?? []].flat()
  while (!run.isDone()) {
    const step: { trace?: TraceStep | null } = run.advance()
    if (step.trace != null) trace.push(step.trace)
  }
  return trace
}

function planTraining(texts: TrainingText[]) {
  const sizes = { steps: 6, micro: 2, seqLen: 16, warmup: 2, traceEvery: 3 }
  const order = T6Order.parse({ versions: [{ version }], model: MODEL, ...sizes })
  const { configuration, seeds } = configurationFor(order, texts)
  return { configuration, seeds, planned: trainingOf(configuration, seeds, texts) }
}

/** A training as a registry tells it that carried it out, and the texts that it read. */
export function recordedTraining(): ToldRun & { items: TrainingText[] } {
  const records = textRecords(20).map(({ id, text }) => ({ id, text }))
  const items: TrainingText[] = [{ role: 'training', version, name: NAME, weight: null, records }]
  const { configuration, seeds, planned } = planTraining(items)
  const trace = traceOf(openTraining(engine, planned, null))
  return { run: toldRun({ kind: 't6', configuration, seeds, result: null }, 'training', trace.length), trace, items }
}

/** A filter as a registry tells it that carried it out, the records that it read, and the weights of its reference. */
export function recordedFilter(): ToldRun & { items: FilteredText[]; weights: Uint8Array } {
  const records = textRecords(12).map(({ id, text }) => ({ id, text, source: 'harbour' }))
  const items: FilteredText[] = [{ role: 'filter-input', version, name: NAME, records, unread: 3 }]
  const texts = records.map(({ id, text }) => ({ id, text }))
  const beside = planTraining([{ role: 'training', version, name: NAME, weight: null, records: texts }])
  const training = openTraining(engine, beside.planned, null)
  traceOf(training)
  const trained = training.finish()
  const order = TextFilterOrder.parse({
    ...{ reference: REFERENCE, version: { label: '1.1', reason: 'Filtered.' } },
    ...{ epochs: 2, batchSize: 4, traceEvery: 2 },
  })
  const reference = {
    ...{ run: REFERENCE, name: 'Reference', seed: 1, file: weightsArtifact(trained).digest, bytes: trained.weights },
    model: T6Model.parse(beside.configuration.model),
  }
  const settled = { ...order, version: { ...order.version, dataset: 'acme/corpus' } }
  const { configuration, seeds, planned } = configurationForFilter(settled, texts, reference)
  const filter = openFilter(engine, planned, null)
  const trace = traceOf(filter)
  const sources = new Map(records.map(({ id, source }) => [id, source]))
  const read = { version, trainedOn: null, sources, unread: 3, bad: null }
  const { result } = finishedFilter(planned, configuration, seeds.eval ?? 0, filter.finish(), read)
  const run = toldRun({ kind: 'grad-mimic', configuration, seeds, result }, 'filter-input', trace.length)
  return { run, trace, items, weights: trained.weights }
}

/** Labelled records as a registry reads them of a version, a feature of minus zero among them, and how it read them. */
function readBlobs(role: LabelledRole, seed: number) {
  const { records: blobs } = labelledBlobs(18, { rate: 0.2, seed })
  const x = Float32Array.from(blobs.flatMap(({ features }) => features))
  x[0] = -0
  const read: RunRecords = {
    ...{ role, version: role === 'filter-input' ? version : digestOf('clean'), name: NAME, unread: 1 },
    records: { ids: blobs.map(({ id }) => id), labels: blobs.map(({ label }) => label), x, inputs: 6, names: null },
    truth: role === 'filter-input' ? blobs.map(({ truth }) => truth) : null,
    sources: new Map(blobs.map(({ id, source }) => [id, source])),
  }
  const reading = { rules: 'labelled-1' as const, label: 'label', features: 'features', prefix: null, records: 18 }
  return { ...read, reading }
}

/** A filter of labelled features as a registry tells it that carried it out, and the records that it read in each role. */
export function recordedClassification(): ToldRun & { read: Record<LabelledRole, RunRecords> } {
  const { reading, ...input } = readBlobs('filter-input', 5)
  const { reading: trustedReading, ...trusted } = readBlobs('reference-training', 8)
  const order = ClassificationOrder.parse({
    ...{ task: 'classification', reference: { version: trusted.version, epochs: 2 }, truth: 'truth' },
    ...{ version: { label: '1.1', reason: 'Filtered.' }, epochs: 2, batchSize: 8, traceEvery: 2 },
  })
  const { configuration, seeds, planned } = configurationForClassification(
    { ...order, version: { ...order.version, dataset: 'acme/corpus' } },
    { ...input, reading },
    { ...trusted, reading: trustedReading },
  )
  const filter = openFilter(engine, planned, null)
  const trace = traceOf(filter)
  const { records, truth, sources, unread } = input
  const judged = { version, trainedOn: trusted.version, sources, unread, bad: wrongPlaces(records.labels, truth) }
  const { result } = finishedFilter(planned, configuration, seeds.eval ?? 0, filter.finish(), judged)
  const run = toldRun({ kind: 'grad-mimic', configuration, seeds, result }, 'filter-input', trace.length)
  const [judgedInput] = run.inputs
  if (judgedInput === undefined) throw new Error('A filter reads a version.')
  const clean = { digest: trusted.version, dataset: 'acme/clean', label: '1.0', status: 'published' as const }
  run.inputs.push({ ...judgedInput, role: 'reference-training', version: clean })
  return { run, trace, read: { 'filter-input': input, 'reference-training': trusted } }
}
