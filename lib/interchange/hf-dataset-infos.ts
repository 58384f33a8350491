import { slugOf } from '../dataset/slug.ts'
import { pointer } from '../error.ts'
import { importerOf, refusedReading, sealCandidate } from './candidate.ts'
import { type DraftFile, DraftFiles, firstPath, sha256In } from './draft-files.ts'
import { licenseFrom } from './draft-license.ts'
import { DraftLinks, hubIdIn } from './draft-links.ts'
import { DraftNotes } from './draft-notes.ts'
import { takeSome, takeText } from './draft-text.ts'
import { describedBy, versionHead } from './draft-version.ts'
import { amountsOfInfos, recordSetsOfInfo } from './hf-info.ts'
import type { Candidate, Importer, ReadContext, Reading } from './import.ts'
import { parseJsonText } from './json-text.ts'
import { addressOf, countOf, recordOf, textOf } from './lenient.ts'

const SELF = { format: 'hf-dataset-infos', version: 1 } as const

type Config = { name: string; at: string; info: Record<string, unknown> }

/**
 * The old `dataset_infos.json` of the `datasets` library (huggingface/datasets d7dfbc83): one object per configuration.
 * Its `download_checksums` are real SHA-256 of the files from which the dataset was built.
 */
export const hfDatasetInfos: Importer = {
  ...SELF,
  label: 'Hugging Face dataset_infos.json',
  claims: (text, { fileName }) => {
    if (!/^\s*\{/.test(text) || text.includes('"@context"') || text.includes('"cardData"')) return 0
    if (/dataset_infos?\.json$/i.test(fileName)) return 0.9
    return /"(?:download_checksums|builder_name|dataset_size)"\s*:/.test(text) && text.includes('"splits"') ? 0.8 : 0
  },
  read: async (text, context) => readInfos(text, context),
}

function readInfos(text: string, context: ReadContext): Reading {
  const json = parseJsonText(text)
  if (!json.ok) return refusedReading(SELF, [json.trouble])
  const configs = Object.entries(recordOf(json.value) ?? {}).flatMap(([name, value]): Config[] => {
    const info = recordOf(value)
    return info === null || !isInfo(info) ? [] : [{ name, at: pointer([name]), info }]
  })
  if (configs.length === 0)
    return refusedReading(SELF, [
      {
        grade: 'refuse',
        at: '',
        message: 'The document holds no configuration with splits, features or checksums.',
        rule: 'infos',
      },
    ])
  return {
    format: 'hf-dataset-infos',
    formatVersion: '',
    importer: importerOf(SELF),
    candidates: [candidateOf(configs, json.value, context)],
    troubles: json.doubles,
  }
}

function candidateOf(configs: Config[], input: unknown, context: ReadContext): Candidate {
  const notes = new DraftNotes()
  const name = nameOf(configs, context)
  notes.suggested('name', slugOf(name), '', 'Made of the name; it stands in addresses.')
  const links = new DraftLinks(notes)
  for (const { info, at } of configs) for (const url of homepagesOf(info)) links.add(url, `${at}/homepage`, 'homepage')
  const licenses = distinct(configs, 'license').map(({ value, from }) =>
    licenseFrom(notes, { raw: value, from, readFrom: 'metadata-file', by: '' }, context),
  )
  const [description] = distinct(configs, 'description')
  const citations = distinct(configs, 'citation')
  return sealCandidate({
    importer: SELF,
    key: name,
    input,
    dataset: {
      name: slugOf(name),
      title: takeText(notes, 'title', { value: name, from: '' }, 300),
      description: description === undefined ? '' : takeText(notes, 'description', description, 50_000),
      links: links.list(),
      licenses: takeSome(notes, 'licenses', licenses, 200, ''),
      citation:
        citations[0] === undefined
          ? ''
          : takeText(
              notes,
              'citation',
              { value: citations.map(({ value }) => value).join('\n\n'), from: citations[0].from },
              20_000,
            ),
      kept: { 'hf-dataset-infos': input },
    },
    version: versionOf(configs, licenses, notes, context),
    notes,
  })
}

function versionOf(
  configs: Config[],
  licenses: NonNullable<Candidate['dataset']['licenses']>,
  notes: DraftNotes,
  context: ReadContext,
): Candidate['version'] {
  const versions = new Map(
    configs.flatMap(({ info, at }) => versionText(info).map((value) => [value, `${at}/version`] as const)),
  )
  const [label] = versions
  if (versions.size > 1)
    notes.warn(
      label?.[1] ?? '',
      `The configurations state ${versions.size} versions (${[...versions.keys()].slice(0, 5).join(', ')}); the first is taken.`,
      'version',
    )
  const head = versionHead(
    notes,
    {
      label: label === undefined ? null : { value: label[0], from: label[1] },
      date: null,
      description: describedBy('the file of the Hugging Face datasets library', context),
    },
    context,
  )
  const sets = configs.flatMap(({ name, info }) => recordSetsOfInfo(info, name))
  if (sets.length > 0)
    notes.understood('version.recordSets', `${sets.length} splits of ${configs.length} configurations`, '')
  return {
    ...head,
    files: filesOf(configs, notes),
    recordSets: takeSome(notes, 'version.recordSets', sets, 2000, ''),
    amounts: amountsOfInfos(configs.map(({ info }) => info)),
    licenses: licenses.slice(0, 200),
  }
}

/** The downloaded source files, each address once, under their host and path. */
function filesOf(configs: Config[], notes: DraftNotes): DraftFile[] {
  const files = new DraftFiles(notes)
  const seen = new Set<string>()
  for (const { info, at } of configs)
    for (const [address, entry] of Object.entries(recordOf(info.download_checksums) ?? {})) {
      const from = `${at}/download_checksums${pointer([address])}`
      const checksum = textOf(recordOf(entry)?.checksum)
      const sha256 = sha256In(checksum)
      if (seen.has(`${address} ${checksum}`)) continue
      seen.add(`${address} ${checksum}`)
      if (checksum !== null && sha256 === null)
        notes.unused('version.files.sha256', checksum, from, 'Not 64 hex digits, so it is no digest.')
      files.add(
        {
          path: pathOf(address, seen.size),
          bytes: countOf(recordOf(entry)?.num_bytes),
          sha256,
          url: addressOf(address),
        },
        from,
      )
    }
  return files.list()
}

function pathOf(address: string, index: number): string {
  const bare = address.replace(/^[a-z]+:\/\//i, '').replace(/[?#].*$/, '')
  return (
    firstPath(bare, bare.replace(/\/+/g, '/').replace(/^\/|\/$/g, ''), bare.split('/').at(-1) ?? null) ??
    `source-${index + 1}`
  )
}

function nameOf(configs: Config[], context: ReadContext): string {
  const id = context.url === null ? null : hubIdIn(context.url)
  const [file = '', folder] = context.fileName.split(/[\\/]/).reverse()
  const inFile = /^dataset_infos?\.json$/i.test(file) ? folder : file.replace(/(?:\.dataset_infos?)?\.json$/i, '')
  const [first] = configs
  return (
    id?.split('/').at(-1) ??
    (inFile?.trim() ||
      (textOf(first?.info.dataset_name) ?? textOf(first?.info.builder_name) ?? first?.name ?? 'Untitled dataset'))
  )
}

function distinct(configs: Config[], field: string): { value: string; from: string }[] {
  const found = new Map<string, string>()
  for (const { info, at } of configs) {
    const value = textOf(info[field])
    if (value !== null && !found.has(value)) found.set(value, `${at}/${field}`)
  }
  return [...found].map(([value, from]) => ({ value, from }))
}

function homepagesOf(info: Record<string, unknown>): string[] {
  const homepage = textOf(info.homepage)
  return homepage === null ? [] : [homepage]
}

function versionText(info: Record<string, unknown>): string[] {
  const text = textOf(recordOf(info.version)?.version_str) ?? textOf(info.version)
  return text === null ? [] : [text]
}

function isInfo(info: Record<string, unknown>): boolean {
  return ['splits', 'features', 'download_checksums', 'dataset_size', 'citation'].some((key) => key in info)
}
