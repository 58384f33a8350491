import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { z } from 'zod'
import { attempt } from '../attempt.ts'
import { bibEntries } from './bib-entries.ts'
import { type CitedVersion, citedFromFields } from './cited-version.ts'
import { readPlain } from './read-plain.ts'

/** A longer or deeper entry is looked through, not parsed: UTF-16 units, and braces within braces. */
const ENTRY_MAX = 65_536
const DEPTH_MAX = 50

const RawEntry = z.looseObject({ properties: z.record(z.string(), z.union([z.string(), z.number()])) })
type RawEntry = z.infer<typeof RawEntry>
const Item = z.looseObject({
  version: z.string().optional().catch(undefined),
  DOI: z.string().optional().catch(undefined),
  URL: z.string().optional().catch(undefined),
})

/**
 * The citations of a BibTeX or biblatex text, at most `most`; empty if it has no entry. Of the text between entries,
 * which BibTeX skips, only what names a version counts.
 */
export function readBibtex(text: string, most: number): CitedVersion[] {
  const cited: CitedVersion[] = []
  let end = 0
  for (const entry of bibEntries(text)) {
    if (cited.length >= most) break
    cited.push(...readBetween(text.slice(end, entry.start), most), readEntry(text.slice(entry.start, entry.end)))
    end = entry.end
  }
  return end === 0 ? [] : [...cited, ...readBetween(text.slice(end), most)].slice(0, most)
}

function readBetween(text: string, most: number): CitedVersion[] {
  return readPlain(text, most).filter(({ digest, name, doi }) => digest !== null || name !== null || doi !== null)
}

function readEntry(entry: string): CitedVersion {
  const raw = entry.length > ENTRY_MAX || depthOf(entry) > DEPTH_MAX ? null : parseEntry(entry)
  if (raw === null) return citedFromFields(unparsed(entry))
  const { note, howpublished, url, version, doi, ...others } = raw.properties
  const rest = Object.values(others).map((value) => texPlain(String(value)))
  return citedFromFields({
    source: entry,
    version: raw.item.version ?? plainField(version),
    doi: raw.item.DOI ?? plainField(doi),
    url: plainField(url) ?? raw.item.URL ?? null,
    texts: [note, howpublished].map((field) => plainField(field) ?? '').concat(rest),
  })
}

/** How deep braces and environments, over which the parser recurses, could be nested in the entry. */
function depthOf(entry: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of entry.matchAll(/[{}]|\\begin/g)) {
    depth += token === '}' ? -1 : 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function parseEntry(entry: string) {
  return parsed(entry) ?? parsed(closed(entry))
}

/** The entry's fields as written, and as citation-js understands them; null where it refuses the entry. */
function parsed(entry: string) {
  const raw = attempt(() => z.array(RawEntry).min(1).parse(plugins.input.data(entry, '@biblatex/text')))
  const first = raw.ok ? raw.value[0] : undefined
  if (first === undefined) return null
  const mapped = attempt(() => z.array(Item).parse(plugins.input.data([telling(first)], '@biblatex/entries+list')))
  const item = mapped.ok ? mapped.value[0] : undefined
  return { properties: first.properties, item: item ?? {} }
}

/** The entry with only the fields that are read; parsing names takes time in proportion to their length squared. */
function telling(entry: RawEntry): RawEntry {
  const { version, doi, url } = entry.properties
  const kept = Object.entries({ version, doi, url }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return { ...entry, properties: Object.fromEntries(kept) }
}

/** The entry with a last closing brace: the commonest fault of a copied entry. */
function closed(entry: string): string {
  return `${entry.trimEnd()}\n}`
}

function plainField(value: string | number | undefined): string | null {
  return value === undefined ? null : texPlain(String(value))
}

/** A field's text without TeX's escapes of single characters and without braces. */
function texPlain(text: string): string {
  return text
    .replace(/\\([_%&#$~ ])/g, '$1')
    .replace(/\\(?:url|texttt|path|href)\b/g, '')
    .replace(/[{}]/g, '')
}

/** What can be seen of an entry that can't be parsed. */
function unparsed(entry: string) {
  const field = (pattern: RegExp) => pattern.exec(entry)?.[1] ?? null
  return {
    source: entry,
    version: field(/\bversion\s{0,20}=\s{0,20}["{]{1,4}([^"{}\n]{1,200})/i),
    doi: field(/\bdoi\s{0,20}=\s{0,20}["{]{1,4}([^"{}\n]{1,300})/i),
    url: null,
    texts: [texPlain(entry)],
  }
}
