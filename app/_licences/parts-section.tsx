import { DataTable } from '#app/_ui/data-table.tsx'
import { formatDate, formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { Section } from '#app/_ui/section.tsx'
import { BASIS_WORDS } from '#app/datasets/_parts/words.ts'
import { licenseFamily } from '#lib/license/family.ts'
import type { LicensedPart, LicensingStatement, VersionLicensing } from '#lib/license/licensing.ts'
import { settledOf } from '#lib/license/parts.ts'
import type { Judged } from './judged.ts'

/** So many parts stand on one page. */
export const PARTS_SHOWN = 100

type SectionProps = {
  judged: Judged
  page: number
  pageHref: (page: number) => string
  csvHref: string
  conclude: boolean
}
type Row = { version: VersionLicensing; part: LicensedPart }

/** Each part with its share, what is declared, what was concluded, by whom, from what, and where its evidence stands. */
export function PartsSection({ judged, page, pageHref, csvHref, conclude }: SectionProps) {
  const rows = judged.licensing.flatMap((version) => version.parts.map((part): Row => ({ version, part })))
  const from = (page - 1) * PARTS_SHOWN
  const shown = rows.slice(from, from + PARTS_SHOWN)
  const isMixture = judged.subject.kind === 'mixture'
  return (
    <Section title="Part by part" id="parts" right={<a href={csvHref}>As CSV</a>}>
      <DataTable
        caption={`${formatPlural(rows.length, 'part', 'parts')}${rows.length > PARTS_SHOWN ? `, ${(from + 1).toLocaleString('en')} to ${(from + shown.length).toLocaleString('en')} shown` : ''}`}
        columns={[
          { key: 'name', head: 'Part', names: true, cell: (row) => <PartName {...row} isMixture={isMixture} /> },
          { key: 'share', head: 'Share', align: 'right', cell: ({ part }) => shareOf(part) },
          { key: 'declared', head: 'Declared', cell: ({ part }) => <Badges statements={declaredOf(part)} /> },
          { key: 'concluded', head: 'Concluded', cell: ({ part }) => <Badges statements={concludedOf(part)} /> },
          { key: 'who', head: 'By', cell: ({ part }) => <Who part={part} /> },
          { key: 'evidence', head: 'Evidence', cell: ({ part }) => <EvidenceCell part={part} /> },
          ...(conclude ? [{ key: 'conclude', head: 'Curate', cell: (row: Row) => <ConcludeLink {...row} /> }] : []),
        ]}
        rows={shown}
        rowKey={({ version, part }) => `${version.version} ${part.id}`}
      />
      <Pages count={Math.ceil(rows.length / PARTS_SHOWN)} page={page} pageHref={pageHref} />
    </Section>
  )
}

function PartName({ version, part, isMixture }: Row & { isMixture: boolean }) {
  const name =
    part.url === null ? (
      part.name
    ) : (
      <a href={part.url} rel="nofollow noopener noreferrer">
        {part.name}
      </a>
    )
  return (
    <>
      {name}
      {isMixture && (
        <span className="small second">
          {' in '}
          <a href={`/datasets/${version.dataset}/versions/${encodeURIComponent(version.label)}/licences`}>
            {`${version.dataset} ${version.label}`}
          </a>
        </span>
      )}
    </>
  )
}

function shareOf({ share, kind }: LicensedPart): string {
  if (kind === 'version') return 'all'
  return share === null ? 'not stated' : `${formatShare(share.value)} of ${share.unit}`
}

function declaredOf(part: LicensedPart): LicensingStatement[] {
  return part.statements.filter(({ kind }) => kind === 'declared')
}

function concludedOf(part: LicensedPart): LicensingStatement[] {
  return [...settledOf(part, 'content'), ...settledOf(part, 'database')]
}

function Badges({ statements }: { statements: readonly LicensingStatement[] }) {
  if (statements.length === 0) return <span className="dim">nothing</span>
  const shown = [...new Map(statements.map((said) => [`${said.layer} ${said.expression}`, said])).values()].slice(0, 3)
  return (
    <span className="badges">
      {shown.map(({ layer, expression, kind, raw }) => (
        <span key={`${layer} ${expression}`} title={raw}>
          <LicenseBadge id={shortened(expression)} family={licenseFamily(expression)} basis={kind} />
          {layer === 'database' && <small> database</small>}
        </span>
      ))}
    </span>
  )
}

function Who({ part }: { part: LicensedPart }) {
  const [first] = concludedOf(part)
  const open = part.statements.filter(({ standing }) => standing === 'proposed' || standing === 'disputed')
  return (
    <>
      {first !== undefined && (
        <span className="small">
          {`${first.by === '' ? 'the record' : first.by}${first.basis === null ? '' : `, ${BASIS_WORDS[first.basis]}`}`}
        </span>
      )}
      {open.map(({ conclusion, standing, expression }) => (
        <a key={conclusion} className="small" href={`./licences/conclusions/${conclusion}`}>
          {` ${standing}: ${expression}`}
        </a>
      ))}
    </>
  )
}

function EvidenceCell({ part }: { part: LicensedPart }) {
  const watched = part.statements.flatMap((said) =>
    said.watched.map((one, place) => ({ ...one, readOn: said.evidence[place]?.retrievedAt ?? '' })),
  )
  if (watched.length === 0) return <span className="dim">none</span>
  const stale = watched.filter(({ page }) => page.staleSince !== null)
  const [first] = stale.length > 0 ? stale : watched
  if (first === undefined) return null
  return (
    <span className="small">
      <a href={`/evidence/${first.digest}`}>{`read ${formatDate(first.readOn)}`}</a>
      {stale.length > 0 && <strong className="stale"> stale</strong>}
      {watched.length > 1 && ` and ${watched.length - 1} more`}
    </span>
  )
}

function ConcludeLink({ version, part }: Row) {
  const page = `/datasets/${version.dataset}/versions/${encodeURIComponent(version.label)}/licences/conclude`
  return (
    <a className="small" href={`${page}?${new URLSearchParams({ part: part.id })}`}>
      Conclude
      <span className="vh">{` the licence of ${part.name}`}</span>
    </a>
  )
}

function Pages({ count, page, pageHref }: { count: number; page: number; pageHref: (page: number) => string }) {
  if (count <= 1) return null
  return (
    <nav className="btns mt-4" aria-label="Pages of parts">
      {page > 1 && <a href={pageHref(page - 1)}>Earlier parts</a>}
      <span className="label">{`Page ${page} of ${count}`}</span>
      {page < count && <a href={pageHref(page + 1)}>More parts</a>}
    </nav>
  )
}

function shortened(expression: string): string {
  return expression.length > 60 ? `${expression.slice(0, 59)}…` : expression
}
