import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDate, formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { summarizeLicensing, sumParts } from '#lib/license/summary.ts'
import { whereOf } from './evidence-of.tsx'
import type { Judged } from './judged.ts'
import { nameOf } from './part-names.tsx'
import { referencesOf } from './references.ts'

/** So many rows a printed report has; the JSON report has them all. */
const ROWS = 200

/** By licence, then part by part: what was concluded and what bears it out. */
export function ReportParts({ judged }: { judged: Judged }) {
  const { byLicense } = summarizeLicensing(judged.parts)
  const parts = sumParts(judged.parts)
  return (
    <section className="section">
      <h2>Licences and parts</h2>
      <DataTable
        caption="By licence"
        phone="tight"
        columns={[
          {
            key: 'license',
            head: 'Concluded licence',
            names: true,
            cell: ({ expression, family }) => <LicenseBadge id={expression} family={family} basis="concluded" />,
          },
          { key: 'share', head: 'Share', align: 'right', cell: ({ share }) => formatShare(share) },
          { key: 'parts', head: 'Parts', align: 'right', cell: ({ parts }) => parts.toLocaleString('en') },
        ]}
        rows={byLicense.slice(0, 40)}
        rowKey={({ expression }) => expression}
      />
      {parts.length > 1 && (
        <div className="mt-6">
          <DataTable
            caption={`Part by part${parts.length > ROWS ? `: the first ${ROWS} of ${parts.length.toLocaleString('en')}; the JSON report has them all` : ''}`}
            phone="tight"
            columns={[
              { key: 'name', head: 'Part', names: true, cell: ({ id }) => nameOf(id, judged.parts) },
              {
                key: 'license',
                head: 'Concluded',
                cell: ({ expressions, family }) => (
                  <LicenseBadge id={expressions.join(', ')} family={family} basis="concluded" />
                ),
              },
              {
                key: 'share',
                head: 'Share',
                align: 'right',
                cell: ({ share }) => (share === null ? 'not stated' : formatShare(share)),
              },
            ]}
            rows={parts.slice(0, ROWS)}
            rowKey={({ id }) => id}
          />
        </div>
      )}
    </section>
  )
}

/** The evidence as numbered notes: the words, where they stand, when they were read, and the digest of what was kept. */
export function ReportEvidence({ judged }: { judged: Judged }) {
  const references = [...referencesOf(judged).values()]
  return (
    <section className="section">
      <h2>Evidence</h2>
      {references.length === 0 && <p className="second">No evidence is recorded for what was concluded.</p>}
      <ol className="notes">
        {references.slice(0, ROWS).map(({ number, digest, piece, staleSince }) => (
          <li key={digest} id={`evidence-${number}`}>
            {piece.quote !== '' && <q>{piece.quote}</q>}{' '}
            <span className="where">{whereOf(piece.source, piece.locator)}</span>
            {`, read ${formatDate(piece.retrievedAt)}. `}
            {piece.digest !== null && <code>{piece.digest.slice(0, 23)}…</code>}
            {staleSince !== null && <b>{` Stale since ${formatDate(staleSince)}.`}</b>}
          </li>
        ))}
      </ol>
      {references.length > ROWS && (
        <p className="small">{`${formatPlural(references.length - ROWS, 'further piece', 'further pieces')} of evidence stand in the JSON report.`}</p>
      )}
    </section>
  )
}
