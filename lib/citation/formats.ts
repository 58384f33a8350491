import { printApa } from './apa.ts'
import { printBiblatex } from './biblatex.ts'
import { printBibtex } from './bibtex.ts'
import { printCff } from './cff.ts'
import { printCsl } from './csl.ts'
import type { CitationRecord } from './record.ts'
import { printRis } from './ris.ts'

export const CITATION_FORMAT_IDS = ['bibtex', 'biblatex', 'csl', 'ris', 'apa', 'cff'] as const
/** The name of a citation format in addresses: `?format=bibtex`. */
export type CitationFormatId = (typeof CITATION_FORMAT_IDS)[number]

/** One way to write a citation. `mediaType` serves content negotiation and download, `extension` has no dot. */
export type CitationFormat = {
  id: CitationFormatId
  label: string
  mediaType: string
  extension: string
  print(record: CitationRecord): string
}

/**
 * Every citation format, in the order of the menu; menu, API and download follow this list. Each carries version and
 * digest. BibTeX, biblatex, RIS and CFF have no registered media type: these are the names in use, and YAML's own
 * (RFC 9512) for CFF.
 */
export const CITATION_FORMATS: readonly CitationFormat[] = [
  { id: 'bibtex', label: 'BibTeX', mediaType: 'application/x-bibtex', extension: 'bib', print: printBibtex },
  { id: 'biblatex', label: 'biblatex', mediaType: 'application/x-biblatex', extension: 'bib', print: printBiblatex },
  {
    id: 'csl',
    label: 'CSL-JSON',
    mediaType: 'application/vnd.citationstyles.csl+json',
    extension: 'json',
    print: printCsl,
  },
  { id: 'ris', label: 'RIS', mediaType: 'application/x-research-info-systems', extension: 'ris', print: printRis },
  { id: 'apa', label: 'APA', mediaType: 'text/x-bibliography', extension: 'txt', print: printApa },
  { id: 'cff', label: 'CFF', mediaType: 'application/yaml', extension: 'cff', print: printCff },
]

/** The format of that name, or null. */
export function findCitationFormat(id: string): CitationFormat | null {
  return CITATION_FORMATS.find((format) => format.id === id) ?? null
}
