import { type DataciteSaid, itemsOf } from './datacite-read-said.ts'
import type { DraftNotes } from './draft-notes.ts'
import type { Said } from './draft-text.ts'
import { dateOf, textOf } from './lenient.ts'

/** The kinds of date that may stand for the day of release, the best first. */
const RELEASED = ['Issued', 'Available', 'Created', 'Updated']

/** The day of release that the dates tell, or null; all others are noted. A year alone is no day. */
export function releaseFrom(said: DataciteSaid, notes: DraftNotes): Said | null {
  const dates = itemsOf(said, 'dates', 'date').map(({ item, from }) => ({
    value: textOf(item.date) ?? '',
    kind: textOf(item.dateType) ?? '',
    about: textOf(item.dateInformation) ?? '',
    from,
  }))
  const whole = dates.filter(({ value, kind }) => RELEASED.includes(kind) && dateOf(value) !== null)
  const [chosen] = whole.toSorted((one, other) => RELEASED.indexOf(one.kind) - RELEASED.indexOf(other.kind))
  for (const date of dates) {
    const { kind, value, about, from } = date
    if (kind === 'Withdrawn')
      notes.warn(from, `${from}: the record says that it was withdrawn on ${value}. ${about}`.trim(), 'withdrawn')
    if (date !== chosen) notes.unused(`kept.dates.${kind}`, value, from, whyNot(kind))
  }
  const year = textOf(said.members.publicationYear)
  if (chosen === undefined && year !== null)
    notes.unused('version.releaseDate', year, said.at('publicationYear'), 'A year is no day.')
  return chosen === undefined ? null : { value: chosen.value, from: chosen.from }
}

function whyNot(kind: string): string {
  if (kind === 'Collected') return 'Kept verbatim: of which source it speaks is not said.'
  return RELEASED.includes(kind) ? 'Another date stands for the release, or this one is no day.' : 'Kept verbatim.'
}
