import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { Digest, digestOf, digestOfJson, sha256Hex } from '../digest.ts'
import { bytesOfFloats } from '../engine/digest.ts'
import { ENGINE_VERSION, type Engine } from '../engine/engine.ts'
import { KERNEL_DIGEST } from '../engine/kernels.ts'
import { Refusal } from '../error.ts'
import { modelDigest } from './model.ts'
import { type Trainer, type TrainingInput, takeTraining } from './trainer.ts'

/** A checkpoint is this line, a line of JSON, float32 of θ, m and u (little end first), and the 32 bytes of the sha256 of all before. */
const FIRST_LINE = 'colophon t6 checkpoint 1\n'
const DIGEST_BYTES = 32

const Word = z.int().min(0).max(0xffffffff)
const Header = z.strictObject({
  engine: z.strictObject({ version: z.string(), kernelDigest: Digest }),
  modelDigest: Digest,
  settingsDigest: Digest,
  dataDigest: Digest,
  parameters: z.int().min(1),
  progress: z.strictObject({
    step: z.int().min(0),
    cursor: z.int().min(0),
    order: z.tuple([Word, Word, Word, Word]),
    powers: z.strictObject({ beta1: z.number(), beta2: z.number() }),
  }),
})
type Header = z.infer<typeof Header>

/** Where a training stands, as bytes: everything that the next step depends on, and digests of what it belongs to. */
export function writeCheckpoint(trainer: Trainer): Uint8Array<ArrayBuffer> {
  const { parameters, m, u, progress } = trainer
  const header = { ...belonging(trainer), parameters: parameters.all.cols, progress }
  const body = Buffer.concat([
    Buffer.from(`${FIRST_LINE}${canonicalJson(header)}\n`),
    ...[parameters, m, u].map(({ all }) => bytesOfFloats(all.data)),
  ])
  return new Uint8Array(Buffer.concat([body, Buffer.from(sha256Hex(body), 'hex')]))
}

/**
 * The training that a checkpoint holds, in a new room of the engine: its next steps have the same bits as if it had never stopped. Refuses
 * bytes that are cut or altered, and a checkpoint of another model, other settings, other data or another engine, and says which.
 */
export function resumeTraining(engine: Engine, input: TrainingInput, bytes: Uint8Array): Trainer {
  const { header, floats } = readCheckpoint(bytes)
  const trainer = takeTraining(engine, input)
  requireSame(header, trainer)
  const count = trainer.parameters.all.cols
  if (header.parameters !== count || floats.length !== 3 * count)
    throw refusal('It has other parameters than the model.')
  for (const [i, part] of [trainer.parameters, trainer.m, trainer.u].entries())
    part.all.data.set(floats.subarray(i * count, (i + 1) * count))
  trainer.progress = header.progress
  return trainer
}

/** The weights alone of a checkpoint, θ in the order of `listParameters`, and its step: for generating, scoring or publishing them. */
export function readWeights(bytes: Uint8Array): { step: number; modelDigest: Digest; weights: Float32Array } {
  const { header, floats } = readCheckpoint(bytes)
  const { modelDigest, progress, parameters } = header
  return { step: progress.step, modelDigest, weights: floats.slice(0, parameters) }
}

function readCheckpoint(bytes: Uint8Array): { header: Header; floats: Float32Array } {
  const body = bytes.subarray(0, Math.max(0, bytes.length - DIGEST_BYTES))
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (text.subarray(0, FIRST_LINE.length).toString() !== FIRST_LINE) throw refusal('It does not begin as one.')
  if (sha256Hex(body) !== text.subarray(body.length).toString('hex'))
    throw refusal('Its digest does not match its bytes: it was cut or altered. Take an earlier one.')
  const end = body.indexOf(10, FIRST_LINE.length)
  const header = Header.safeParse(JSON.parse(text.subarray(FIRST_LINE.length, end).toString()))
  if (!header.success) throw refusal('Its header is not of this version.')
  const numbers = body.slice(end + 1)
  if (numbers.length !== 12 * header.data.parameters) throw refusal('It holds fewer numbers than it says, or more.')
  return { header: header.data, floats: new Float32Array(numbers.buffer, 0, numbers.length / 4) }
}

function belonging({ model, settings, tokens, validation }: TrainingInput): Omit<Header, 'parameters' | 'progress'> {
  return {
    engine: { version: ENGINE_VERSION, kernelDigest: KERNEL_DIGEST },
    modelDigest: modelDigest(model),
    settingsDigest: digestOfJson(settings),
    dataDigest: dataDigest({ tokens, validation }),
  }
}

/** The digest of the tokens of a training: both rows, int32, little end first. */
export function dataDigest({ tokens, validation }: Pick<TrainingInput, 'tokens' | 'validation'>): Digest {
  const of = (row: Int32Array) => digestOf(new Uint8Array(row.buffer, row.byteOffset, row.byteLength))
  return digestOfJson({ tokens: of(tokens), validation: validation === null ? null : of(validation) })
}

function requireSame(header: Header, input: TrainingInput): void {
  const here = belonging(input)
  const parts = [
    ['model', header.modelDigest === here.modelDigest],
    ['settings', header.settingsDigest === here.settingsDigest],
    ['data', header.dataDigest === here.dataDigest],
    ['engine', digestOfJson(header.engine) === digestOfJson(here.engine)],
  ] as const
  const other = parts.filter(([, same]) => !same).map(([part]) => part)
  if (other.length > 0)
    throw refusal(`It belongs to another ${other.join(', another ')}, so its steps would not be the same.`)
}

function refusal(why: string): Refusal {
  return new Refusal('invalid', `The checkpoint can't be taken up. ${why}`)
}
