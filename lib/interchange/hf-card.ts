import { slugOf } from '../dataset/slug.ts'
import { importerOf, refusedReading, sealCandidate } from './candidate.ts'
import { type CardText, firstParagraph, headingOf, namedAddresses, sectionOf, splitCard } from './card-text.ts'
import { DraftLinks, hubIdIn } from './draft-links.ts'
import { DraftNotes } from './draft-notes.ts'
import { type Said, takeText } from './draft-text.ts'
import { describedBy, versionHead } from './draft-version.ts'
import { datasetFromHub, type HubMetadata, licensesFromHub, versionFromHub } from './hf-metadata.ts'
import type { Candidate, Importer, ReadContext, Reading, Trouble } from './import.ts'
import { textOf, textsOf } from './lenient.ts'
import { parseYamlMapping } from './yaml-text.ts'

const SELF = { format: 'hf-card', version: 1 } as const
const KINDS = { homepage: 'homepage', repository: 'other', paper: 'paper' } as const

/**
 * A Hugging Face dataset card: README.md with YAML front matter (hub-docs 242f4a1e). The Hub asks only that the YAML
 * parses; so does this reader. A card without metadata is read with a warning.
 */
export const hfCard: Importer = {
  ...SELF,
  label: 'Hugging Face dataset card (README.md)',
  claims: (text, { fileName }) => {
    if (/^\s*---[ \t]*\r?\n/.test(text)) return 0.9
    return /\.(?:md|markdown)$/i.test(fileName) ? 0.6 : 0
  },
  read: async (text, context) => readCard(text, context),
}

function readCard(text: string, context: ReadContext): Reading {
  const card = splitCard(text)
  if (card.unclosed)
    return refusedReading(SELF, [
      trouble('refuse', card.bodyLine, 'the front matter that starts here is never closed with a line "---".'),
    ])
  const parsed = card.front === null ? null : parseYamlMapping(card.front.text, card.front.line)
  if (parsed !== null && !parsed.ok) return refusedReading(SELF, [parsed.trouble])
  const notes = new DraftNotes()
  if (parsed === null)
    notes.warn('line 1', 'The card has no metadata: no "---" block at its start. Only its text is read.', 'metadata')
  const meta: HubMetadata = {
    values: parsed?.value ?? {},
    at: (key) => `line ${parsed?.lines.get(key) ?? card.front?.line ?? 1}`,
    readFrom: 'card',
  }
  return {
    format: 'hf-card',
    formatVersion: '',
    importer: importerOf(SELF),
    candidates: [candidateOf(card, meta, notes, context)],
    troubles: [],
  }
}

function candidateOf(card: CardText, meta: HubMetadata, notes: DraftNotes, context: ReadContext): Candidate {
  const id = context.url === null ? null : hubIdIn(context.url)
  const title = titleOf(card, meta, id ?? nameInFile(context.fileName))
  const name = id?.split('/').at(-1) ?? nameInFile(context.fileName) ?? title.value
  notes.suggested('name', slugOf(name), '', 'Made of the name; it stands in addresses.')
  const links = new DraftLinks(notes)
  if (id !== null) links.add(`https://huggingface.co/datasets/${id}`, '', 'hugging-face')
  for (const { name: kind, url, line } of namedAddresses(card)) links.add(url, `line ${line}`, kindOf(kind))
  const licenses = licensesFromHub(meta, '', notes, context)
  const dataset = datasetFromHub(meta, links, notes)
  return sealCandidate({
    importer: SELF,
    key: id ?? nameInFile(context.fileName) ?? title.value,
    input: { metadata: meta.values, body: card.body },
    dataset: {
      name: slugOf(name),
      title: takeText(notes, 'title', title, 300),
      description: takePart(
        notes,
        'description',
        sectionOf(card, /^(?:dataset )?(?:summary|description)$/i) ?? firstParagraph(card),
        50_000,
      ),
      ...dataset,
      links: links.list(),
      licenses,
      citation: takePart(notes, 'citation', citationIn(card), 20_000),
      kept: { 'hf-card': { metadata: meta.values, body: card.body } },
    },
    version: card.front === null ? null : versionOf(meta, licenses, id, notes, context),
    notes,
  })
}

function versionOf(
  meta: HubMetadata,
  licenses: Candidate['dataset']['licenses'],
  id: string | null,
  notes: DraftNotes,
  context: ReadContext,
): Candidate['version'] {
  const label = textOf(meta.values.version)
  const head = versionHead(
    notes,
    {
      label: label === null ? null : { value: label, from: meta.at('version') },
      date: null,
      description: describedBy('the Hugging Face dataset card', context),
    },
    context,
  )
  const hosts = id === null ? [] : [{ url: `https://huggingface.co/datasets/${id}`, revision: '' }]
  return { ...head, ...versionFromHub(meta, notes), licenses, hosts }
}

function titleOf(card: CardText, meta: HubMetadata, name: string | null): Said {
  const [pretty] = textsOf(meta.values.pretty_name)
  if (pretty !== undefined) return { value: pretty, from: meta.at('pretty_name') }
  if (name !== null) return { value: name, from: '' }
  const heading = headingOf(card)
  return heading === null
    ? { value: 'Untitled dataset', from: '' }
    : { value: heading.text, from: `line ${heading.line}` }
}

/** The dataset's name in `squad.README.md` or `squad/README.md`; a bare `README.md` names none. */
function nameInFile(fileName: string): string | null {
  const [file = '', folder] = fileName.split(/[\\/]/).reverse()
  const name = /^readme\.(?:md|markdown)$/i.test(file) ? folder : file.replace(/(?:\.readme)?\.(?:md|markdown)$/i, '')
  return name?.trim() || null
}

function citationIn(card: CardText): { text: string; line: number } | null {
  const section = sectionOf(card, /^(?:citation(?: information)?|bibtex|how to cite)$/i)
  if (section === null) return null
  return { text: section.text.replace(/^```\w*\n?|\n?```$/g, '').trim(), line: section.line }
}

function takePart(notes: DraftNotes, field: string, part: { text: string; line: number } | null, max: number): string {
  return part === null ? '' : takeText(notes, field, { value: part.text, from: `line ${part.line}` }, max)
}

function kindOf(name: string): 'homepage' | 'other' | 'paper' {
  return name === 'homepage' || name === 'paper' ? KINDS[name] : KINDS.repository
}

function trouble(grade: Trouble['grade'], line: number, message: string): Trouble {
  return { grade, at: `line ${line}`, message: `Line ${line}: ${message}`, rule: 'card' }
}
