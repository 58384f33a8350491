import type { ReactNode } from 'react'
import { STATUS_WORDS } from '#app/_archive/words.ts'
import { formatDay, formatPlural, formatShare } from '#app/_ui/format.ts'
import { LicenseBadge } from '#app/_ui/license-badge.tsx'
import { licenseFamily } from '#lib/license/family.ts'
import { changedParts, type InputState, type StatePart } from '#lib/run/input-state.ts'
import { PART_WORDS } from './words.ts'

type StatesProps = { whenRecorded: InputState | null; now: InputState | null }

/** What was known of an input when it was recorded, beside what is known now, part by part. */
export function InputStates({ whenRecorded, now }: StatesProps) {
  if (whenRecorded === null || now === null)
    return <p className="small second m-0">Nothing is known of it: it is named without a digest.</p>
  const changed = changedParts(whenRecorded, now)
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
          {ROWS.map(({ name, parts, cell }) => {
            const isOther = parts.some((part) => changed.includes(part))
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{cell(whenRecorded)}</td>
                <td>
                  {isOther ? <b>{cell(now)}</b> : cell(now)}
                  {isOther && <span className="block small second">changed since</span>}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="small second m-0 mt-2">
        {changed.length === 0
          ? 'Nothing of this has changed since.'
          : `Changed since: ${changed.map((part) => PART_WORDS[part]).join(', ')}.`}
      </p>
    </>
  )
}

type StateRow = { name: string; parts: readonly StatePart[]; cell: (state: InputState) => ReactNode }

const ROWS: readonly StateRow[] = [
  { name: 'Standing', parts: ['status'], cell: standingWords },
  {
    name: 'Licence',
    parts: ['license'],
    cell: ({ license: { expression, kind } }) => (
      <LicenseBadge id={expression} family={licenseFamily(expression)} basis={kind} />
    ),
  },
  { name: 'Opted out of training', parts: ['preferences'], cell: ({ preferences }) => disallowedWords(preferences) },
  { name: 'Archive', parts: ['copies', 'archive'], cell: archiveWords },
]

function standingWords({ status, withdrawnAt }: InputState): string {
  return withdrawnAt === undefined ? status : `${status}, ${formatDay(withdrawnAt)}`
}

function archiveWords({ copies, archive }: InputState): string {
  const held = copies === null ? 'no copy recorded' : formatPlural(copies, 'copy', 'copies')
  return archive === undefined || archive === 'unarchived' ? held : `${held}, ${STATUS_WORDS[archive].note}`
}

function disallowedWords(preferences: InputState['preferences']): string {
  if (preferences === null) return 'unknown: never read'
  const { records, disallowed, unknown } = preferences
  if (records === 0) return 'no records'
  const open = unknown === 0 ? '' : `, ${formatShare(unknown / records, 0)} unknown`
  return `${formatPlural(disallowed, 'record', 'records')} (${formatShare(disallowed / records)})${open}`
}
