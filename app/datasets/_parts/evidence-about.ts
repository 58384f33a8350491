import type { Evidence } from '#lib/evidence.ts'

/** The evidence for what a JSON pointer names, or for a part of it: `/sources/0` takes `/sources/0/reason` too. */
export function evidenceAbout(evidence: readonly Evidence[], pointer: string): Evidence[] {
  return evidence.filter(({ about }) => about === pointer || about.startsWith(`${pointer}/`))
}

/** The evidence that none of the pointers names, grouped by what it is about, in the order of the list. */
export function evidenceBeside(
  evidence: readonly Evidence[],
  pointers: readonly string[],
): { about: string; evidence: Evidence[] }[] {
  const named = new Set(pointers.flatMap((pointer) => evidenceAbout(evidence, pointer)))
  const rest = evidence.filter((piece) => !named.has(piece))
  const abouts = [...new Set(rest.map(({ about }) => about))]
  return abouts.map((about) => ({ about, evidence: rest.filter((piece) => piece.about === about) }))
}

const POINTER_WORDS: Record<string, string> = {
  '': 'The whole',
  title: 'Title',
  description: 'Description',
  creators: 'Makers',
  publisher: 'Publisher',
  languages: 'Languages',
  modalities: 'Modalities',
  keywords: 'Keywords',
  links: 'Link',
  licenses: 'Licence',
  citation: 'Citation',
  sources: 'Source',
  files: 'File',
  recordSets: 'Record set',
  amounts: 'Amount',
  hosts: 'Place at a host',
  identifiers: 'Identifier',
  exclusions: 'Records left out',
  derivedFrom: 'Made from',
  reason: 'Reason',
  releaseDate: 'Release date',
}

/** What a JSON pointer is about, in words: `/sources/2/reason` is `Source 3, reason`. */
export function pointerWords(pointer: string): string {
  const [first = '', ...rest] = pointer.split('/').slice(1)
  const words = rest.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : `, ${part}`))
  return `${POINTER_WORDS[first] ?? first} ${words.join('')}`.replace(' ,', ',').trim()
}
