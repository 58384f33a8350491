import { mobyDickStretches } from '#db/sample/moby-dick-stretches.ts'
import { TEXT_NOISES, type TextNoise } from '#lib/grad-mimic/text-noise.ts'
import { answerNoiseCase, type NoiseAnswer, type NoiseCase } from './label-noise.ts'
import { digits, fashionMnist, type Images } from './labelled-images.ts'
import { measureCost, measureRun } from './mimic-cost.ts'
import { printNoiseTable } from './noise-table.ts'
import { type Bench, median, type Row } from './row.ts'
import { answerSpoilt, type SpoiltAnswer } from './spoilt-texts.ts'

/** Mimic Scores: what they cost, and how well they find wrong labels beside their rivals. */
export const bench: Bench = { name: 'mimic', run }

const SEEDS = [1, 2, 3]

/** The regimes of the spec's table: pixels and few epochs; few records and many features until the noise is memorised; small digits. */
const PIXELS = { records: 10_000, features: null, epochs: 5, referenceEpochs: 20, lr: 1e-3 }
const MEMORISES = { records: 1000, features: 1024, epochs: 60, referenceEpochs: 60, lr: 3e-3 }
const DIGITS = { records: 1000, features: null, epochs: 20, referenceEpochs: 60, lr: 3e-3 }

/** A case with the least that the mimic's AUC should be, or by how much it should lead the mean small loss; null: no goal is set. */
type Aimed = { images(): Images; regime: string; given: NoiseCase; goal: { auc: number } | { lead: number } | null }

const CASES: readonly Aimed[] = [
  ...[0.2, 0.3, 0.4, 0.5, 0.6].map(
    (rate): Aimed => ({
      images: fashionMnist,
      regime: '5 epochs',
      given: { ...PIXELS, rate },
      goal: rate === 0.3 ? { auc: 0.95 } : null,
    }),
  ),
  { images: fashionMnist, regime: '60 epochs, memorises', given: { ...MEMORISES, rate: 0.4 }, goal: { lead: 0.03 } },
  ...[0.2, 0.3, 0.4, 0.5, 0.6].map(
    (rate): Aimed => ({
      images: digits,
      regime: '20 epochs',
      given: { ...DIGITS, rate },
      goal: null,
    }),
  ),
]

async function run(): Promise<Row[]> {
  const cost = [...measureCost(), measureRun()]
  const told = new Set<string>()
  const answered = CASES.flatMap((aimed) => {
    const images = aimed.images()
    if ('set' in images) {
      const answers = SEEDS.map((seed) => answerNoiseCase(images.set, aimed.given, seed))
      return [{ name: images.name, aimed, answers }]
    }
    if (!told.has(images.missing)) process.stderr.write(`Skipped: ${images.missing}\n`)
    told.add(images.missing)
    return []
  })
  printNoiseTable(
    answered.map(({ name, aimed, answers }) => ({ name, regime: aimed.regime, given: aimed.given, answers })),
  )
  const texts = mobyDickStretches()
  const spoilt = TEXT_NOISES.map((noise) => spoiltRow(noise, answerSpoilt(texts, noise, 1)))
  return [...cost, ...answered.map(({ name, aimed, answers }) => noiseRow(name, aimed, answers)), ...spoilt]
}

/** Text has no goal: nothing is claimed for it, and the figures say why. */
function spoiltRow(noise: TextNoise, { ways, what }: SpoiltAnswer): Row {
  const auc = (way: string) => ways.find((each) => each.name === way)?.auc ?? Number.NaN
  const [ours, peer] = [auc('mimic'), auc('small-loss-mean')]
  const others = `last-epoch loss ${auc('small-loss-last').toFixed(3)}, the reference's own loss ${auc('reference-loss').toFixed(3)}, chance ${auc('random').toFixed(3)}`
  const verdict = ours > peer ? 'mimic is ahead of the mean small loss' : 'the mean small loss is ahead of mimic'
  const note = `AUC of spoilt texts beside the mean small loss; ${what}; ${others}; ${verdict}; no goal, nothing is claimed for text`
  return { bench: `mimic text ${noise}`, ours, peer, ratio: ours / peer, goal: null, holds: null, unit: 'AUC', note }
}

function noiseRow(name: string, { given, regime, goal }: Aimed, answers: readonly NoiseAnswer[]): Row {
  const auc = (way: string) =>
    median(answers.map(({ ways }) => ways.find((each) => each.name === way)?.auc ?? Number.NaN))
  const [ours, peer] = [auc('mimic'), auc('small-loss-mean')]
  const [ratio, least] =
    goal === null ? [ours / peer, null] : 'auc' in goal ? [ours, goal.auc] : [ours - peer, goal.lead]
  const what = `${given.features === null ? 'pixels' : `${given.features} random features`}, ${given.records.toLocaleString('en')} records, noise ${given.rate}, ${regime}, ${SEEDS.length} seeds, medians`
  const others = `last-epoch loss ${auc('small-loss-last').toFixed(3)}, the reference's own loss ${auc('reference-loss').toFixed(3)}, chance ${auc('random').toFixed(3)}`
  const aim =
    goal !== null && 'lead' in goal
      ? `; the goal is the lead over the mean small loss, here ${(ours - peer).toFixed(3)}`
      : ''
  const verdict = ours > peer ? 'mimic is ahead of the mean small loss' : 'the mean small loss is ahead of mimic'
  const note = `AUC of wrong labels beside the mean small loss; ${what}; ${others}; ${verdict}${aim}`
  return {
    bench: `mimic ${name} ${given.rate}`,
    ours,
    peer,
    ratio,
    goal: least,
    holds: least === null ? null : ratio >= least,
    unit: 'AUC',
    note,
  }
}
