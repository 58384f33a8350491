import type { MimicRecord } from './record.ts'

/** What makes a run's scores say less than they seem to: a settled name, and the sentence to show. */
export type Doubt = { name: DoubtName; says: string }

export const DOUBTS = [
  'reference-data-unknown',
  'shared-init-unknown',
  'no-shared-init',
  'steps-at-the-reference',
  'steps-of-one-record',
  'sums-favour-length',
  'records-unknown',
] as const
export type DoubtName = (typeof DOUBTS)[number]

/** The doubts about a run, from its record alone, in the order of `DOUBTS`; none: []. They flag, and change no decision. */
export function doubtsAbout({ reference, trace, score, output }: MimicRecord): Doubt[] {
  const steps = trace.steps.length
  const still = trace.steps.filter(({ norm }) => norm === 0).length
  const alone = trace.steps.filter(({ size }) => size === 1).length
  const found: (Doubt | null)[] = [
    reference.trainedOnVersion === null
      ? say(
          'reference-data-unknown',
          'What the reference was trained on is unknown: its data and their biases enter the filter.',
        )
      : null,
    reference.sharedInit === null
      ? say(
          'shared-init-unknown',
          'Whether reference and base began at the same weights is unknown: without that a direction between them may mean nothing.',
        )
      : null,
    reference.sharedInit === false
      ? say(
          'no-shared-init',
          'Reference and base did not begin at the same weights: a direction between them may mean nothing.',
        )
      : null,
    still > 0
      ? say(
          'steps-at-the-reference',
          `In ${of(still, steps)} the model stood on the reference: every score is 0 there, and its records abstain.`,
        )
      : null,
    alone > 0
      ? say(
          'steps-of-one-record',
          `In ${of(alone, steps)} the batch held one record: its weight is always 1, and it abstains.`,
        )
      : null,
    score.lossReduction === 'sum'
      ? say('sums-favour-length', 'A record’s loss is the sum over its tokens: long records rule their batch.')
      : null,
    output.counts.unknown > 0
      ? say(
          'records-unknown',
          output.counts.unknown === 1
            ? 'Nothing could be said of one record: it is kept.'
            : `Nothing could be said of ${output.counts.unknown.toLocaleString('en')} records: they are kept.`,
        )
      : null,
  ]
  return found.filter((doubt) => doubt !== null)
}

function say(name: DoubtName, says: string): Doubt {
  return { name, says }
}

function of(count: number, steps: number): string {
  return `${count.toLocaleString('en')} of ${steps.toLocaleString('en')} steps`
}
