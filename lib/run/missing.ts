import { GradMimicConfiguration } from './grad-mimic-record.ts'
import type { RunInput } from './inputs.ts'
import type { RunCode, RunConfiguration, RunEngine, RunResult } from './schema.ts'
import type { RunKind } from './state.ts'
import { T6Configuration } from './t6-record.ts'

/** A run as its record is checked. */
export type RecordedRun = {
  kind: RunKind
  configuration: RunConfiguration
  result: RunResult | null
  inputs: readonly RunInput[]
  code: RunCode | null
  engine: RunEngine | null
  seeds: Record<string, number>
  traced: number
}

/** Something that a repetition needs and a record does not say: where it would stand, and why it is needed. */
export type MissingPart = { at: string; why: string }

/** What the record of a run does not say that whoever repeats it needs (`t6.md` §10, `grad-mimic.md` §10), in the order of the record. */
export function missingForReplay(run: RecordedRun): MissingPart[] {
  const { inputs, code, engine, seeds, traced } = run
  const loose = inputs.flatMap((input, place) => (input.version === null ? [{ input, place }] : []))
  return [
    ...loose.map(({ input, place }) => ({
      at: `/inputs/${place}/version`,
      why: `${input.name} is named without a digest: which bytes were read can’t be told.`,
    })),
    ...when(code === null && engine === null, '/code', 'The code and its commit are not named.'),
    ...when(Object.keys(seeds).length === 0, '/seeds', 'No seed is recorded.'),
    ...ofKind(run),
    ...when(engine === null, '/engine', 'It was made elsewhere: its numbers can be compared within a tolerance only.'),
    ...when(traced === 0, '/trace', 'No digests by step: a difference could not be traced to where it begins.'),
  ]
}

function ofKind({ kind, configuration }: RecordedRun): MissingPart[] {
  if (kind === 't6') return ofT6(T6Configuration.parse(configuration))
  return kind === 'grad-mimic' ? ofGradMimic(GradMimicConfiguration.parse(configuration)) : []
}

function ofT6({ data, tokenizer, model, init, optim, batch }: T6Configuration): MissingPart[] {
  const digests = data?.shards.every(({ digest }) => digest !== null) ?? false
  return [
    ...when(tokenizer?.vocabDigest == null, '/configuration/tokenizer/vocabDigest', 'Which vocabulary cut the text.'),
    ...when(data === undefined, '/configuration/data/shards', 'In which order the shards were read.'),
    ...when(data !== undefined && !digests, '/configuration/data/shards', 'Not every shard has its digest.'),
    ...when(data?.packing === undefined, '/configuration/data/packing', 'How documents were joined and ended.'),
    ...when(model.rope === undefined, '/configuration/model/rope', 'Three conventions of RoPE are in use.'),
    ...when(init === undefined, '/configuration/init', 'How the weights began.'),
    ...when(optim?.lrMax === undefined, '/configuration/optim/lrMax', 'The learning rate.'),
    ...when(optim?.steps === undefined, '/configuration/optim/steps', 'How often the weights were changed.'),
    ...when(batch === undefined, '/configuration/batch', 'How many sequences made a step.'),
    ...when(
      batch?.sampling !== 'sequential' && batch?.rngAlgorithm === undefined,
      '/configuration/batch/rngAlgorithm',
      'Which sequences made each step: drawn at random, they follow from the generator alone.',
    ),
  ]
}

function ofGradMimic({ input, reference, score, train, stage2, labels }: GradMimicConfiguration): MissingPart[] {
  return [
    ...when(input?.sampleOrder === undefined, '/configuration/input/sampleOrder', 'In which order records were read.'),
    ...when(
      reference?.weightsDigest === undefined && reference?.training === undefined,
      '/configuration/reference/weightsDigest',
      'Which weights were imitated.',
    ),
    ...when(score?.mimicLayer === undefined, '/configuration/score/mimicLayer', 'Which layer was scored.'),
    ...when(score?.method === undefined, '/configuration/score/method', 'How a score was made of the gradients.'),
    ...when(train === undefined, '/configuration/train', 'Batches and epochs: a score depends on its batch.'),
    ...when(stage2 === undefined, '/configuration/stage2', 'How scores became a filter.'),
    ...when(
      labels !== undefined && labels.corruptedIdsDigest === undefined,
      '/configuration/labels/corruptedIdsDigest',
      'Which labels were made wrong.',
    ),
  ]
}

function when(holds: boolean, at: string, why: string): MissingPart[] {
  return holds ? [{ at, why }] : []
}
