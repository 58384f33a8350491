import type { CitationName } from './name.ts'
import { texText } from './tex.ts'

/**
 * The authors as BibTeX and biblatex read them: `Family, Suffix, Given` parted by ` and `. A whole name stands in
 * braces, so that it is neither split nor taken for several people.
 */
export function texNames(names: CitationName[]): string {
  return names.map(texName).join(' and ')
}

function texName(name: CitationName): string {
  if ('literal' in name) return `{${texText(name.literal)}}`
  const parts = [name.family, name.suffix, name.given].filter((part) => part !== undefined)
  return parts.map(texPart).join(', ')
}

/** Part of a name; one that holds the word "and" is kept together. */
function texPart(part: string): string {
  return /(?:^|\s)and(?:\s|$)/i.test(part) ? `{${texText(part)}}` : texText(part)
}
