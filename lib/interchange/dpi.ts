import { slugOf } from '../dataset/slug.ts'
import { pointer } from '../error.ts'
import { importerOf, refusedReading, sealCandidate } from './candidate.ts'
import {
  amountsOf,
  creatorsOf,
  type DpiRecord,
  type DpiShape,
  keywordsOf,
  languagesOf,
  licensesOf,
  linksOf,
  modalitiesOf,
  shapeOf,
  sourcesOf,
} from './dpi-record.ts'
import { DraftNotes } from './draft-notes.ts'
import { takeText } from './draft-text.ts'
import { versionHead } from './draft-version.ts'
import type { Candidate, Importer, ReadContext, Reading, Trouble } from './import.ts'
import { parseJsonText } from './json-text.ts'
import { cutTo, recordOf, textOf } from './lenient.ts'

const SELF = { format: 'dpi', version: 1 } as const
const ID = 'Unique Dataset Identifier'
/** What is read of a record; the whole of it is kept verbatim whatever is read. */
const READ = new Set([
  ID,
  'Dataset Name',
  'Dataset URL',
  'Website URL',
  'GitHub URL',
  'Hugging Face URL',
  'Papers with Code URL',
  'ArXiv URL',
  'Paper URL',
  'Collection URL',
  'Collection',
  'Languages',
  'Task Categories',
  'Tasks',
  'Topics',
  'Text Sources',
  'Source',
  'Video Sources',
  'Model Generated',
  'Derived from Datasets',
  'Creators',
  'Licenses',
  'License Notes',
  'Text Metrics',
  'Hours',
  'Video Hours',
  'Bibtex',
  'Inferred Metadata',
])

/**
 * The summaries of the Data Provenance Initiative (Data-Provenance-Collection ce6662de): one file holds many records, in
 * the shapes of text, speech and video. Types vary, so they are read leniently and troubles are told record by record.
 */
export const dpi: Importer = {
  ...SELF,
  label: 'Data Provenance Initiative summary (JSON)',
  claims: (text) => (/^\s*\{/.test(text) && text.includes(`"${ID}"`) ? 1 : 0),
  read: async (text, context) => readSummary(text, context),
}

function readSummary(text: string, context: ReadContext): Reading {
  const json = parseJsonText(text)
  if (!json.ok) return refusedReading(SELF, [json.trouble])
  const entries = Object.entries(recordOf(json.value) ?? {})
  if (entries.length === 0)
    return refusedReading(SELF, [
      {
        grade: 'refuse',
        at: '',
        message: 'A summary is an object of records under their names; this one is empty or something else.',
        rule: 'dpi',
      },
    ])
  const troubles: Trouble[] = [...json.doubles]
  const records = entries.flatMap(([key, value]) => recordIn(key, value, troubles))
  troubles.push(...doubledIds(records))
  const candidates = records.map((record) => candidateOf(record, context))
  const shapes = new Set(records.map(({ members }) => shapeOf(members)))
  return { format: 'dpi', formatVersion: [...shapes].join(', '), importer: importerOf(SELF), candidates, troubles }
}

function candidateOf(record: DpiRecord, context: ReadContext): Candidate {
  const { members, key } = record
  const notes = new DraftNotes()
  const shape: DpiShape = shapeOf(members)
  const title = textOf(members['Dataset Name'])
  if (title === null)
    notes.warn(record.at('Dataset Name'), 'The record has no Dataset Name; its identifier stands in.', 'dpi')
  notes.suggested('name', slugOf(key), record.at(ID), 'Made of the identifier; it stands in addresses.')
  const licenses = licensesOf(record, notes, context)
  if (!licenses.some(({ kind }) => kind === 'concluded'))
    notes.warn(record.at('Licenses'), 'The record names no licence at all.', 'dpi')
  noteUnread(record, notes)
  const dataset: Candidate['dataset'] = {
    name: slugOf(key),
    title: takeText(
      notes,
      'title',
      title === null ? { value: key, from: record.at(ID) } : { value: title, from: record.at('Dataset Name') },
      300,
    ),
    description: takeOptional(
      notes,
      'description',
      recordOf(members['Inferred Metadata'])?.['PwC Description'],
      record.at('Inferred Metadata', 'PwC Description'),
      50_000,
    ),
    modalities: modalitiesOf(record, shape),
    languages: languagesOf(record, notes),
    creators: creatorsOf(record, notes),
    keywords: keywordsOf(record, notes),
    links: linksOf(record, notes),
    licenses,
    citation: takeOptional(notes, 'citation', members.Bibtex, record.at('Bibtex'), 20_000),
    kept: { dpi: members },
  }
  return sealCandidate({
    importer: SELF,
    key,
    input: members,
    dataset,
    version: versionOf(record, dataset, notes, context),
    notes,
  })
}

function versionOf(
  record: DpiRecord,
  dataset: Candidate['dataset'],
  notes: DraftNotes,
  context: ReadContext,
): Candidate['version'] {
  const collection = textOf(record.members.Collection)
  if (collection !== null)
    notes.suggested(
      'version.reason',
      collection,
      record.at('Collection'),
      'The collection in which the dataset was audited.',
    )
  const within = collection === null ? '' : `, collection "${cutTo(collection, 300)}"`
  const head = versionHead(
    notes,
    { label: null, date: null, description: `the audit of the Data Provenance Initiative${within}` },
    context,
  )
  return {
    ...head,
    sources: sourcesOf(record, notes),
    licenses: dataset.licenses,
    languages: dataset.languages,
    modalities: dataset.modalities,
    amounts: amountsOf(record, notes),
  }
}

/** A record, or the trouble that leaves it out: the template is documentation, and what is no object is no record. */
function recordIn(key: string, value: unknown, troubles: Trouble[]): DpiRecord[] {
  const at = (...path: string[]) => pointer([key, ...path])
  const members = recordOf(value)
  const id = textOf(members?.[ID])
  if (members !== null && id?.startsWith('string:')) {
    troubles.push({
      grade: 'warning',
      at: at(),
      message: `${at()}: this is the collection's template, not a record; it is left out.`,
      rule: 'template',
    })
    return []
  }
  if (members === null) {
    troubles.push({
      grade: 'warning',
      at: at(),
      message: `${at()}: a record is an object; this one is left out.`,
      rule: 'dpi',
    })
    return []
  }
  if (id === null)
    troubles.push({
      grade: 'warning',
      at: at(ID),
      message: `${at(ID)}: the record has no identifier; its name in the file stands in.`,
      rule: 'dpi',
    })
  const name = id ?? key.trim()
  if (name === '')
    troubles.push({
      grade: 'warning',
      at: at(),
      message: 'A record without a name and an identifier is left out.',
      rule: 'dpi',
    })
  return name === '' ? [] : [{ key: name, members, at }]
}

function doubledIds(records: DpiRecord[]): Trouble[] {
  const seen = new Set<string>()
  return records.flatMap(({ key, at }): Trouble[] => {
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [
      {
        grade: 'warning',
        at: at(ID),
        message: `${at(ID)}: the identifier "${key}" occurs more than once in this file; it names one dataset.`,
        rule: 'double',
      },
    ]
  })
}

function noteUnread({ members, at }: DpiRecord, notes: DraftNotes): void {
  for (const [name, value] of Object.entries(members))
    if (!READ.has(name) && textOf(value) !== null)
      notes.unused(`kept.dpi.${name}`, value, at(name), 'Kept verbatim: Colophon has no field for it.')
}

function takeOptional(
  notes: DraftNotes,
  field: 'description' | 'citation',
  value: unknown,
  from: string,
  max: number,
): string {
  const text = textOf(value)
  return text === null ? '' : takeText(notes, field, { value: text, from }, max)
}
