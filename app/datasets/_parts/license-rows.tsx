import { Empty } from '#app/_ui/empty.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { Evidence } from '#lib/evidence.ts'
import { licenseFamily } from '#lib/license/family.ts'
import type { LicenseStatement } from '#lib/license/statement.ts'
import { evidenceAbout } from './evidence-about.ts'
import { EvidenceLines } from './evidence-lines.tsx'
import { BASIS_WORDS, FAMILY_WORDS, READ_FROM_WORDS } from './words.ts'

type RowsProps = { licenses: readonly LicenseStatement[]; evidence: readonly Evidence[]; of: 'version' | 'dataset' }

/** Each statement about the licence at the left, what there is to show for it at the right. */
export function LicenseRows({ licenses, evidence, of }: RowsProps) {
  if (licenses.length === 0)
    return (
      <Empty title="No licence is recorded">
        <p>{`Nobody has written down under which terms this ${of} may be used. That does not make it free to use, and not forbidden either: it is unknown.`}</p>
      </Empty>
    )
  return licenses.map((license, place) => (
    <StatementRow
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two statements may be equal
      key={place}
      name={<Name license={license} />}
      {...(license.reason !== '' && { why: license.reason })}
      evidence={<EvidenceLines evidence={[...license.evidence, ...evidenceAbout(evidence, `/licenses/${place}`)]} />}
    >
      <p className="small second m-0">{sentence(license)}</p>
    </StatementRow>
  ))
}

function Name({ license }: { license: LicenseStatement }) {
  return (
    <>
      {license.layer === 'content' ? 'Content' : 'Database'}
      <LicenseBadge id={license.expression} family={licenseFamily(license.expression)} basis={license.kind} />
    </>
  )
}

function sentence(license: LicenseStatement): string {
  const { kind, raw, expression, match, basis, readFrom, by, at } = license
  const who = by === '' ? '' : ` by ${by}`
  const when = at === null ? '' : ` on ${formatDate(at)}`
  const from = readFrom === null ? '' : `, read from ${READ_FROM_WORDS[readFrom]}`
  const on = basis === null ? '' : `, on the basis of ${BASIS_WORDS[basis]}`
  const words = raw === '' || raw === expression ? '' : ` Written as “${raw}”; ${MATCH_WORDS[match]}.`
  const family = FAMILY_WORDS[licenseFamily(expression)].toLowerCase()
  return `${kind === 'declared' ? 'Declared' : 'Concluded'}${who}${when}${from}${on}. Family: ${family}.${words}`
}

const MATCH_WORDS: Record<LicenseStatement['match'], string> = {
  exact: 'that is the SPDX expression itself',
  case: 'that is the SPDX expression in another case',
  mapped: 'that is a known name of this licence',
  ambiguous: 'that names more than one licence, so none is taken',
  none: 'nobody has settled which licence that is',
  custom: 'that is a licence of its own',
  suggestion: 'a rule suggests this, and no person has confirmed it',
  confirmed: 'a person confirmed what it means',
}
