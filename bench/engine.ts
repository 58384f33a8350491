import { availableParallelism, loadavg } from 'node:os'
import { mobyDickRecords } from '#db/sample/moby-dick-records.ts'
import { startCrew } from '#jobs/engine-crew.ts'
import { createEngine, type Engine } from '#lib/engine/engine.ts'
import { matmul } from '#lib/engine/matmul.ts'
import { openStream, uniform } from '#lib/engine/random.ts'
import { T6Model } from '#lib/t6/model.ts'
import { tokenize } from '#lib/t6/tokenize.ts'
import { advance, startTraining, type Trainer, validationLoss } from '#lib/t6/trainer.ts'
import { TrainingSettings } from '#lib/t6/training-settings.ts'
import { learnVocabulary } from '#lib/t6/vocabulary.ts'
import { cacheBytes } from './cache-bytes.ts'
import { processorMs } from './clock.ts'
import type { Bench, Row } from './row.ts'
import { askTorch, type TorchFigures } from './torch.ts'

const SIDE = 512
const ROUNDS = 12

/** The engine: its product beside OpenBLAS, a training step beside torch on one thread, what a decoder keeps, and two whole trainings. */
export const bench: Bench = { name: 'engine', run }

async function run(): Promise<Row[]> {
  const torch = askTorch({ rounds: ROUNDS, isHeldToAvx2: false })
  const avx2 = askTorch({ rounds: ROUNDS, isHeldToAvx2: true })
  const text = foldedMobyDick()
  return [
    ...(await products(torch, avx2)),
    stepBeside(torch, text),
    cacheBytes(DEMONSTRATION, WHOLE),
    training({ name: 'engine t6 99k', model: SMALL, steps: 100, goalSeconds: 6, goalLoss: 2.5 }, text),
    training({ name: 'engine t6 440k', model: DEMONSTRATION, steps: 300, goalSeconds: 60, goalLoss: 2.1 }, text),
  ].flat()
}

const RANKS = { variant: 'tpa', L: 2, RK: 2, RV: 2, vocab: 80 }
const SMALL = T6Model.parse({ ...RANKS, dModel: 64, h: 4, dHead: 16, RQ: 4, ffnHidden: 170, context: 64 })
const DEMONSTRATION = T6Model.parse({ ...RANKS, dModel: 128, h: 8, dHead: 32, RQ: 6, ffnHidden: 341, context: 128 })
/** The demonstration with whole keys and values. */
const WHOLE = T6Model.parse({ ...DEMONSTRATION, variant: 'mha' })

/** 512 × 512 × 512, on one thread by the processor's clock and on two by the wall's, beside OpenBLAS on one. */
async function products(torch: TorchFigures | null, avx2: TorchFigures | null): Promise<Row[]> {
  const engine = createEngine({ threads: 2 })
  const random = openStream(1, 'noise')
  const [a, b, out] = [engine.tensor(SIDE, SIDE), engine.tensor(SIDE, SIDE), engine.tensor(SIDE, SIDE)]
  for (const { data } of [a, b]) data.set(data.map(() => uniform(random) - 0.5))
  const multiply = () => matmul(engine, a, b, out)
  const gigaflops = (ms: number) => (2 * SIDE * SIDE * SIDE) / ms / 1e6
  const alone = gigaflops(shortest(multiply, 40, processorMs))
  const crew = await startCrew(engine, 1)
  const together = gigaflops(shortest(multiply, 400, () => performance.now()))
  await crew.stop()
  const what = `${SIDE} × ${SIDE}, best of 40`
  const wide = `${SIDE} × ${SIDE}, best of 400 by the wall's clock; needs two cores that nobody else uses`
  return [
    row(
      'engine matmul',
      alone,
      avx2?.matmulGflops ?? null,
      0.33,
      `${what}; OpenBLAS on 1 thread, held to AVX2 with FMA`,
    ),
    row(
      'engine matmul wide',
      alone,
      torch?.matmulGflops ?? null,
      null,
      `${what}; OpenBLAS on 1 thread with all that this processor has; no goal is set`,
    ),
    row(
      'engine matmul 2 threads',
      together,
      avx2?.matmulGflops ?? null,
      0.6,
      `${wide}; OpenBLAS on 1 thread, AVX2; ${availableParallelism()} cores here, load ${loadavg()[0]?.toFixed(1)}`,
    ),
  ]
}

function row(bench: string, ours: number, peer: number | null, goal: number | null, note: string): Row {
  const ratio = peer === null ? null : ours / peer
  const holds = ratio === null || goal === null ? null : ratio >= goal
  return { bench, ours, peer, ratio, goal, holds, unit: 'GFLOP/s', note: peer === null ? `${note}: not here` : note }
}

/** One step of the demonstration model; the goal is 2.5 × torch's time on one thread, so 0.4 of its speed. */
function stepBeside(torch: TorchFigures | null, text: Text): Row[] {
  const trainer = begin(createEngine(), DEMONSTRATION, text, 300)
  const ours = shortest(() => advance(trainer), ROUNDS, processorMs)
  const ratio = torch === null ? null : torch.stepMs / ours
  const beside = torch === null ? 'torch is not here' : `torch ${torch.torch} on 1 thread`
  return [
    {
      bench: 'engine t6 step',
      ...{
        ours,
        peer: torch?.stepMs ?? null,
        ratio,
        goal: 0.4,
        holds: ratio === null ? null : ratio >= 0.4,
        unit: 'ms',
      },
      note: `440,064 parameters, 8 × 128 tokens, 1 thread, best of ${ROUNDS} by the processor's clock; ${beside}; ratio: its time over ours`,
    },
  ]
}

type Whole = { name: string; model: T6Model; steps: number; goalSeconds: number; goalLoss: number }

/** A whole training on Moby Dick: seconds against the most it may take, and its loss on what it has not seen. */
function training({ name, model, steps, goalSeconds, goalLoss }: Whole, text: Text): Row[] {
  const trainer = begin(createEngine(), model, text, 300)
  const before = validationLoss(trainer)
  const begun = processorMs()
  for (let step = 0; step < steps; step += 1) advance(trainer)
  const seconds = (processorMs() - begun) / 1000
  const loss = validationLoss(trainer) ?? Number.NaN
  const note = `${trainer.parameters.all.cols.toLocaleString('en')} parameters, ${steps} steps on Moby Dick, 1 thread, by the processor's clock`
  const first = before === null ? '' : `, ${before.toFixed(2)} before`
  const bare = { peer: null, unit: 's', note }
  return [
    {
      ...bare,
      bench: name,
      ours: seconds,
      ratio: goalSeconds / seconds,
      goal: 1,
      holds: seconds <= goalSeconds,
      note: `${note}; limit ${goalSeconds} s`,
    },
    {
      ...bare,
      bench: `${name} loss`,
      ours: loss,
      ratio: goalLoss / loss,
      goal: 1,
      holds: loss < goalLoss,
      unit: 'nats',
      note: `validation loss${first}; limit ${goalLoss}; ${note}`,
    },
  ]
}

function begin(engine: Engine, model: T6Model, { train, validation }: Text, decayIters: number): Trainer {
  const optim = { lrMax: 3e-3, lrMin: 3e-4, warmup: 30, schedule: 'linear', decayIters }
  const batch = { micro: 8, seqLen: model.context, sampling: 'with-replacement', evalIters: 16 }
  const settings = TrainingSettings.parse({ optim, batch, seed: 1 })
  return startTraining(engine, { model, settings, tokens: train, validation })
}

type Text = { train: Int32Array; validation: Int32Array }

/** Moby Dick in ASCII, 80 characters; the last twentieth is kept for validation. */
function foldedMobyDick(): Text {
  const text = mobyDickRecords()
    .map((record) => fold(record.text))
    .join('\n\n')
  const vocabulary = learnVocabulary('character', [text], { endOfText: false })
  const tokens = tokenize(vocabulary, [text])
  const cut = Math.floor(tokens.length * 0.95)
  return { train: tokens.subarray(0, cut), validation: tokens.subarray(cut) }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/[^\x20-\x7e\n]/g, '')
}

/** The least time of `rounds`, after one that is not counted: others' work on the same computer counts little. */
function shortest(action: () => void, rounds: number, clock: () => number): number {
  action()
  const times = Array.from({ length: rounds }, () => {
    const begun = clock()
    action()
    return clock() - begun
  })
  return Math.min(...times)
}
