import { parseOrcid } from '../citation/identifier.ts'
import type { DatasetDraftInput } from '../dataset/schema.ts'
import { type DataciteSaid, itemsOf } from './datacite-read-said.ts'
import type { DraftNotes } from './draft-notes.ts'
import { takeSome, takeText, takeWords } from './draft-text.ts'
import { cutTo, listOf, recordOf, textOf } from './lenient.ts'

type Creators = NonNullable<DatasetDraftInput['creators']>

/** Who made it: people as "given family" where both are told, with ORCID and first affiliation. */
export function creatorsFrom(said: DataciteSaid, notes: DraftNotes): Creators {
  const found = itemsOf(said, 'creators', 'name').flatMap(({ item, from }): Creators => {
    const [given, family] = [textOf(item.givenName), textOf(item.familyName)]
    const name = given !== null && family !== null ? `${given} ${family}` : textOf(item.name)
    if (name === null) {
      notes.unused('creators', item, from, 'The entry has no name.')
      return []
    }
    notes.understood('creators', name, from)
    const kind = textOf(item.nameType) === 'Personal' || given !== null ? 'person' : 'organization'
    return [{ name: cutTo(name, 300), kind, orcid: orcidOf(item, from, notes), affiliation: affiliationOf(item) }]
  })
  return takeSome(notes, 'creators', found, 2000, said.at('creators'))
}

function orcidOf(item: Record<string, unknown>, from: string, notes: DraftNotes): string | null {
  for (const entry of listOf(item.nameIdentifiers)) {
    const text = textOf(recordOf(entry)?.nameIdentifier)
    const orcid = text === null ? null : parseOrcid(text)
    if (orcid !== null) return orcid
    if (text !== null)
      notes.unused('creators', text, from, 'Kept verbatim: of identifiers of makers only ORCID is taken.')
  }
  return null
}

function affiliationOf(item: Record<string, unknown>): string {
  const [first] = listOf(item.affiliation)
  return cutTo(textOf(first) ?? textOf(recordOf(first)?.name) ?? '', 300)
}

/** Who publishes it: a text until 4.4, an object with a name since. */
export function publisherFrom({ members, at }: DataciteSaid, notes: DraftNotes): string {
  const name = textOf(members.publisher) ?? textOf(recordOf(members.publisher)?.name)
  return name === null ? '' : takeText(notes, 'publisher', { value: name, from: at('publisher') }, 300)
}

/** The subjects as keywords; the scheme of each stays in what is kept. */
export function subjectsFrom(said: DataciteSaid, notes: DraftNotes): string[] {
  const words = itemsOf(said, 'subjects', 'subject').flatMap(({ item, from }) => {
    const value = textOf(item.subject)
    return value === null ? [] : [{ value, from }]
  })
  return takeWords(notes, 'keywords', words, { max: 500, length: 200 })
}
