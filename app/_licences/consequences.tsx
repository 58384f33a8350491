import { CodeBlock } from '#app/_ui/code-block.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { Section } from '#app/_ui/section.tsx'
import { licenseFamily } from '#lib/license/family.ts'
import { sayDuty, sayQuestion } from '#lib/license/say.ts'
import { summarizeLicensing } from '#lib/license/summary.ts'
import type { Judged } from './judged.ts'
import { nameOf, PartNames } from './part-names.tsx'

/** What stands in the way, as the fewest parts to take out and what that costs. */
export function InTheWaySection({ judged }: { judged: Judged }) {
  const { question, judgement } = judged
  const { remove, share, left, outbound, members, membersShare } = judgement.inTheWay
  if (judgement.verdict.verdict === 'allowed') return null
  return (
    <Section title="What stands in the way" id="in-the-way" right={formatPlural(remove.length, 'part', 'parts')}>
      <p className="max-w-[820px]">
        {left === 0
          ? `No part is allowed for ${sayQuestion(question)} as things stand: nothing would be left.`
          : `Without ${formatPlural(remove.length, 'part', 'parts')} the rest is allowed for ${sayQuestion({ ...question, outbound })}${outbound !== null && question.outbound === null ? ', which is the licence of release that costs least' : ''}. ${
              share === null
                ? 'What share that costs is not known, since not every share is recorded.'
                : `That costs ${formatShare(share)} of the whole; ${formatPlural(left, 'part stays', 'parts stay')}.`
            }`}
        {members.length > 0 &&
          ` ${members.length === 1 && remove.length === 1 ? 'It is' : 'They are'} in ${formatPlural(members.length, 'version', 'versions')} of the mixture${membersShare === null ? '' : `, ${formatShare(membersShare)} of it`}.`}
      </p>
      <ul className="small">
        {remove.slice(0, 20).map((id) => (
          <li key={id}>{nameOf(id, judged.parts)}</li>
        ))}
        {remove.length > 20 && <li>{`and ${formatCount(remove.length - 20)} more; the JSON export has them all`}</li>}
      </ul>
    </Section>
  )
}

/** What whoever uses it must do, with the parts that ask for it, and the file that delivers most of it. */
export function DutiesSection({
  judged,
  attributionHref,
}: {
  judged: Judged
  attributionHref: (format: string) => string
}) {
  const { duties } = judged.judgement.verdict
  return (
    <Section title="What it asks of you" id="duties" right={formatPlural(duties.length, 'duty', 'duties')}>
      {duties.length === 0 ? (
        <p className="small second">{`No licence that is known here asks for anything for ${sayQuestion(judged.question)}.`}</p>
      ) : (
        <DataTable
          caption="Duties, and the parts that cause them"
          captionFor="screen-readers"
          columns={[
            { key: 'duty', head: 'Duty', names: true, cell: ({ duty }) => sayDuty(duty) },
            { key: 'parts', head: 'Asked by', cell: ({ parts }) => <PartNames ids={parts} judged={judged} /> },
          ]}
          rows={duties}
          rowKey={({ duty }) => duty}
        />
      )}
      <p className="mt-4">
        The attribution file names every part, its source and its licences: <a href={attributionHref('text')}>text</a>,{' '}
        <a href={attributionHref('html')}>HTML</a>, <a href={attributionHref('json')}>JSON</a>.
      </p>
    </Section>
  )
}

/** The licences that were concluded, by what they cover. */
export function ByLicenseSection({ judged }: { judged: Judged }) {
  const { byLicense, basis } = summarizeLicensing(judged.parts)
  if (byLicense.length < 2) return null
  return (
    <Section title="By licence" id="by-licence" right={formatPlural(byLicense.length, 'licence', 'licences')}>
      <DataTable
        caption="Concluded licences, largest first, what nobody settled last"
        captionFor="screen-readers"
        phone="tight"
        columns={[
          {
            key: 'license',
            head: 'Concluded licence',
            names: true,
            cell: ({ expression, family }) => <LicenseBadge id={expression} family={family} basis="concluded" />,
          },
          {
            key: 'share',
            head: basis === 'shares' ? 'Share' : 'Share of parts',
            align: 'right',
            cell: ({ share }) => formatShare(share),
          },
          { key: 'parts', head: 'Parts', align: 'right', cell: ({ parts }) => formatCount(parts) },
          {
            key: 'evidence',
            head: 'With evidence',
            align: 'right',
            phone: 'late',
            cell: ({ withEvidence }) => formatCount(withEvidence),
          },
        ]}
        rows={byLicense.slice(0, 60).map((row) => ({ ...row, family: licenseFamily(row.expression) }))}
        rowKey={({ expression }) => expression}
      />
    </Section>
  )
}

/** How a third party checks this answer without asking us. */
export function RecomputeSection({ jsonHref, address }: { jsonHref: string; address: string }) {
  return (
    <Section title="Recompute it" id="recompute">
      <p className="max-w-[820px]">
        The <a href={jsonHref}>JSON export</a> holds every statement and piece of evidence that this answer rests on.
        The command line judges it again on your own machine, and says whether the answer follows.
      </p>
      <CodeBlock
        text={`curl -s '${address}' -o licences.json\nnpm exec colophon -- licenses verify licences.json`}
        label="The commands that recompute the answer"
      />
    </Section>
  )
}
