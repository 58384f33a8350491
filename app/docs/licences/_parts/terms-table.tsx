import { DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatPlural } from '#app/_ui/format.ts'
import type { LicenseTerms } from '#lib/license/terms.ts'
import { PERMISSIONS } from '#lib/license/use.ts'
import { PermissionMarks } from './permission-marks.tsx'
import { findEntries, licenseHref, type TermsSearch, termsHref } from './terms-search.ts'
import { FIELD_WORDS, LIMITATION_WORDS, type PERMISSION_WORDS } from './terms-words.ts'

/** Every entry that the address asks for: what it permits, asks, prohibits and disclaims, what it covers, and its source. */
export function TermsTable({ search }: { search: TermsSearch }) {
  const { edition, condition } = search
  const entries = findEntries(search)
  if (entries.length === 0)
    return (
      <Empty title="No entry asks for this">
        <p>
          <a href={termsHref({ edition, condition: '' })}>See all entries</a> of this edition.
        </p>
      </Empty>
    )
  const asking = condition === '' ? '' : ` that ${entries.length === 1 ? 'asks' : 'ask'} for ${condition}`
  return (
    <DataTable
      caption={`${formatPlural(entries.length, 'entry', 'entries')}${asking}, edition ${edition}`}
      columns={[
        {
          key: 'id',
          head: 'Licence',
          names: true,
          width: '17%',
          cell: (entry) => <Name entry={entry} edition={edition} />,
        },
        { key: 'permits', head: 'Permits', width: '15%', cell: (entry) => <PermissionMarks {...entry} /> },
        { key: 'asks', head: 'Asks', width: '24%', cell: ({ conditions }) => listOr(conditions, 'nothing') },
        { key: 'prohibits', head: 'Prohibits', width: '14%', cell: (entry) => listOr(prohibitions(entry), 'nothing') },
        { key: 'disclaims', head: 'Disclaims', width: '12%', cell: ({ limitations }) => disclaimers(limitations) },
        { key: 'covers', head: 'Covers', width: '9%', cell: (entry) => <Covers entry={entry} /> },
        { key: 'source', head: 'Text', width: '9%', cell: (entry) => <Source entry={entry} /> },
      ]}
      rows={entries}
      rowKey={({ id }) => id}
    />
  )
}

function Name({ entry: { id, name }, edition }: { entry: LicenseTerms; edition: string }) {
  return (
    <>
      <a href={licenseHref(id, edition)}>{id}</a>
      <span className="small second block font-normal">{name}</span>
    </>
  )
}

function listOr(words: readonly string[], nothing: string) {
  return words.length === 0 ? <span className="dim">{nothing}</span> : words.join(', ')
}

/** What is withheld, and how the field of use is limited. */
export function prohibitions({ permissions, fieldOfUse }: LicenseTerms): string[] {
  const withheld = PERMISSIONS.filter((one) => permissions[one] === 'no' && !isTold(one, fieldOfUse))
  const field = fieldOfUse === 'none' ? [] : [FIELD_WORDS[fieldOfUse] ?? fieldOfUse]
  return [...withheld.map((one) => WITHHELD[one]), ...field]
}

/** Of a licence for non-commercial use, the limit of the field says it already. */
function isTold(permission: (typeof PERMISSIONS)[number], fieldOfUse: string): boolean {
  if (fieldOfUse === 'all-rights-reserved') return true
  return permission === 'commercialUse' && fieldOfUse === 'non-commercial'
}

const WITHHELD: typeof PERMISSION_WORDS = {
  reproduce: 'copying',
  redistribute: 'passing on',
  shareAdapted: 'sharing what was changed',
  commercialUse: 'commercial use',
}

function disclaimers(limitations: readonly string[]) {
  return listOr(
    limitations.map((word) => LIMITATION_WORDS[word] ?? word),
    'nothing recorded',
  )
}

function Covers({ entry: { scope, databaseRight } }: { entry: LicenseTerms }) {
  return (
    <>
      {scopeWords(scope)}
      {databaseRight !== 'not-addressed' && (
        <span className="small second block">{`database right ${databaseRight}`}</span>
      )}
    </>
  )
}

/** `content+database` as `content, database`; a licence of databases alone says so. */
export function scopeWords(scope: string): string {
  if (scope === 'database') return 'the database alone'
  return scope === 'unknown' ? 'not known' : scope.split('+').join(', ')
}

function Source({ entry: { id, source, date, basis } }: { entry: LicenseTerms }) {
  return (
    <>
      {source === null ? (
        <span className="dim">no one text</span>
      ) : (
        <a href={source} rel="nofollow noopener noreferrer">
          Text
          <span className="vh">{` of ${id}`}</span>
        </a>
      )}
      <span className="block">{date}</span>
      {basis === 'T' && <span className="small second block">not yet checked against it</span>}
    </>
  )
}
