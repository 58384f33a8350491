import type { ReactNode } from 'react'
import { type Fact, Facts } from '#app/_ui/facts.tsx'
import { type Member, type Shape, shapeOf } from '#lib/assessment/fact-shape.ts'
import type { FactKey } from '#lib/assessment/facts/groups.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { memberOf, saysNone } from './fact-values.ts'

const SHOWN = 20

/** A value of a group in words: each member that says something, with its label; rows under numbers. `narrow`: labels above values. */
export function ValueLines({ of, value, narrow = false }: { of: FactKey; value: unknown; narrow?: boolean }) {
  if (saysNone(of, value)) return <p className="m-0">{`${QUESTIONS[of].none}.`}</p>
  return <Members of={{ key: of, narrow }} members={shapeOf(of)} value={value} within="" />
}

type Of = { key: FactKey; narrow: boolean }
type MembersProps = { of: Of; members: readonly Member[]; value: unknown; within: string }

function Members({ of, members, value, within }: MembersProps) {
  const said = members.flatMap(({ name, shape }) => {
    const inner = memberOf(value, name)
    if (isEmpty(inner)) return []
    const place = within + name
    return [{ term: QUESTIONS[of.key].members[place]?.label ?? name, value: shownValue(of, shape, inner, place) }]
  })
  if (said.length === 0) return <p className="second m-0">Nothing of the kind.</p>
  return of.narrow ? <Stacked lines={said} /> : <Facts facts={said} />
}

function Stacked({ lines }: { lines: readonly Fact[] }) {
  return (
    <dl className="grid gap-1 [overflow-wrap:anywhere]">
      {lines.map(({ term, value }) => (
        <div key={term}>
          <dt className="label">{term}</dt>
          <dd className="m-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function shownValue(of: Of, shape: Shape, value: unknown, place: string): ReactNode {
  const words = QUESTIONS[of.key].members[place]?.words
  const wordFor = (one: unknown) => words?.[String(one)] ?? String(one).replaceAll('-', ' ')
  switch (shape.kind) {
    case 'rows':
      return <Rows of={of} members={shape.of} rows={Array.isArray(value) ? value : []} place={place} />
    case 'parts':
      return <Members of={of} members={shape.of} value={value} within={`${place}.`} />
    case 'each':
      return shape.names
        .filter((name) => !isEmpty(memberOf(value, name)))
        .map((name) => (
          <div key={name}>
            <b>{wordFor(name)}</b>
            <Members of={of} members={shape.of} value={memberOf(value, name)} within={`${place}.`} />
          </div>
        ))
    case 'flag':
      return value === true ? 'yes' : 'no'
    case 'choice':
      return wordFor(value)
    case 'words':
    case 'choices':
      return [value].flat().map(wordFor).join(', ')
    case 'number':
      return Number(value).toLocaleString('en')
    case 'address':
      return (
        <a href={String(value)} rel="nofollow noopener noreferrer">
          {String(value).replace(/^https?:\/\//, '')}
        </a>
      )
    default:
      return String(value)
  }
}

type RowsProps = { of: Of; members: readonly Member[]; rows: readonly unknown[]; place: string }

function Rows({ of, members, rows, place }: RowsProps) {
  return (
    <>
      <ol className={rows.length > 1 ? 'grid list-decimal gap-2 pl-5' : 'grid gap-2'}>
        {rows.slice(0, SHOWN).map((row, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two rows may be equal
          <li key={number}>
            <Members of={of} members={members} value={row} within={`${place}.`} />
          </li>
        ))}
      </ol>
      {rows.length > SHOWN && <p className="label">{`and ${rows.length - SHOWN} more, in the API`}</p>}
    </>
  )
}
