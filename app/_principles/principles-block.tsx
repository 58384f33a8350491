import { Facts } from '#app/_ui/facts.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { ScoreOutcomes } from '#db/queries/read-short-scores.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { findingsOf } from './outcomes.ts'
import { PrincipleCells } from './principle-cells.tsx'
import { SevenBars } from './seven-bars.tsx'
import { SHORT_NAMES } from './short-names.ts'

/** Beside a version: one cell for each criterion of its newest score, principle by principle; that it has none is drawn too. */
export function PrinciplesBlock({ version, score }: { version: VersionPicture; score: ScoreOutcomes | null }) {
  const { dataset, label, status } = version
  const page = versionHref(dataset.path, label, 'principles')
  if (status === 'draft') return <p className="small second">A draft has no score: it may still change.</p>
  if (score === null)
    return (
      <div className="small second">
        <SevenBars score={null} />
        <p className="mt-2">
          Nobody has assessed it, which says nothing about it. <a href={page}>What will be looked at</a>
        </p>
      </div>
    )
  return (
    <>
      <Facts
        values="end"
        facts={score.principles.map(({ principle }) => ({
          term: `${principle.slice(1)} ${SHORT_NAMES[principle]}`,
          value: <PrincipleCells findings={findingsOf(score.outcomes, principle)} />,
        }))}
      />
      <p className="small second mt-2">
        {`Rubric ${score.rubric}, as of ${formatDate(score.asOf)}. `}
        <a href={page}>Why, and what to mend</a>
      </p>
    </>
  )
}
