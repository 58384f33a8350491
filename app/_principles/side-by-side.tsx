import { Banner } from '#app/_ui/banner.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { formatDay } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { Finding } from '#lib/assessment/finding.ts'
import { printBounds } from '#lib/assessment/score-bounds.ts'
import type { PrincipleScore } from '#lib/assessment/scorecard.ts'
import type { ComparedCriterion, ComparedPrinciple, ComparedScore, SideBySide } from '#lib/assessment/side-by-side.ts'
import { criterionAnchor, OUTCOME_DISC } from './outcomes.ts'
import { PrincipleCells } from './principle-cells.tsx'
import { SevenBars } from './seven-bars.tsx'

type SidesProps = { versions: readonly ComparedScore[]; compared: SideBySide }

/** The scores of versions beside each other, principle by principle and, unfolded, criterion by criterion. There is no total. */
export function SideBySideSections({ versions, compared: { principles, cautions } }: SidesProps) {
  const scored = versions.filter(({ score }) => score !== null).length
  return (
    <>
      {cautions.length > 0 && (
        <div className="mt-4">
          <Banner kind="note" title="Before you compare">
            <ul>
              {cautions.map(({ caution, says }) => (
                <li key={caution}>{says}</li>
              ))}
            </ul>
          </Banner>
        </div>
      )}
      <Section
        title="The seven, side by side"
        id="compared"
        intro="One cell for each criterion; then the score, a range where something is unknown, and how many of the criteria that apply are decided. No total is drawn from them."
      >
        <div className="sides">
          <DataTable
            caption="Each principle, version by version"
            captionFor="screen-readers"
            columns={[PRINCIPLE, ...versions.map(sumColumn)].map((column) => evenly(column, versions.length))}
            rows={principles}
            rowKey={({ principle }) => principle}
            foot={<Foot versions={versions} />}
          />
        </div>
      </Section>
      {scored > 0 && (
        <Section
          title="Criterion by criterion"
          id="criteria"
          intro="Each principle unfolds. A criterion in which the versions differ is marked."
        >
          {principles.map((principle) => (
            <Unfolded key={principle.principle} principle={principle} versions={versions} />
          ))}
        </Section>
      )}
    </>
  )
}

/** A version as it is named in a column. */
export function comparedName({ path, label }: Pick<ComparedScore, 'path' | 'label'>): string {
  return `${path}@${label}`
}

/** A fifth of the breadth names the row; the versions share the rest alike. */
function evenly<Row>(column: Column<Row>, versions: number): Column<Row> {
  return { ...column, width: column.names === true ? '20%' : `${80 / versions}%` }
}

const PRINCIPLE: Column<ComparedPrinciple> = {
  key: 'principle',
  head: 'Principle',
  names: true,
  cell: ({ principle, name }) => <a href={`#${principle}`}>{`${principle} ${name}`}</a>,
}

function sumColumn(version: ComparedScore, place: number): Column<ComparedPrinciple> {
  return {
    key: version.digest,
    head: comparedName(version),
    cell: ({ sums, criteria }) => (
      <SumCell sum={sums[place] ?? null} findings={criteria.flatMap(({ findings }) => findings[place] ?? [])} />
    ),
  }
}

function SumCell({ sum, findings }: { sum: PrincipleScore | null; findings: readonly Finding[] }) {
  if (sum === null)
    return (
      <>
        <span className="cells" aria-hidden="true">
          <i className="c-unknown" />
        </span>
        <span className="dim">not assessed</span>
      </>
    )
  return (
    <>
      <PrincipleCells findings={findings} />
      <b>{printBounds(sum)}</b>
      <span className="dim">{`, ${sum.decided} of ${sum.applicable} decided`}</span>
    </>
  )
}

/** Beneath each column: the seven at a glance, as of when and by which rubric, and where the evidence is. */
function Foot({ versions }: { versions: readonly ComparedScore[] }) {
  return (
    <tr>
      <th scope="row" className="align-top">
        <span className="nm">Under what</span>
      </th>
      {versions.map((version) => (
        <td key={version.digest} data-l={comparedName(version)}>
          <UnderWhat version={version} />
        </td>
      ))}
    </tr>
  )
}

function UnderWhat({ version }: { version: ComparedScore }) {
  const { path, label, score, withdrawnOn } = version
  const short =
    score === null
      ? null
      : {
          digest: score.digest,
          rubric: score.rubric.version,
          asOf: score.score.asOf,
          principles: score.score.sums.principles,
        }
  return (
    <>
      <SevenBars score={short} />
      {short !== null && <span className="block">{`${short.rubric}, as of ${formatDay(short.asOf)}`}</span>}
      {withdrawnOn !== null && <span className="block">{`withdrawn ${withdrawnOn}`}</span>}
      <a href={versionHref(path, label, 'principles')}>
        {score === null ? 'Its page' : 'Its evidence'}
        <span className="vh">{`: ${comparedName(version)}`}</span>
      </a>
    </>
  )
}

type UnfoldedProps = { principle: ComparedPrinciple; versions: readonly ComparedScore[] }

/** The anchor is within what is folded, so that a link to it unfolds it. */
function Unfolded({ principle: one, versions }: UnfoldedProps) {
  const { principle, name, criteria } = one
  return (
    <details className="unfold">
      <summary>
        <b>{`${principle} ${name}`}</b> <span className="dim">{differenceWords(one, versions)}</span>
      </summary>
      <div id={principle} className="sides">
        <DataTable
          caption={`The criteria of ${principle}, version by version`}
          captionFor="screen-readers"
          columns={[CRITERION, ...versions.map(findingColumn)].map((column) => evenly(column, versions.length))}
          rows={criteria}
          rowKey={({ id }) => id}
        />
      </div>
    </details>
  )
}

function differenceWords({ criteria }: ComparedPrinciple, versions: readonly ComparedScore[]): string {
  if (versions.filter(({ score }) => score !== null).length < 2) return 'only one of them is assessed'
  const differing = criteria.filter(({ differs }) => differs).length
  return differing === 0 ? 'no difference' : `${differing} of ${criteria.length} differ`
}

const CRITERION: Column<ComparedCriterion> = {
  key: 'criterion',
  head: 'Criterion',
  names: true,
  cell: ({ id, title, differs }) => (
    <>
      {`${id} ${title}`}
      {differs && <span className="block font-normal dim">differs</span>}
    </>
  ),
}

function findingColumn(version: ComparedScore, place: number): Column<ComparedCriterion> {
  const page = versionHref(version.path, version.label, 'principles')
  return {
    key: version.digest,
    head: comparedName(version),
    cell: ({ id, findings }) => (
      <FindingCell finding={findings[place] ?? null} href={`${page}#${criterionAnchor(id)}`} />
    ),
  }
}

function FindingCell({ finding, href }: { finding: Finding | null; href: string }) {
  if (finding === null) return <FoundMark found="unknown">not assessed</FoundMark>
  return (
    <>
      <FoundMark found={OUTCOME_DISC[finding.outcome]} />
      <span className="block">
        {finding.reason} <a href={href}>Evidence</a>
      </span>
    </>
  )
}
