import { type CitationRecord, isoDate, yearOf } from './record.ts'
import { bibEntry, texText, texTitle } from './tex.ts'
import { texNames } from './tex-name.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The citation for classic BibTeX. Its styles know neither `version` nor data sets, so `howpublished` and `note` say
 * both, and the whole digest, in print (standards.md §9).
 */
export function printBibtex(record: CitationRecord): string {
  const version = texText(record.version)
  const withdrawn = record.status === 'withdrawn' ? '. Withdrawn' : ''
  return bibEntry('misc', record.id, [
    ['author', texNames(record.author)],
    ['title', texTitle(record.title)],
    ['year', yearOf(record)],
    ['month', MONTHS[Number(isoDate(record.issued).slice(5, 7)) - 1]],
    ['howpublished', `Data set, version ${version}. {${texText(record.publisher)}}`],
    ['version', version],
    ['doi', record.DOI === undefined ? undefined : verbatim(record.DOI)],
    ['url', record.URL],
    ['note', `Version ${version}, ${record.custom.digest}${withdrawn}`],
  ])
}

/** A field that is not set as text: TeX's characters stay, but for braces and back slashes, which would break the file. */
export function verbatim(value: string): string {
  return value.replace(/[\\{}]/g, (special) => encodeURIComponent(special))
}
