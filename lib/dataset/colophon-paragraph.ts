import { licenseSentence } from './colophon-license.ts'
import { type ColophonPart, counted, listed, type Sentence, text } from './colophon-part.ts'
import type { DerivedFrom, VersionDraft } from './schema.ts'

/**
 * What the paragraph is written from: the version record, with the titles that a reader knows it by. `files.withDigest`
 * is how many of them have a sha256; `totalBytes` null: not known for all.
 */
export type ColophonFacts = Pick<
  VersionDraft,
  'label' | 'releaseDate' | 'reason' | 'languages' | 'recordSets' | 'amounts' | 'sources' | 'licenses' | 'exclusions'
> & {
  /** What the records are, as adjectives: `image`, `text`. */
  modalities: readonly string[]
  title: string
  maintainer: string
  derivedFrom: Pick<DerivedFrom, 'relation'>[]
  files: { count: number; withDigest: number; totalBytes: number | null }
  evidenceCount: number
}

/**
 * The colophon of a version: plain sentences written from its record alone, each a list of parts, some of which lead to
 * where the page shows the rest. What is not recorded is said to be so. The same record always gives the same words.
 */
export function colophonParagraph(facts: ColophonFacts): Sentence[] {
  return [
    whatItIs(facts),
    whyItExists(facts.reason),
    whereFrom(facts),
    ...madeFrom(facts.derivedFrom),
    licenseSentence(facts.licenses),
    whatFiles(facts.files),
    leftOut(facts.exclusions),
    howSupported(facts.evidenceCount),
  ]
}

/** How many records there are, and where that stands: in the record sets if each says it, else as a stated amount; null: not recorded. */
export function recordCount(
  facts: Pick<ColophonFacts, 'recordSets' | 'amounts'>,
): { value: number; anchor: string } | null {
  const counts = facts.recordSets.map((set) => set.count)
  if (counts.length > 0 && counts.every((count) => count !== null))
    return { value: counts.reduce((sum: number, count) => sum + (count ?? 0), 0), anchor: '#records' }
  const stated = facts.amounts.find((amount) => amount.unit === 'records')
  return stated === undefined ? null : { value: stated.value, anchor: '#figures' }
}

function whatItIs(facts: ColophonFacts): Sentence {
  const count = recordCount(facts)
  const records: Sentence =
    count === null ? [] : [text(' of '), text(counted(count.value, 'record', 'records'), count.anchor)]
  return [
    { kind: 'title', text: facts.title },
    text(` ${facts.label} is ${aDataset(facts.modalities)}`),
    ...records,
    ...inLanguages(facts.languages),
    text(', set down on '),
    { kind: 'date', date: facts.releaseDate },
    text(` by ${facts.maintainer}${facts.maintainer.endsWith('.') ? '' : '.'}`),
    ...(count === null ? [text(' How many records it has is not recorded.')] : []),
  ]
}

function aDataset(modalities: readonly string[]): string {
  if (modalities.length === 0) return 'a dataset of a kind that is not recorded'
  const words = listed([...modalities])
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words} dataset`
}

function inLanguages(languages: readonly string[]): Sentence {
  const [first, second, ...more] = languages.filter((tag) => tag !== 'zxx')
  if (first === undefined) return []
  if (first === 'mul') return [text(' in several languages')]
  if (first === 'und') return [text(' in a language that is not known')]
  if (second === undefined) return [text(' in '), { kind: 'language', tag: first }]
  if (more.length === 0)
    return [text(' in '), { kind: 'language', tag: first }, text(' and '), { kind: 'language', tag: second }]
  const rest = `${counted(more.length + 1, 'other language', 'other languages')}`
  return [text(' in '), { kind: 'language', tag: first }, text(' and '), text(rest, '#facts')]
}

const REASON_SHOWN = 280

function whyItExists(reason: string): Sentence {
  const line = reason.replace(/\s+/g, ' ').trim()
  const start = text('Why it exists, in its maintainers’ words: ')
  if (line.length > REASON_SHOWN) {
    const cut = `${line.slice(0, REASON_SHOWN).replace(/\s\S*$/, '')} …`
    return [start, { kind: 'quote', text: cut, anchor: '#facts' }]
  }
  return [start, { kind: 'quote', text: line }, ...(/[.!?…]$/.test(line) ? [] : [text('.')])]
}

function whereFrom({ sources }: ColophonFacts): Sentence {
  const [only] = sources
  if (only === undefined) return [text('Where its records came from is not recorded.')]
  if (sources.length === 1) return [text('Its records come from one source, '), text(only.name, '#sources'), text('.')]
  const largest = sources
    .filter((source) => source.share !== null)
    .toSorted((a, b) => (b.share?.value ?? 0) - (a.share?.value ?? 0))[0]
  const units = new Set(sources.flatMap((source) => source.share?.unit ?? []))
  const start: Sentence = [
    text('Its records come from '),
    text(counted(sources.length, 'source', 'sources'), '#sources'),
  ]
  if (largest === undefined || largest.share === null || units.size !== 1)
    return [...start, text('; how much each of them gave is not recorded.')]
  return [
    ...start,
    text(`, of which ${largest.name} gave the most, `),
    { kind: 'share', share: largest.share.value, anchor: '#sources' },
    text(` of the ${largest.share.unit}.`),
  ]
}

function madeFrom(derivedFrom: Pick<DerivedFrom, 'relation'>[]): Sentence[] {
  const revisions = derivedFrom.filter((edge) => edge.relation === 'revision-of').length
  const others = derivedFrom.length - revisions
  const parts: ColophonPart[][] = []
  if (revisions > 0)
    parts.push([text('It follows '), text(counted(revisions, 'earlier version', 'earlier versions'), '#lineage')])
  if (others > 0)
    parts.push([
      text(revisions > 0 ? ' and is made from ' : 'It is made from '),
      text(counted(others, 'version', 'versions'), '#lineage'),
      text(' registered here'),
    ])
  return parts.length === 0 ? [] : [[...parts.flat(), text(', pinned by digest.')]]
}

function whatFiles({ count, withDigest, totalBytes }: ColophonFacts['files']): Sentence {
  if (count === 0) return [text('It lists no files.')]
  const size: Sentence =
    totalBytes === null ? [text(', their size in all not known')] : [text(' of '), { kind: 'bytes', bytes: totalBytes }]
  return [
    text('It lists '),
    text(counted(count, 'file', 'files'), '#files'),
    ...size,
    text(digestWords(count, withDigest)),
  ]
}

function digestWords(count: number, withDigest: number): string {
  if (withDigest === count) return count === 1 ? ', with its sha256.' : ', each with its sha256.'
  if (withDigest === 0) return '; no digest is known for any of them.'
  return `; ${counted(withDigest, 'has', 'have')} a sha256, for the rest no digest is known.`
}

function leftOut(exclusions: ColophonFacts['exclusions']): Sentence {
  if (exclusions === null) return [text('Nothing is recorded of records that were left out.')]
  const were = exclusions.count === 1 ? 'was' : 'were'
  return [
    text(counted(exclusions.count, 'record', 'records'), '#exclusions'),
    text(` ${were} left out; the list is pinned by its digest.`),
  ]
}

function howSupported(count: number): Sentence {
  if (count === 0) return [text('No evidence is recorded for what is said here.')]
  const stand = count === 1 ? 'stands' : 'stand'
  return [text(counted(count, 'piece of evidence', 'pieces of evidence'), '#evidence'), text(` ${stand} behind it.`)]
}
