import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { AxisAnswer, ScoreExport } from '#lib/assessment/scorecard.ts'
import { CriterionLinks } from './criterion-links.tsx'

/** The three axes of openness, each with the criterion that decides it: none follows from another. */
export function AxesSection({ document: { score, rubric } }: { document: ScoreExport }) {
  return (
    <Section
      title="Three axes of openness"
      id="axes"
      intro="Each is answered by itself: what can be downloaded need not be openly licensed."
    >
      {score.axes.map((answer) => (
        <Axis
          key={answer.axis}
          answer={answer}
          says={rubric.axes.find(({ axis }) => axis === answer.axis)?.says ?? ''}
        />
      ))}
    </Section>
  )
}

function Axis({ answer: { axis, answer, because, says: told }, says }: { answer: AxisAnswer; says: string }) {
  return (
    <StatementRow
      name={axis.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())}
      why={says}
      evidence={
        <p className="small second m-0">
          {`${told} What decides it: `}
          <CriterionLinks criteria={because} />.
        </p>
      }
    >
      <FoundMark found={answer} />
    </StatementRow>
  )
}
