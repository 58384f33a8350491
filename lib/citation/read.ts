import type { CitedVersion } from './cited-version.ts'
import { readBibtex } from './read-bibtex.ts'
import { readCff } from './read-cff.ts'
import { readCsl } from './read-csl.ts'
import { readPlain } from './read-plain.ts'
import { readRis } from './read-ris.ts'

/** The most text that is read, in UTF-16 units: no text of up to 2 MiB in UTF-8 is longer. Edges refuse more. */
export const CITATION_TEXT_MAX = 2 * 1024 * 1024
/** The most citations that one text is read as. */
export const CITATIONS_MAX = 2000

/**
 * What a pasted text cites: a digest, the address of a version's page, `org/name@label`, a DOI, BibTeX, biblatex, RIS,
 * CSL-JSON, CFF, a reference list, or running text. Never throws; what can't be parsed as the format it looks like is
 * looked through as plain text. At most `CITATIONS_MAX` citations of the first `CITATION_TEXT_MAX` units; an empty text
 * cites nothing, any other at least one thing, if only one that names no version.
 */
export function readCitations(text: string): CitedVersion[] {
  const settled = settledText(text)
  for (const { looksSo, read } of READERS) {
    const cited = looksSo.test(settled) ? read(settled, CITATIONS_MAX) : []
    if (cited.length > 0) return cited
  }
  return readPlain(settled, CITATIONS_MAX)
}

/** How each format is known, in the order of asking. */
const READERS: readonly { looksSo: RegExp; read(text: string, most: number): CitedVersion[] }[] = [
  { looksSo: /^\s*[[{]/, read: readCsl },
  { looksSo: /^TY {1,2}- /m, read: readRis },
  { looksSo: /^["']?cff-version["']? ?:/m, read: readCff },
  { looksSo: /@\s{0,5}[A-Za-z]{1,30}\s{0,10}[{(]/, read: readBibtex },
]

/** One kind of line end, no byte order mark, no NUL and no half surrogate pairs, which a database can't keep. */
function settledText(text: string): string {
  return text
    .slice(0, CITATION_TEXT_MAX)
    .toWellFormed()
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\ufffd')
}
