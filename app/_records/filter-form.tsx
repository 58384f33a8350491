import { Button } from '#app/_ui/button.tsx'
import { type Chip, Chips } from '#app/_ui/chips.tsx'
import { formatCount } from '#app/_ui/format.ts'
import type { ManifestProfile, RecordGrouping } from '#lib/records/schema.ts'
import { GROUPING_WORDS } from './grouping-words.ts'
import { FILTER_NAMES, isNarrowed, type RecordsSearch, recordsHref } from './search-address.ts'

type FilterProps = { page: string; search: RecordsSearch; profile: ManifestProfile }

const CHOICES = 50

/** Narrows the list of records: a GET form, so that the address holds the state. A host is written, of the rest the largest are offered. */
export function FilterForm({ page, search, profile }: FilterProps) {
  const { filter, set, faults } = search
  const groupings = profile.groupings.flatMap(({ by, top }) => (by === 'host' ? [] : [{ by, top }]))
  const hasHosts = groupings.length < profile.groupings.length
  return (
    <>
      <form className="ask" method="get" action={`${page}#list`} aria-label="Narrow the records">
        {set !== undefined && <input type="hidden" name="set" value={set} />}
        {filter.digest !== undefined && <input type="hidden" name="digest" value={filter.digest} />}
        <Written name="q" label="In the id, address or source" value={filter.q} />
        {hasHosts && <Written name="host" label="Host" value={filter.host} />}
        {groupings.map(({ by, top }) => (
          <Chosen
            key={by}
            by={by}
            value={filter[by]}
            options={top
              .slice(0, CHOICES)
              .flatMap(({ value, records }) => (value === null ? [] : [{ value, records }]))}
          />
        ))}
        <Button>Narrow</Button>
        {faults.map((fault) => (
          <p key={fault} className="fault" role="alert">
            {fault}
          </p>
        ))}
      </form>
      <Chips
        chips={chipsOf(page, search)}
        {...(isNarrowed(filter) && { clearHref: recordsHref(page, { filter: {}, set }) })}
      />
    </>
  )
}

function Written({ name, label, value }: { name: 'q' | 'host'; label: string; value: string | undefined }) {
  return (
    <p className="ask-part">
      <label className="label" htmlFor={`records-${name}`}>
        {label}
      </label>
      <input id={`records-${name}`} name={name} defaultValue={value} maxLength={300} autoComplete="off" />
    </p>
  )
}

type ChosenProps = {
  by: Exclude<RecordGrouping, 'host'>
  value: string | undefined
  options: { value: string; records: number }[]
}

function Chosen({ by, value, options }: ChosenProps) {
  const { one } = GROUPING_WORDS[by]
  const isOffered = value === undefined || options.some((option) => option.value === value)
  return (
    <p className="ask-part">
      <label className="label" htmlFor={`records-${by}`}>
        {one.charAt(0).toUpperCase() + one.slice(1)}
      </label>
      <select id={`records-${by}`} name={by} defaultValue={value ?? ''} className="max-w-[220px]">
        <option value="">any</option>
        {!isOffered && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {`${option.value.slice(0, 60)} (${formatCount(option.records)})`}
          </option>
        ))}
      </select>
    </p>
  )
}

const NAMES = { q: 'words', digest: 'digest' } as const

function chipsOf(page: string, { filter, set }: RecordsSearch): Chip[] {
  return FILTER_NAMES.flatMap((name) => {
    const value = filter[name]
    if (value === undefined) return []
    const { [name]: _dropped, ...others } = filter
    const group = name === 'q' || name === 'digest' ? NAMES[name] : GROUPING_WORDS[name].one
    return [
      {
        group,
        label: value.length > 40 ? `${value.slice(0, 40)}…` : value,
        removeHref: recordsHref(page, { filter: others, set }),
      },
    ]
  })
}
