import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { Facts } from '#app/_ui/facts.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { OUTCOMES } from '#lib/assessment/finding.ts'
import { RUBRIC, RUBRIC_DIGEST } from '#lib/assessment/rubric.ts'
import { SCORE_DISCLAIMER } from '#lib/assessment/score.ts'
import { OUTCOME_COUNTS, OUTCOME_DISC } from './outcomes.ts'

/** Which rubric this is, what the outcomes count, and what a score is not. */
export function RubricHead() {
  return (
    <Section title="The rubric" id="rubric">
      <p className="mb-3 max-w-[820px]">
        {`A score is not compliance. ${SCORE_DISCLAIMER} There is no grand total: seven scores, and the lowest beside their mean. What is said without valid evidence counts half at most. Red flags stand beside and are never averaged away.`}
      </p>
      <Facts
        facts={[
          { term: 'Version', value: `${RUBRIC.version}, ${formatDate(RUBRIC.date)}` },
          { term: 'Digest', value: <DigestChip digest={RUBRIC_DIGEST} /> },
          { term: 'Source', value: RUBRIC.source },
          ...OUTCOMES.map((outcome) => ({
            term: outcome.replace('-', ' '),
            value: (
              <>
                <FoundMark found={OUTCOME_DISC[outcome]} />
                {`, ${OUTCOME_COUNTS[outcome]}`}
              </>
            ),
          })),
        ]}
      />
    </Section>
  )
}
