import { Banner } from '#app/_ui/banner.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { printBounds } from '#lib/assessment/score-bounds.ts'
import type { PrincipleScore, ScoreExport } from '#lib/assessment/scorecard.ts'
import { sideBySideHref } from './compare-address.ts'
import { findingsOf, formatMean } from './outcomes.ts'
import { PrincipleCells } from './principle-cells.tsx'

type SumsProps = {
  document: ScoreExport
  /** The version as org/name@label. */
  named: string
}

/** Seven bars with what is decided of what applies, and the minimum beside the mean. There is no grand total. */
export function SumsSection({ document, named }: SumsProps) {
  const { score, rubric, disclaimer } = document
  const { sums } = score
  const nameOf = (id: string) => `${id} ${rubric.principles.find((one) => one.id === id)?.name ?? ''}`.trim()
  return (
    <Section title="Seven principles" id="score" right={<a href="/principles">How it is scored</a>}>
      <p className="lede max-w-[820px]">
        {`As of ${formatDate(score.asOf)}, the lowest of the seven is ${nameOf(sums.minimum.principle)} with ${formatMean(sums.minimum.mean)}; their mean is ${formatMean(sums.mean)}. Of ${sums.applicable} criteria that apply, ${sums.decided} are decided.`}
      </p>
      <p className="second small mt-2 mb-4 max-w-[820px]">{`A score is not compliance. ${disclaimer}`}</p>
      <DataTable
        caption="The seven principles, each by itself"
        captionFor="screen-readers"
        columns={[
          {
            key: 'name',
            head: 'Principle',
            names: true,
            cell: ({ principle }: PrincipleScore) => <a href={`#${principle}`}>{nameOf(principle)}</a>,
          },
          {
            key: 'cells',
            head: '',
            width: '220px',
            phone: 'full',
            cell: ({ principle }) => <PrincipleCells findings={findingsOf(score.findings, principle)} />,
          },
          { key: 'points', head: 'Points', align: 'right', cell: ({ points }) => points.toFixed(1) },
          { key: 'score', head: 'Score', align: 'right', cell: printBounds },
          {
            key: 'decided',
            head: 'Decided',
            align: 'right',
            cell: ({ decided, applicable }) => `${decided} of ${applicable}`,
          },
        ]}
        rows={sums.principles}
        rowKey={({ principle }) => principle}
      />
      <p className="label mt-2 max-w-[820px]">
        A score is the points over the criteria that apply. Unknown counts 0 and is no “no”: the upper end of a range is
        what it would be if all that is unknown were met. One cell for each criterion: full is yes, half is partly,
        struck is no, hatched is unknown, a dash is not applicable.
      </p>
      <p className="small mt-2">
        <a href={sideBySideHref([named])}>Put it side by side with other versions</a>
      </p>
      {score.flags.length > 0 && (
        <div className="mt-4">
          <Banner
            kind="warn"
            title={`Red flags: ${score.flags.length}. They stand beside the score and are no part of it.`}
          >
            <a href="#flags">What raised them</a>
          </Banner>
        </div>
      )}
    </Section>
  )
}
