import type { DatasetDraftInput, Modality, VersionDraftInput } from '../dataset/schema.ts'
import type { LicenseStatement, LicenseStatementInput } from '../license/statement.ts'
import { takeLanguages } from './draft-languages.ts'
import { licenseFrom } from './draft-license.ts'
import type { DraftLinks } from './draft-links.ts'
import { doiIn } from './draft-links.ts'
import type { DraftNotes } from './draft-notes.ts'
import { type Said, takeSome, takeWords } from './draft-text.ts'
import { amountsOfInfos, recordSetsOfInfo } from './hf-info.ts'
import type { ReadContext } from './import.ts'
import { addressOf, cutTo, listOf, recordOf, textOf, textsOf } from './lenient.ts'

/** The metadata of a card or of the Hub's API (`cardData`), and where each of its keys stands. */
export type HubMetadata = {
  values: Record<string, unknown>
  at: (key: string) => string
  readFrom: LicenseStatement['readFrom']
}

type Version = Pick<VersionDraftInput, 'recordSets' | 'amounts' | 'sources' | 'identifiers'>

/** Keys that are read in full or in part; every other one is noted as kept verbatim. */
const READ = new Set([
  'language',
  'languages',
  'language_bcp47',
  'license',
  'license_name',
  'license_link',
  'license_details',
  'tags',
  'task_categories',
  'task_ids',
  'pretty_name',
  'source_datasets',
  'paperswithcode_id',
  'dataset_info',
  'version',
])
const MODALITY_OF_TASK: readonly [RegExp, Modality][] = [
  [
    /^(?:text|question|summar|translation|fill-mask|token|sentence|conversational|table-question|multiple-choice|zero-shot-classification|feature)/,
    'text',
  ],
  [/^(?:image|object|depth|unconditional-image|zero-shot-image|mask-generation)|^visual|-to-image$/, 'image'],
  [/^(?:audio|automatic-speech|voice)|-to-(?:audio|speech)$/, 'audio'],
  [/^video|-to-video$/, 'video'],
  [/^tabular|^table|tabular-to/, 'tabular'],
  [/^time-series/, 'time-series'],
]
const MODALITY_TAGS: ReadonlyMap<string, Modality> = new Map(
  (['text', 'image', 'audio', 'video', 'tabular', 'geospatial', '3d'] as const).map((modality) => [
    `modality:${modality}`,
    modality,
  ]),
)

/** What of the dataset the metadata says, in the registry's fields. */
export function datasetFromHub(
  meta: HubMetadata,
  links: DraftLinks,
  notes: DraftNotes,
): Pick<DatasetDraftInput, 'languages' | 'keywords' | 'modalities'> {
  noteUnread(meta, notes)
  const tags = textsOf(meta.values.tags)
  for (const tag of tags)
    if (/^arxiv:\d{4}\.\d{4,5}/.test(tag)) links.add(`https://arxiv.org/abs/${tag.slice(6)}`, meta.at('tags'), 'paper')
  const paper = textOf(meta.values.paperswithcode_id)
  if (paper !== null && /^[\w.-]+$/.test(paper))
    links.add(`https://paperswithcode.com/dataset/${paper}`, meta.at('paperswithcode_id'), 'papers-with-code')
  const words = ['tags', 'task_categories', 'task_ids']
    .flatMap((key) => said(meta, key))
    .filter(({ value }) => !/^[a-z_]+:/.test(value))
  return {
    languages: takeLanguages(
      notes,
      ['language', 'languages', 'language_bcp47']
        .flatMap((key) => said(meta, key))
        .filter(({ value }) => value !== 'code'),
    ),
    keywords: takeWords(notes, 'keywords', words, { max: 500, length: 200 }),
    modalities: modalitiesIn(meta, tags, notes),
  }
}

/** The licences that the metadata declares. For `other` the name and link say which; the link is its evidence. */
export function licensesFromHub(
  meta: HubMetadata,
  by: string,
  notes: DraftNotes,
  context: ReadContext,
): LicenseStatementInput[] {
  const details = ['license_name', 'license_link', 'license_details']
    .flatMap((key) => said(meta, key).map(({ value }) => `${key}: ${value}`))
    .join('; ')
  const link = addressOf(meta.values.license_link)
  const raws = textsOf(meta.values.license)
  if (details !== '') notes.understood('licenses', details, meta.at('license_name'))
  if (meta.values.license !== undefined && raws.length === 0)
    notes.unused('licenses', meta.values.license, meta.at('license'), 'Neither a licence id nor a list of them.')
  const custom = raws.length === 0 && details !== '' ? ['other'] : raws
  return takeSome(notes, 'licenses', custom, 200, meta.at('license')).map((raw) => {
    const own = raw === 'other'
    const reason = own || custom.length === 1 ? cutTo(details, 4000) : ''
    return licenseFrom(
      notes,
      { raw, from: meta.at('license'), readFrom: meta.readFrom, by, reason, source: own ? link : null },
      context,
    )
  })
}

/** What of the version the metadata says: its configurations and splits, and the datasets it extends. */
export function versionFromHub(meta: HubMetadata, notes: DraftNotes): Version {
  const infos = listOf(meta.values.dataset_info)
    .map(recordOf)
    .filter((info) => info !== null)
  const sets = infos.flatMap((info) => recordSetsOfInfo(info, textOf(info.config_name) ?? ''))
  if (sets.length > 0)
    notes.understood('version.recordSets', sets.map(({ name }) => name).join(', '), meta.at('dataset_info'))
  const dois = textsOf(meta.values.tags)
    .filter((tag) => tag.startsWith('doi:'))
    .map(doiIn)
    .filter((doi) => doi !== null)
  return {
    recordSets: takeSome(notes, 'version.recordSets', sets, 2000, meta.at('dataset_info')),
    amounts: amountsOfInfos(infos),
    sources: sourcesOf(meta, notes),
    identifiers: dois.slice(0, 100).map((value) => ({ scheme: 'doi' as const, value: cutTo(value, 500) })),
  }
}

/** `extended|name` is an ancestor; `original` and a bare `extended` name none. */
function sourcesOf(meta: HubMetadata, notes: DraftNotes): VersionDraftInput['sources'] {
  const from = meta.at('source_datasets')
  const names = textsOf(meta.values.source_datasets).flatMap((text) => {
    const name = /^extended\|(?:other-)?(.+)$/.exec(text)?.[1] ?? (/^(?:original|extended)$/.test(text) ? null : text)
    return name === null ? [] : [{ name, text }]
  })
  return takeSome(notes, 'version.sources', names, 20_000, from).map(({ name, text }) => {
    notes.suggested('version.sources', text, from, 'An ancestor: bind it to a version here if there is one.')
    return { name: cutTo(name, 300), url: addressOf(name), kind: 'public-dataset' as const }
  })
}

function modalitiesIn(meta: HubMetadata, tags: string[], notes: DraftNotes): Modality[] {
  const tasks = textsOf(meta.values.task_categories)
  const found = new Set<Modality>()
  for (const tag of tags) {
    const modality = MODALITY_TAGS.get(tag)
    if (modality !== undefined) found.add(modality)
  }
  for (const task of tasks)
    for (const [pattern, modality] of MODALITY_OF_TASK) if (pattern.test(task)) found.add(modality)
  if (textsOf(meta.values.language).includes('code')) found.add('code')
  if (found.size > 0)
    notes.suggested(
      'modalities',
      [...found].join(', '),
      meta.at('task_categories'),
      'From the task categories and tags.',
    )
  return [...found]
}

function noteUnread(meta: HubMetadata, notes: DraftNotes): void {
  for (const [key, value] of Object.entries(meta.values))
    if (!READ.has(key) && value !== null)
      notes.unused(`kept.${key}`, value, meta.at(key), 'Kept verbatim: Colophon has no field for it.')
}

function said(meta: HubMetadata, key: string): Said[] {
  return textsOf(meta.values[key]).map((value) => ({ value, from: meta.at(key) }))
}
