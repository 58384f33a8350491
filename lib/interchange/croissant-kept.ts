import type { RawDataset } from './croissant-raw.ts'
import type { DraftNotes } from './draft-notes.ts'

/** What the draft takes whole when the document writes it as plain text (or a list of texts); all else stays verbatim. */
const TAKEN: ReadonlyMap<string, number> = new Map([
  ['name', 300],
  ['description', 50_000],
  ['url', 2048],
  ['version', 64],
  ['datePublished', 10],
  ['citeAs', 20_000],
])
/** Members that the draft reads in full or in part; all others are Croissant's own or someone's, and come back on export. */
export const READ_IN_PART: ReadonlySet<string> = new Set([
  '@context',
  '@type',
  '@id',
  'conformsTo',
  'name',
  'description',
  'url',
  'version',
  'datePublished',
  'dateModified',
  'citeAs',
  'citation',
  'license',
  'creator',
  'publisher',
  'keywords',
  'inLanguage',
  'sameAs',
  'identifier',
  'distribution',
  'recordSet',
  'wasDerivedFrom',
  'isBasedOn',
  'alternateName',
])

/** The dataset's members that the draft does not hold in full, verbatim, so that an export can give them back. */
export function keptOf(raw: RawDataset, notes: DraftNotes): Record<string, unknown> {
  const taken = new Set(
    [...TAKEN].filter(([name, max]) => isPlain(raw.member(name), max)).map(([name]) => raw.keyOf(name)),
  )
  const partly = new Set([...READ_IN_PART].map((name) => raw.keyOf(name)))
  const kept = Object.entries(raw.members).filter(([key]) => !taken.has(key) && key !== '@type')
  for (const [key, value] of kept)
    if (!partly.has(key))
      notes.unused(`kept.croissant.${key}`, value, raw.pointerTo(key), 'Kept verbatim: Colophon has no field for it.')
  return Object.fromEntries(kept)
}

function isPlain(value: unknown, max: number): boolean {
  return typeof value === 'string' && value.trim() !== '' && value.trim() === value && value.length <= max
}
