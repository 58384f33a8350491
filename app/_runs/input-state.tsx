import { formatDay, formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { licenseFamily } from '#lib/license/family.ts'
import { changedParts, type InputState } from '#lib/run/input-state.ts'
import { PART_WORDS } from './words.ts'

type StatesProps = { whenRecorded: InputState | null; now: InputState | null }

/** What was known of an input when it was recorded, beside what is known now, part by part. */
export function InputStates({ whenRecorded, now }: StatesProps) {
  if (whenRecorded === null || now === null)
    return <p className="small second m-0">Nothing is known of it: it is named without a digest.</p>
  const changed = changedParts(whenRecorded, now).map((part) => PART_WORDS[part])
  return (
    <>
      <table className="tbl">
        <caption className="vh">What is known of this input, then and now</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">What</span>
            </th>
            <th scope="col">{`Then, ${formatDay(whenRecorded.at)}`}</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, cell }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{cell(whenRecorded)}</td>
              <td>{cell(now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small second m-0 mt-2">
        {changed.length === 0 ? 'Nothing of this has changed since.' : `Changed since: ${changed.join(', ')}.`}
      </p>
    </>
  )
}

const ROWS = [
  { name: 'Standing', cell: ({ status }: InputState) => status },
  {
    name: 'Licence',
    cell: ({ license: { expression, kind } }: InputState) => (
      <LicenseBadge id={expression} family={licenseFamily(expression)} basis={kind} />
    ),
  },
  { name: 'Training disallowed', cell: ({ preferences }: InputState) => disallowedWords(preferences) },
  { name: 'Archive copies', cell: ({ copies }: InputState) => (copies === null ? 'unknown: none recorded' : copies) },
] as const

function disallowedWords(preferences: InputState['preferences']): string {
  if (preferences === null) return 'unknown: never read'
  const { records, disallowed, unknown } = preferences
  if (records === 0) return 'no records'
  const open = unknown === 0 ? '' : `, ${formatShare(unknown / records, 0)} unknown`
  return `${formatPlural(disallowed, 'record', 'records')} (${formatShare(disallowed / records)})${open}`
}
