import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { RunComparison } from '#lib/run/comparison.ts'
import { VERDICT_DISC, verdictWords } from './words.ts'

/** Whether the second of two runs repeats the first. */
export function ComparedVerdict({ asReplay: { verdict, step, reason } }: Pick<RunComparison, 'asReplay'>) {
  return (
    <Section title="As a replay" id="verdict" intro="Whether the second is the first, done again.">
      <FoundMark found={VERDICT_DISC[verdict]}>{verdictWords(verdict, step)}</FoundMark>
      <p className="mt-2">{reason}</p>
    </Section>
  )
}
