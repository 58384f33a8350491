import { slugOf } from '../dataset/slug.ts'
import { importerOf, refusedReading, sealCandidate } from './candidate.ts'
import { type DraftFile, DraftFiles, firstPath, sha256In } from './draft-files.ts'
import { DraftLinks, doiIn } from './draft-links.ts'
import { DraftNotes } from './draft-notes.ts'
import { takeText } from './draft-text.ts'
import { versionHead } from './draft-version.ts'
import { datasetFromHub, type HubMetadata, licensesFromHub, versionFromHub } from './hf-metadata.ts'
import type { Candidate, Importer, ReadContext, Reading } from './import.ts'
import { parseJsonText } from './json-text.ts'
import { countOf, cutTo, listOf, recordOf, textOf, textsOf } from './lenient.ts'

const SELF = { format: 'hf-api', version: 1 } as const
/** What is read of the answer itself; `cardData` has its own list. */
const READ = new Set([
  'id',
  'author',
  'sha',
  'lastModified',
  'tags',
  'cardData',
  'description',
  'citation',
  'paperswithcode_id',
  'siblings',
  'doi',
  'arxivIds',
])

/**
 * The answer of the Hub's API for one dataset (`GET /api/datasets/{id}`; huggingface.js fe42e680). The git commit `sha` is
 * kept as the host's revision: it names a state of the repository, not its bytes.
 */
export const hfApi: Importer = {
  ...SELF,
  label: 'Hugging Face Hub API (JSON)',
  claims: (text) => {
    if (!/^\s*\{/.test(text) || text.includes('"@context"')) return 0
    if (text.includes('"cardData"') && text.includes('"siblings"')) return 1
    return /"(?:cardData|siblings|lastModified)"\s*:/.test(text) && /"id"\s*:/.test(text) ? 0.6 : 0
  },
  read: async (text, context) => readApi(text, context),
}

function readApi(text: string, context: ReadContext): Reading {
  const json = parseJsonText(text)
  if (!json.ok) return refusedReading(SELF, [json.trouble])
  const answer = recordOf(json.value)
  const id = textOf(answer?.id)
  if (answer === null || id === null)
    return refusedReading(SELF, [
      {
        grade: 'refuse',
        at: '/id',
        message: '/id: an answer of the Hub is an object with the id of a dataset; there is none.',
        rule: 'api',
      },
    ])
  return {
    format: 'hf-api',
    formatVersion: '',
    importer: importerOf(SELF),
    candidates: [candidateOf(answer, id, context)],
    troubles: json.doubles,
  }
}

function candidateOf(answer: Record<string, unknown>, id: string, context: ReadContext): Candidate {
  const notes = new DraftNotes()
  const meta = metadataOf(answer)
  const links = new DraftLinks(notes)
  links.add(`https://huggingface.co/datasets/${id}`, '/id', 'hugging-face')
  for (const arxiv of textsOf(answer.arxivIds)) links.add(`https://arxiv.org/abs/${arxiv}`, '/arxivIds', 'paper')
  const licenses = licensesFromHub(meta, '', notes, context)
  const name = id.split('/').at(-1) ?? id
  const author = textOf(answer.author) ?? (id.includes('/') ? id.split('/')[0] : null)
  const title = textsOf(meta.values.pretty_name)[0]
  notes.suggested('name', slugOf(name), '/id', 'Made of the id; it stands in addresses.')
  for (const [key, value] of Object.entries(answer))
    if (!READ.has(key) && value !== null)
      notes.unused(`kept.hf-api.${key}`, value, `/${key}`, 'Kept verbatim: Colophon has no field for it.')
  return sealCandidate({
    importer: SELF,
    key: id,
    input: answer,
    dataset: {
      name: slugOf(name),
      title: takeText(
        notes,
        'title',
        title === undefined ? { value: name, from: '/id' } : { value: title, from: meta.at('pretty_name') },
        300,
      ),
      description: takeOptional(notes, 'description', answer.description, 50_000),
      ...datasetFromHub(meta, links, notes),
      publisher:
        author === null || author === undefined
          ? ''
          : takeText(notes, 'publisher', { value: author, from: '/author' }, 300),
      links: links.list(),
      licenses,
      citation: takeOptional(notes, 'citation', answer.citation, 20_000),
      kept: { 'hf-api': Object.fromEntries(Object.entries(answer).filter(([key]) => key !== 'siblings')) },
    },
    version: versionOf(answer, meta, { id, licenses }, notes, context),
    notes,
  })
}

function versionOf(
  answer: Record<string, unknown>,
  meta: HubMetadata,
  known: { id: string; licenses: Candidate['dataset']['licenses'] },
  notes: DraftNotes,
  context: ReadContext,
): Candidate['version'] {
  const sha = textOf(answer.sha)
  const commit = sha !== null && /^[0-9a-f]{40}$/.test(sha) ? sha : null
  const date = textOf(answer.lastModified)
  const description =
    commit === null
      ? `the Hugging Face Hub for ${known.id}`
      : `the Hugging Face Hub for ${known.id} at commit ${commit}`
  const head = versionHead(
    notes,
    {
      label: commit === null ? null : { value: commit.slice(0, 12), from: '/sha' },
      date: date === null ? null : { value: date, from: '/lastModified' },
      description,
    },
    context,
  )
  const version = versionFromHub(meta, notes)
  const doi = doiIn(textOf(recordOf(answer.doi)?.id) ?? '')
  if (doi !== null) notes.understood('version.identifiers', doi, '/doi/id')
  const identifiers = doi === null ? (version.identifiers ?? []) : [{ scheme: 'doi' as const, value: cutTo(doi, 500) }]
  return {
    ...head,
    reason: cutTo(head.reason, 4000),
    ...version,
    identifiers,
    files: filesOf(answer, known.id, commit, notes),
    licenses: known.licenses,
    hosts: [{ url: `https://huggingface.co/datasets/${known.id}`, revision: commit ?? '' }],
  }
}

/** The repository's files; a digest only where the API gives a large file's sha256 (`lfs`), never a git blob's SHA-1. */
function filesOf(answer: Record<string, unknown>, id: string, commit: string | null, notes: DraftNotes): DraftFile[] {
  const files = new DraftFiles(notes)
  for (const [index, sibling] of listOf(answer.siblings).entries()) {
    const at = `/siblings/${index}`
    const record = recordOf(sibling)
    const name = textOf(record?.rfilename)
    const path = firstPath(name)
    if (record === null || path === null) {
      notes.refuse(`${at}/rfilename`, `${at}/rfilename: "${name ?? ''}" is no path within the repository.`, 'path')
      continue
    }
    const lfs = recordOf(record.lfs)
    const url =
      commit === null
        ? null
        : `https://huggingface.co/datasets/${id}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`
    files.add(
      {
        path,
        bytes: countOf(record.size) ?? countOf(lfs?.size),
        sha256: sha256In(textOf(lfs?.sha256) ?? textOf(lfs?.oid)),
        url: url !== null && url.length <= 2048 ? url : null,
      },
      at,
    )
  }
  return files.list()
}

function metadataOf(answer: Record<string, unknown>): HubMetadata {
  const card = recordOf(answer.cardData) ?? {}
  const tagged = textsOf(answer.tags)
    .filter((tag) => tag.startsWith('license:'))
    .map((tag) => tag.slice(8))
  const fromTags = card.license === undefined && tagged.length > 0
  const values = {
    ...card,
    ...(fromTags ? { license: tagged } : {}),
    ...(card.tags === undefined ? { tags: answer.tags } : { tags: [...textsOf(card.tags), ...textsOf(answer.tags)] }),
  }
  const at = (key: string) => (key === 'tags' || (key === 'license' && fromTags) ? '/tags' : `/cardData/${key}`)
  return { values: withoutUndefined(values), at, readFrom: 'api' }
}

function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

function takeOptional(notes: DraftNotes, field: 'description' | 'citation', value: unknown, max: number): string {
  const text = textOf(value)
  return text === null ? '' : takeText(notes, field, { value: text, from: `/${field}` }, max)
}
