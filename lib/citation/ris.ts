import { type CitationName, shortName } from './name.ts'
import { type CitationRecord, isoDate, yearOf } from './record.ts'
import { singleLine } from './single-line.ts'

/**
 * The citation as RIS: one line per tag, never wrapped (a wrapped line would part the digest in two), CRLF at line
 * ends. `ET` is the version, `N1` the digest, `Y2` the date accessed (standards.md §9).
 */
export function printRis(record: CitationRecord): string {
  const lines: [tag: string, value: string | undefined][] = [
    ['TY', 'DATA'],
    ['ID', record.id],
    ...record.author.map((name): [string, string] => ['AU', risName(name)]),
    ['PY', yearOf(record)],
    ['DA', risDate(isoDate(record.issued))],
    ['TI', record.title],
    ['ET', record.version],
    ['PB', record.publisher],
    ['DO', record.DOI],
    ['UR', record.URL],
    ['Y2', record.accessed === undefined ? undefined : risDate(isoDate(record.accessed))],
    ['N1', record.custom.digest],
    ['N1', record.status === 'withdrawn' ? 'Withdrawn' : undefined],
    ...record.custom.keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['AB', record.abstract === undefined ? undefined : singleLine(record.abstract)],
  ]
  const written = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}`]))
  return [...written, 'ER  - ', ''].join('\r\n')
}

function risDate(date: string): string {
  return date.replaceAll('-', '/')
}

function risName(name: CitationName): string {
  if ('literal' in name) return shortName(name)
  return [name.family, name.given, name.suffix].filter((part) => part !== undefined).join(', ')
}
