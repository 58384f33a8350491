import type { DatasetDraftInput, Modality, VersionDraftInput } from '../dataset/schema.ts'
import type { LicenseStatementInput } from '../license/statement.ts'
import names from './data/language-names.json' with { type: 'json' }
import { licenseFrom } from './draft-license.ts'
import { DraftLinks } from './draft-links.ts'
import type { DraftNotes } from './draft-notes.ts'
import { takeSome, takeWords } from './draft-text.ts'
import type { ReadContext } from './import.ts'
import { addressOf, amountOf, countOf, cutTo, likelyAddressOf, listOf, recordOf, textOf, textsOf } from './lenient.ts'

/** One record of a summary: its members, and the JSON pointer of each. */
export type DpiRecord = { key: string; members: Record<string, unknown>; at: (...path: string[]) => string }
/** The three collections of DPI, whose records differ in their members. */
export type DpiShape = 'text' | 'speech' | 'video'

type Source = NonNullable<VersionDraftInput['sources']>[number]

const TAGS = new Map(Object.entries(names.tags))
const CODE = new Set(names.code)
const AUDITOR = 'Data Provenance Initiative'
/** What DPI writes where it has nothing. */
const EMPTY = /^(?:none|missing|unspecified|unclear|n\/a|null)$/i

const LINKS = [
  ['Dataset URL', 'homepage'],
  ['Website URL', 'homepage'],
  ['Hugging Face URL', 'hugging-face'],
  ['GitHub URL', 'github'],
  ['ArXiv URL', 'paper'],
  ['Paper URL', 'paper'],
  ['Papers with Code URL', 'papers-with-code'],
  ['Collection URL', 'collection'],
] as const
const HOST_LICENSES = [
  ['HF Yaml License', 'card', 'Hugging Face (card)'],
  ['HF Config License', 'metadata-file', 'Hugging Face (configuration)'],
  ['GitHub License', 'licence-file', 'GitHub'],
  ['PwC License Name', 'site', 'Papers with Code'],
] as const

/** Which of the three collections a record belongs to, by the members that only it has. */
export function shapeOf(members: Record<string, unknown>): DpiShape {
  if ('Video Hours' in members || 'Video Sources' in members) return 'video'
  return 'Hours' in members || 'Speakers' in members ? 'speech' : 'text'
}

/** The tags of the record's languages; names without one, programming languages among them, are noted and kept. */
export function languagesOf(record: DpiRecord, notes: DraftNotes): string[] {
  const from = record.at('Languages')
  const tags = new Set<string>()
  for (const name of textsOf(record.members.Languages)) {
    const tag = TAGS.get(name)
    if (tag !== undefined) {
      tags.add(tag)
      notes.suggested('languages', name, from, `Taken as ${tag}.`)
    } else
      notes.unused(
        'languages',
        name,
        from,
        CODE.has(name)
          ? 'A programming or markup language has no language tag.'
          : 'No language tag is known for this name.',
      )
  }
  return takeSome(notes, 'languages', [...tags], 2000, from)
}

/** The modality of the collection, and `code` where a record's languages are programming languages. */
export function modalitiesOf(record: DpiRecord, shape: DpiShape): Modality[] {
  const own: Modality = shape === 'speech' ? 'audio' : shape
  return textsOf(record.members.Languages).some((name) => CODE.has(name)) ? [own, 'code'] : [own]
}

/** The record's addresses by kind; what DPI writes for "none" is no address and no trouble. */
export function linksOf(record: DpiRecord, notes: DraftNotes): DatasetDraftInput['links'] {
  const links = new DraftLinks(notes)
  for (const [name, kind] of LINKS)
    for (const text of textsOf(record.members[name])) if (!EMPTY.test(text)) links.add(text, record.at(name), kind)
  return links.list()
}

/** The tasks as keywords: they are what a person searches by. */
export function keywordsOf(record: DpiRecord, notes: DraftNotes): string[] {
  const words = ['Task Categories', 'Tasks', 'Topics'].flatMap((name) =>
    textsOf(record.members[name])
      .filter((value) => !EMPTY.test(value))
      .map((value) => ({ value, from: record.at(name) })),
  )
  return takeWords(notes, 'keywords', words, { max: 500, length: 200 })
}

/** The organisations that made the dataset: DPI names no people. */
export function creatorsOf(record: DpiRecord, notes: DraftNotes): DatasetDraftInput['creators'] {
  const creators = textsOf(record.members.Creators)
  if (creators.length > 0) notes.understood('creators', creators.join(', '), record.at('Creators'))
  return takeSome(notes, 'creators', creators, 2000, record.at('Creators')).map((name) => ({
    name: cutTo(name, 300),
    kind: 'organization' as const,
  }))
}

/**
 * The licences: `Licenses` is what DPI's auditors concluded, one entry for each source, so that all of them bind (AND,
 * licences.md §3); `Inferred Metadata` is what the hosts declare.
 */
export function licensesOf(record: DpiRecord, notes: DraftNotes, context: ReadContext): LicenseStatementInput[] {
  return [...concludedOf(record, notes, context), ...declaredOf(record, notes, context)]
}

function concludedOf(record: DpiRecord, notes: DraftNotes, context: ReadContext): LicenseStatementInput[] {
  const remark = textOf(record.members['License Notes'])
  const entries = listOf(record.members.Licenses).map((entry, index) => ({
    entry: recordOf(entry),
    from: record.at('Licenses', String(index)),
  }))
  if (remark !== null) notes.understood('licenses.reason', remark, record.at('License Notes'))
  const all = entries.length > 1 ? `One of ${entries.length} licences, one for each source; all of them bind.` : ''
  return takeSome(notes, 'licenses', entries, 150, record.at('Licenses')).flatMap(({ entry, from }) => {
    const raw = entry === null ? null : textOf(entry.License)
    if (entry === null || raw === null) {
      notes.unused('licenses', entry, from, 'The entry names no licence.')
      return []
    }
    const reason = cutTo([remark, all].filter(Boolean).join(' '), 4000)
    const said = {
      raw,
      from,
      readFrom: 'metadata-file',
      by: AUDITOR,
      kind: 'concluded',
      reader: 'auditor',
      reason,
    } as const
    return [licenseFrom(notes, { ...said, source: addressOf(entry['License URL']) }, context)]
  })
}

function declaredOf(record: DpiRecord, notes: DraftNotes, context: ReadContext): LicenseStatementInput[] {
  const inferred = recordOf(record.members['Inferred Metadata']) ?? {}
  return HOST_LICENSES.flatMap(([name, readFrom, by]) => {
    const raw = textOf(inferred[name])
    if (raw === null) return []
    const source = name === 'PwC License Name' ? addressOf(inferred['PwC License URL']) : null
    return [licenseFrom(notes, { raw, from: record.at('Inferred Metadata', name), readFrom, by, source }, context)]
  })
}

/** Where the records came from: sites and people, models that wrote them, and the datasets they were taken from. */
export function sourcesOf(record: DpiRecord, notes: DraftNotes): Source[] {
  const places = ['Text Sources', 'Source', 'Video Sources'].flatMap((name) =>
    textsOf(record.members[name]).map((text) => placeFrom(text, record.at(name), notes)),
  )
  const models = textsOf(record.members['Model Generated']).map((name): Source => {
    notes.understood('version.sources', name, record.at('Model Generated'))
    return { name: cutTo(name, 300), kind: 'synthetic', method: 'Generated by this model.' }
  })
  const parents = textsOf(record.members['Derived from Datasets']).map((name): Source => {
    notes.suggested(
      'version.sources',
      name,
      record.at('Derived from Datasets'),
      'An ancestor: bind it to a version here if there is one.',
    )
    return { name: cutTo(name, 300), kind: 'public-dataset', url: likelyAddressOf(name) }
  })
  const distinct = new Map(
    [...places, ...models, ...parents].map((source) => [`${source.kind} ${source.name}`, source]),
  )
  return takeSome(notes, 'version.sources', [...distinct.values()], 20_000, '')
}

/** Records and hours that the record counts. Speech and video give hours, text gives dialogs. */
export function amountsOf(record: DpiRecord, notes: DraftNotes): VersionDraftInput['amounts'] {
  const dialogs = countOf(recordOf(record.members['Text Metrics'])?.['Num Dialogs'])
  const hours = ['Hours', 'Video Hours'].flatMap((name) => {
    const value = amountOf(record.members[name])
    return value === null
      ? []
      : [
          {
            unit: 'hours' as const,
            value,
            note: 'As the Data Provenance Initiative counted them.',
            from: record.at(name),
          },
        ]
  })
  const records =
    dialogs === null
      ? []
      : [
          {
            unit: 'records' as const,
            value: dialogs,
            note: 'Dialogs, as the Data Provenance Initiative counted them.',
            from: record.at('Text Metrics', 'Num Dialogs'),
          },
        ]
  return [...records, ...hours].map(({ from, ...amount }) => {
    notes.understood('version.amounts', `${amount.value} ${amount.unit}`, from)
    return amount
  })
}

function placeFrom(text: string, from: string, notes: DraftNotes): Source {
  const url = likelyAddressOf(text)
  const kind = /crowd/i.test(text) ? 'crowd-work' : url === null ? 'other' : 'website'
  if (url === null && kind === 'other') notes.understood('version.sources', text, from)
  else notes.suggested('version.sources', text, from, `Taken as ${kind}.`)
  return { name: cutTo(text, 300), kind, url }
}
