import { verbatim } from './bibtex.ts'
import { type CitationRecord, isoDate } from './record.ts'
import { bibEntry, texText, texTitle } from './tex.ts'
import { texNames } from './tex-name.ts'

/** The citation for biblatex, whose `@dataset` has a field for each part; the digest is the `note` (standards.md §9). */
export function printBiblatex(record: CitationRecord): string {
  return bibEntry('dataset', record.id, [
    ['author', texNames(record.author)],
    ['title', texTitle(record.title)],
    ['date', isoDate(record.issued)],
    ['version', texText(record.version)],
    ['publisher', `{${texText(record.publisher)}}`],
    ['doi', record.DOI === undefined ? undefined : verbatim(record.DOI)],
    ['url', record.URL],
    ['urldate', record.accessed === undefined ? undefined : isoDate(record.accessed)],
    ['pubstate', record.status],
    ['keywords', record.custom.keywords.map(texKeyword).join(', ')],
    ['note', record.custom.digest],
  ])
}

function texKeyword(keyword: string): string {
  return keyword.includes(',') ? `{${texText(keyword)}}` : texText(keyword)
}
