import { doiAddress } from '../archive/doi.ts'
import { parseArk, parseDoi, parseIscc, parseSwhid } from '../citation/identifier.ts'
import type { DatasetDraftInput, VersionDraftInput } from '../dataset/schema.ts'
import { type DataciteSaid, dataciteDoi, itemsOf, placeOfDataciteDoi, type SaidItem } from './datacite-read-said.ts'
import type { DraftNotes } from './draft-notes.ts'
import { addressOf, cutTo, listOf, textOf } from './lenient.ts'

type Links = NonNullable<DatasetDraftInput['links']>
type Identifiers = NonNullable<VersionDraftInput['identifiers']>
type Sources = NonNullable<VersionDraftInput['sources']>
type Hosts = NonNullable<VersionDraftInput['hosts']>

/** What the record is related to, in our words: where it is, what it came from, what names it. */
export type Relations = { links: Links; identifiers: Identifiers; sources: Sources; hosts: Hosts }

/** The relations that mean a link of a kind. Ours: DataCite's own words are kept beside it. */
const LINKED: ReadonlyMap<string, Links[number]['kind']> = new Map([
  ['IsDescribedBy', 'paper'],
  ['IsSupplementTo', 'paper'],
  ['IsPublishedIn', 'paper'],
  ['IsDocumentedBy', 'documentation'],
  ['HasMetadata', 'documentation'],
])
const MAX = { links: 200, identifiers: 100, hosts: 100 } as const

/**
 * The relations of a record. Its DOI names the version, but where the record says that it has versions (`HasVersion`) and is none: then it names the dataset and
 * becomes a link. Nothing is bound to a version here: a person does that.
 */
export function relationsFrom(said: DataciteSaid, notes: DraftNotes): Relations {
  const found: Relations = { links: [], identifiers: [], sources: [], hosts: [] }
  const related = itemsOf(said, 'relatedIdentifiers', 'relatedIdentifier')
  nameFrom(said, related, found, notes)
  for (const [member, kind] of [
    ['url', 'homepage'],
    ['contentUrl', 'download'],
  ] as const)
    for (const url of listOf(said.members[member]).flatMap((one) => addressOf(one) ?? [])) {
      found.links.push({ kind, url })
      notes.understood('links', url, said.at(member))
    }
  for (const one of itemsOf(said, 'alternateIdentifiers', 'alternateIdentifier')) alternate(one, found, notes)
  for (const one of related) relation(one, found, notes)
  return {
    links: distinct(found.links).slice(0, MAX.links),
    identifiers: distinct(found.identifiers).slice(0, MAX.identifiers),
    sources: distinct(found.sources),
    hosts: distinct(found.hosts).slice(0, MAX.hosts),
  }
}

function nameFrom(said: DataciteSaid, related: SaidItem[], { links, identifiers }: Relations, notes: DraftNotes): void {
  const text = dataciteDoi(said)
  if (text === null) return
  const from = placeOfDataciteDoi(said)
  const doi = parseDoi(text)
  if (doi === null) {
    notes.unused('version.identifiers', text, from, 'No DOI.')
    return
  }
  const says = (word: string) => related.some(({ item }) => textOf(item.relationType) === word)
  const hasVersions = says('HasVersion') && !says('IsVersionOf')
  if (hasVersions) links.push({ kind: 'doi', url: doiAddress(doi) })
  else identifiers.push({ scheme: 'doi', value: doi })
  const what = hasVersions
    ? 'It has versions: the DOI is taken for that of the dataset.'
    : 'Taken for the DOI of this version.'
  notes.suggested(hasVersions ? 'links' : 'version.identifiers', doi, from, what)
}

function alternate({ item, from }: SaidItem, { identifiers }: Relations, notes: DraftNotes): void {
  const text = textOf(item.alternateIdentifier)
  if (text === null) return
  const type = textOf(item.alternateIdentifierType) ?? ''
  if (/^Colophon /.test(type)) {
    notes.unused('version.identifiers', text, from, 'A name at another registry of this kind.')
    return
  }
  const known = [
    { scheme: 'swhid' as const, value: parseSwhid(text) },
    { scheme: 'ark' as const, value: parseArk(text) },
    { scheme: 'iscc' as const, value: parseIscc(text) },
    { scheme: 'doi' as const, value: type.toUpperCase() === 'DOI' ? parseDoi(text) : null },
    { scheme: 'arxiv' as const, value: type.toLowerCase() === 'arxiv' ? text : null },
  ].find(({ value }) => value !== null)
  identifiers.push({ scheme: known?.scheme ?? 'other', value: cutTo(known?.value ?? text, 500) })
  notes.understood('version.identifiers', text, from)
}

function relation({ item, from }: SaidItem, found: Relations, notes: DraftNotes): void {
  const [text, type] = [textOf(item.relatedIdentifier), textOf(item.relationType) ?? '']
  if (text === null) return
  const url = addressIn(text, textOf(item.relatedIdentifierType) ?? '')
  const isDoi = textOf(item.relatedIdentifierType) === 'DOI'
  const kind = type === 'IsVersionOf' && isDoi ? 'doi' : LINKED.get(type)
  if (type === 'IsDerivedFrom') {
    found.sources.push({ name: cutTo(text, 300), kind: 'public-dataset', url })
    notes.suggested('version.sources', text, from, 'An ancestor: bind it to a version here if there is one.')
  } else if (kind !== undefined && url !== null) {
    found.links.push({ kind, url })
    notes.suggested('links', url, from, `Taken as ${kind}: the record says ${type}.`)
  } else if (type === 'IsIdenticalTo' && url !== null) {
    found.hosts.push({ url })
    notes.suggested('version.hosts', url, from, 'The record says that the same is there.')
  } else notes.unused(`kept.relatedIdentifiers.${type}`, text, from, 'Kept verbatim: Colophon has no field for it.')
}

function addressIn(text: string, type: string): string | null {
  if (type === 'DOI') return addressOf(`https://doi.org/${parseDoi(text) ?? ''}`)
  if (type.toLowerCase() === 'arxiv') return addressOf(`https://arxiv.org/abs/${text.replace(/^arxiv:/i, '')}`)
  return addressOf(text)
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
