import type { DatasetDraftInput, VersionDraftInput } from '../dataset/schema.ts'
import { type GraphNode, type GraphValue, graphText, valuesOf } from './croissant-graph.ts'
import { SC } from './croissant-vocabulary.ts'
import type { DraftNotes } from './draft-notes.ts'
import { takeSome } from './draft-text.ts'
import { addressOf, cutTo } from './lenient.ts'

type DraftCreator = NonNullable<DatasetDraftInput['creators']>[number]
type DraftSource = NonNullable<VersionDraftInput['sources']>[number]

const PROV = 'http://www.w3.org/ns/prov#'
const ORCID = /^https?:\/\/orcid\.org\/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/

/** Who made the dataset. A name on its own counts as a person's; schema.org tells an Organization. */
export function creatorsOf(dataset: GraphNode, notes: DraftNotes, at: string): DraftCreator[] {
  const creators = valuesOf(dataset, `${SC}creator`).flatMap((value) => creatorOf(value, notes, at))
  return takeSome(notes, 'creators', creators, 2000, at)
}

/** The name of a Person, an Organization or a text; null if it has none. */
export function nameIn(value: GraphValue | undefined): string | null {
  if (value === undefined || value.kind === 'json') return null
  if (value.kind === 'text') return String(value.value).trim() || null
  return graphText(value, `${SC}name`)?.trim() || value.id
}

/** What the dataset was derived from, read leniently: real files write `atLocation` and `locatedAt`, labels and names. */
export function sourcesOf(dataset: GraphNode, notes: DraftNotes, at: string): DraftSource[] {
  const derived = valuesOf(dataset, `${PROV}wasDerivedFrom`, `${SC}isBasedOn`)
  return takeSome(notes, 'version.sources', derived, 20_000, at).flatMap((value) => {
    const place = value.kind === 'node' ? graphText(value, `${PROV}atLocation`, `${PROV}locatedAt`, `${SC}url`) : null
    const label = value.kind === 'node' ? graphText(value, `${PROV}label`, `${SC}name`) : null
    const name = label ?? nameIn(value) ?? place
    if (name === null) return []
    const from = value.kind === 'node' && value.at !== '' ? value.at : at
    notes.suggested('version.sources', name, from, 'An ancestor: bind it to a version here if there is one.')
    return [{ name: cutTo(name, 300), url: addressOf(place) ?? addressOf(name), kind: 'public-dataset' as const }]
  })
}

function creatorOf(value: GraphValue, notes: DraftNotes, at: string): DraftCreator[] {
  const name = nameIn(value)
  if (name === null) return []
  notes.understood('creators', name, value.kind === 'node' && value.at !== '' ? value.at : at)
  if (value.kind !== 'node') return [{ name: cutTo(name, 300), kind: 'person' }]
  const affiliation = nameIn(valuesOf(value, `${SC}affiliation`)[0]) ?? ''
  const isOrganization = value.types.some((type) => type.endsWith('Organization'))
  return [
    {
      name: cutTo(name, 300),
      kind: isOrganization ? 'organization' : 'person',
      orcid: orcidOf(value),
      affiliation: cutTo(affiliation, 300),
    },
  ]
}

function orcidOf(person: GraphNode): string | null {
  const addresses = [
    person.id,
    graphText(person, `${SC}sameAs`),
    graphText(person, `${SC}identifier`),
    graphText(person, `${SC}url`),
  ]
  const digits = addresses.map((address) => ORCID.exec(address ?? '')?.[1]).find((found) => found !== undefined)
  return digits === undefined ? null : `https://orcid.org/${digits}`
}
