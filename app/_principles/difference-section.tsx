import { formatDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import { compareScores, type MovedCriterion } from '#lib/assessment/compare-scores.ts'
import { criterionOf } from '#lib/assessment/rubric.ts'
import type { ScoreExport } from '#lib/assessment/scorecard.ts'
import { CriterionLinks } from './criterion-links.tsx'
import { formatMean, OUTCOME_DISC } from './outcomes.ts'

/** Why a score is not the one before: what moved and by which fact, and what changed without moving anything. */
export function DifferenceSection({ older, newer }: { older: ScoreExport; newer: ScoreExport }) {
  return (
    <Section
      title="Moved since the score before"
      id="difference"
      intro={`Compared with the one as of ${formatDate(older.score.asOf)}.`}
    >
      <ScoreDifferences older={older} newer={newer} />
    </Section>
  )
}

type DifferencesProps = {
  older: ScoreExport
  newer: ScoreExport
  /** Where the finding of a criterion stands, if not on this page. */
  page?: string
}

/** How two scores differ: each criterion that moved and by which fact, how the means went, flags, and all facts that are not the same. */
export function ScoreDifferences({ older, newer, page = '' }: DifferencesProps) {
  const { moved, changed, principles, flags } = compareScores(older, newer)
  const means = principles.filter(({ before, after }) => before !== after)
  return (
    <>
      {moved.length === 0 && <p className="second">No criterion moved.</p>}
      {moved.map((one) => (
        <Moved key={one.criterion} moved={one} title={criterionOf(one.criterion, newer.rubric).title} page={page} />
      ))}
      <ul className="small second mt-4 grid gap-1">
        {means.map(({ principle, before, after }) => (
          <li key={principle}>{`${principle} went from ${formatMean(before)} to ${formatMean(after)}.`}</li>
        ))}
        {flags.raised.length > 0 && <li>{`Flags raised: ${flags.raised.join(', ')}.`}</li>}
        {flags.settled.length > 0 && <li>{`Flags settled: ${flags.settled.join(', ')}.`}</li>}
        {changed.length > 0 && (
          <li>{`Facts that are not what they were: ${changed.map(({ fact, change }) => `${fact} ${change}`).join(', ')}.`}</li>
        )}
      </ul>
    </>
  )
}

type MovedProps = { moved: MovedCriterion; title: string; page: string }

function Moved({ moved: { criterion, before, after, because, reasons }, title, page }: MovedProps) {
  return (
    <StatementRow
      name={
        <>
          <CriterionLinks criteria={[criterion]} page={page} /> {title}
        </>
      }
      why={`Moved because ${because.map(({ fact, change }) => `${fact} was ${change}`).join(', ')}.`}
      evidence={
        <ul className="small second grid gap-1">
          <li>{`Before: ${reasons.before}`}</li>
          <li>{`Now: ${reasons.after}`}</li>
        </ul>
      }
    >
      <FoundMark found={OUTCOME_DISC[before]} />
      {' → '}
      <FoundMark found={OUTCOME_DISC[after]} />
    </StatementRow>
  )
}
