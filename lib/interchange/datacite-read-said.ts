import { listOf, recordOf, textOf } from './lenient.ts'

/**
 * A DataCite record as it was read, in the member names of its JSON, whichever form it came in. `at`: where a member stands in the document (a JSON
 * pointer, or the path of the element).
 */
export type DataciteSaid = {
  members: Record<string, unknown>
  at: (...path: (string | number)[]) => string
}

/** One entry of a list such as `titles`: its members, and where it stands. */
export type SaidItem = { item: Record<string, unknown>; from: string }

/** What is read of a record; the whole of it is kept verbatim whatever is read. */
export const DATACITE_READ: ReadonlySet<string> = new Set([
  'doi',
  'prefix',
  'suffix',
  'identifiers',
  'url',
  'contentUrl',
  'creators',
  'titles',
  'publisher',
  'publicationYear',
  'subjects',
  'dates',
  'language',
  'types',
  'alternateIdentifiers',
  'relatedIdentifiers',
  'sizes',
  'formats',
  'version',
  'rightsList',
  'descriptions',
  'schemaVersion',
])

/** The entries of a list. A bare text, as older records write it, is an entry with that text under `member`. */
export function itemsOf({ members, at }: DataciteSaid, list: string, member: string): SaidItem[] {
  return listOf(members[list]).flatMap((entry, place) => {
    const text = textOf(entry)
    const item = text === null ? recordOf(entry) : { [member]: text }
    return item === null ? [] : [{ item, from: at(list, place) }]
  })
}

/** The DOI of the record, bare, or null. */
export function dataciteDoi({ members }: DataciteSaid): string | null {
  return textOf(members.doi) ?? textOf(recordOf(listOf(members.identifiers)[placeOfDoi(members)])?.identifier)
}

/** Where the DOI of the record stands. */
export function placeOfDataciteDoi({ members, at }: DataciteSaid): string {
  return textOf(members.doi) === null ? at('identifiers', Math.max(placeOfDoi(members), 0)) : at('doi')
}

function placeOfDoi({ identifiers }: DataciteSaid['members']): number {
  return listOf(identifiers).findIndex((one) => textOf(recordOf(one)?.identifierType)?.toUpperCase() === 'DOI')
}
