import { type CitationName, shortName } from './name.ts'
import { type CitationRecord, isoDate, yearOf } from './record.ts'

/** Hex digits of the digest in running text (standards.md §9); the reference line has all 64. */
export const RUNNING_TEXT_HEX_DIGITS = 12

/**
 * The reference line in the style of APA 7 §10.9 (data sets): authors, year, title, version, "[Data set]", publisher,
 * address, and in brackets the whole digest. One line, ended by a line feed. The publisher is left out where it is the
 * author (§9.29); "Retrieved … from" stands only with a date accessed.
 */
export function printApa(record: CitationRecord): string {
  const publisher = record.author.some((name) => shortName(name) === record.publisher) ? '' : record.publisher
  const withdrawn = record.status === 'withdrawn' ? '; withdrawn' : ''
  const parts = [
    sentence(apaNames(record.author)),
    `(${yearOf(record)}).`,
    `${record.title} (Version ${record.version}) [Data set].`,
    sentence(publisher),
    `${retrieved(record)}${address(record)} (${record.custom.digest}${withdrawn})`,
  ]
  return `${parts.filter((part) => part !== '').join(' ')}\n`
}

/** The citation in running text, in brackets: authors, year, version, and the first 12 hex digits of the digest. */
export function apaInText(record: CitationRecord): string {
  return `(${inTextNames(record)}, ${yearOf(record)}, Version ${record.version}, ${runningDigest(record)})`
}

/** One author, two with "&", or the first and "et al." (APA 7 §8.17). */
export function inTextNames(record: CitationRecord): string {
  const [first, second, ...more] = record.author.map(shortName)
  if (first === undefined || second === undefined) return first ?? record.publisher
  return more.length === 0 ? `${first} & ${second}` : `${first} et al.`
}

/** The digest as running text has it: `sha256:` and 12 hex digits. It names no version by itself. */
export function runningDigest(record: CitationRecord): string {
  return record.custom.digest.slice(0, 'sha256:'.length + RUNNING_TEXT_HEX_DIGITS)
}

/** Up to 20 authors in full; of more, the first 19, an ellipsis and the last (APA 7 §9.8). */
function apaNames(names: CitationName[]): string {
  const written = names.map(apaName)
  const last = written.at(-1) ?? ''
  if (written.length > 20) return `${written.slice(0, 19).join(', ')}, … ${last}`
  return written.length < 2 ? last : `${written.slice(0, -1).join(', ')}, & ${last}`
}

function apaName(name: CitationName): string {
  if ('literal' in name) return name.literal
  return [name.family, initials(name.given), name.suffix].filter((part) => part !== undefined).join(', ')
}

/** "Yuki M." → "Y. M.", "Jean-Luc" → "J.-L.". */
function initials(given: string): string {
  const words = given.split(/[\s.]+/).filter((word) => word !== '')
  return words.map((word) => word.split(/[-‐]/).filter(Boolean).map(initial).join('-')).join(' ')
}

function initial(word: string): string {
  return `${[...word][0] ?? ''}.`
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`
}

function address(record: CitationRecord): string {
  return record.DOI === undefined ? record.URL : `https://doi.org/${record.DOI}`
}

function retrieved(record: CitationRecord): string {
  return record.accessed === undefined ? '' : `Retrieved ${englishDate(isoDate(record.accessed))}, from `
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-06-05` as "June 5, 2026", the order that APA uses. */
function englishDate(date: string): string {
  const [year, month, day] = date.split('-')
  return `${MONTHS[Number(month) - 1] ?? month} ${Number(day)}, ${year}`
}
