import { type Modality, UNITS, type VersionDraftInput } from '../dataset/schema.ts'
import { slugOf } from '../dataset/slug.ts'
import { type DataciteSaid, dataciteDoi, itemsOf } from './datacite-read-said.ts'
import type { DraftNotes } from './draft-notes.ts'
import { type Said, takeText } from './draft-text.ts'
import type { DocumentVerdict } from './import.ts'
import { countOf, listOf, recordOf, textOf } from './lenient.ts'

/** What a type of resource means for the content; what is none of these leaves it open. */
const MODALITY: ReadonlyMap<string, Modality> = new Map([
  ['Text', 'text'],
  ['Image', 'image'],
  ['Sound', 'audio'],
  ['Audiovisual', 'video'],
])

/** The title without a kind of its own; subtitles and translations are kept. The DOI stands in where there is none. */
export function titleFrom(said: DataciteSaid, notes: DraftNotes): Said {
  const titles = itemsOf(said, 'titles', 'title')
  const main = titles.find(({ item }) => textOf(item.titleType) === null && textOf(item.title) !== null)
  for (const { item, from } of titles)
    if (item !== main?.item) notes.unused('title', item.title ?? item, from, 'Kept verbatim: one title is taken.')
  const value = textOf(main?.item.title)
  if (main !== undefined && value !== null) return { value, from: main.from }
  const stand = dataciteDoi(said) ?? 'Untitled'
  notes.warn(said.at('titles'), `The record has no title; "${stand}" stands in.`, 'titles')
  return { value: stand, from: said.at('titles') }
}

/** The name that stands in addresses: of the title, but where the record is of a registry of this kind. */
export function nameFrom(said: DataciteSaid, title: string): string {
  const own = itemsOf(said, 'alternateIdentifiers', 'alternateIdentifier').find(
    ({ item }) => textOf(item.alternateIdentifierType) === 'Colophon dataset',
  )
  return slugOf(textOf(own?.item.alternateIdentifier)?.split('/').at(-1) ?? title)
}

/** The abstract, else the first description; the others are kept. */
export function descriptionFrom(said: DataciteSaid, notes: DraftNotes): string {
  const all = itemsOf(said, 'descriptions', 'description')
  const chosen = all.find(({ item }) => textOf(item.descriptionType) === 'Abstract') ?? all[0]
  for (const { item, from } of all)
    if (item !== chosen?.item)
      notes.unused('description', item.description ?? item, from, 'Kept verbatim: one is taken.')
  const value = textOf(chosen?.item.description)
  return chosen === undefined || value === null
    ? ''
    : takeText(notes, 'description', { value, from: chosen.from }, 50_000)
}

/** What the content is, as far as the type of the resource says it. */
export function modalitiesFrom({ members, at }: DataciteSaid, notes: DraftNotes): Modality[] {
  const general = textOf(recordOf(members.types)?.resourceTypeGeneral)
  if (general === null) return []
  const from = at('types', 'resourceTypeGeneral')
  const modality = MODALITY.get(general)
  if (general !== 'Dataset' && general !== 'Collection')
    notes.warn(from, `${from}: the record describes a resource of type ${general}, not a dataset.`, 'types')
  if (modality === undefined) notes.unused('modalities', general, from, 'It does not say what the content is.')
  else notes.suggested('modalities', modality, from, `Taken from the type ${general}.`)
  return modality === undefined ? [] : [modality]
}

/** Sizes and formats are free texts: what is a whole number of one of our units is taken. */
export function amountsFrom({ members, at }: DataciteSaid, notes: DraftNotes): VersionDraftInput['amounts'] {
  for (const [place, format] of listOf(members.formats).entries())
    notes.unused('version.files', format, at('formats', place), 'Kept verbatim: the record lists no files.')
  return listOf(members.sizes).flatMap((size, place) => {
    const [, digits = '', word = ''] = /^([\d,]+) ([a-z]+)$/.exec(textOf(size) ?? '') ?? []
    const unit = UNITS.find((one) => one === word)
    const value = countOf(digits.replaceAll(',', ''))
    if (unit === undefined || value === null) {
      notes.unused('version.amounts', size, at('sizes', place), 'No whole number of a unit that Colophon counts in.')
      return []
    }
    notes.understood('version.amounts', `${value} ${unit}`, at('sizes', place))
    return [{ unit, value, note: 'As the DataCite record states it.' }]
  })
}

/** Whether it has all that DataCite's kernel 4 asks for. */
export function completeness(said: DataciteSaid): DocumentVerdict {
  const { members } = said
  const missing = [
    dataciteDoi(said) === null && 'a DOI',
    listOf(members.creators).length === 0 && 'creators',
    listOf(members.titles).length === 0 && 'titles',
    (textOf(members.publisher) ?? textOf(recordOf(members.publisher)?.name)) === null && 'a publisher',
    !/^\d{4}$/.test(textOf(members.publicationYear) ?? '') && 'a publicationYear of four digits',
    textOf(recordOf(members.types)?.resourceTypeGeneral) === null && 'a resourceTypeGeneral',
  ].filter((one) => one !== false)
  return missing.length === 0
    ? { outcome: 'yes', reasons: [] }
    : { outcome: 'no', reasons: missing.map((what) => `DataCite asks for ${what}; there is none.`) }
}
