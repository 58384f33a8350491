import type { Creator } from '../dataset/schema.ts'
import type { Digest } from '../digest.ts'
import { parseDoi } from './identifier.ts'
import { type CitationName, citationName } from './name.ts'
import { singleLine } from './single-line.ts'

/**
 * What a citation needs to know of one exact version. `releaseDate` and `accessed` are calendar dates (`YYYY-MM-DD`);
 * `accessed` null: the text doesn't say when it was read, which a version that can't change doesn't need. `url` is the
 * absolute address of the version's own page. `publisher` '' means the organisation. `licenseExpression` is SPDX.
 */
export type CitableVersion = {
  organization: string
  name: string
  title: string
  label: string
  digest: Digest
  releaseDate: string
  creators: Creator[]
  publisher: string
  licenseExpression: string | null
  identifiers: { scheme: string; value: string }[]
  url: string
  status: 'published' | 'withdrawn'
  accessed: string | null
  keywords: string[]
  description: string
}

/** A date of the CSL-JSON data model: one list of year, month and day. */
export type CitationDate = { 'date-parts': [number[]] }

/**
 * One CSL-JSON item, the hub that every format is printed from. All texts are single lines but `abstract`. `custom`
 * holds what CSL has no place for: the digest, the dataset as `org/name`, and what single formats can carry besides;
 * `orcids` stands beside `author`, null where there is none.
 */
export type CitationRecord = {
  id: string
  type: 'dataset'
  title: string
  author: CitationName[]
  issued: CitationDate
  version: string
  publisher: string
  DOI?: string
  URL: string
  accessed?: CitationDate
  genre: 'Data set'
  keyword?: string
  abstract?: string
  status?: 'withdrawn'
  note: string
  custom: {
    digest: Digest
    dataset: string
    license: string | null
    keywords: string[]
    orcids: (string | null)[]
    identifiers: { scheme: string; value: string }[]
  }
}

/**
 * The citation of one exact version (standards.md §9; FORCE11 principles 2, 4 and 7). Without creators the publisher is
 * the author, and without a publisher the organisation. The DOI is the first well-formed one of the version.
 */
export function citationRecord(version: CitableVersion): CitationRecord {
  const publisher = singleLine(version.publisher) || version.organization
  const creators = distinct(version.creators.map(settledCreator)).filter((creator) => creator.name !== '')
  const doi = version.identifiers.map(({ scheme, value }) => (scheme === 'doi' ? parseDoi(value) : null)).find(isText)
  const keywords = distinct(version.keywords.map(singleLine)).filter((keyword) => keyword !== '')
  const abstract = version.description.toWellFormed().trim()
  return {
    id: citationKey(version),
    type: 'dataset',
    title: singleLine(version.title) || `${version.organization}/${version.name}`,
    author: creators.length === 0 ? [{ literal: publisher }] : creators.map(citationName),
    issued: citationDate(version.releaseDate),
    version: version.label,
    publisher,
    ...(doi === undefined ? {} : { DOI: doi }),
    URL: webAddress(version.url),
    ...(version.accessed === null ? {} : { accessed: citationDate(version.accessed) }),
    genre: 'Data set',
    ...(keywords.length === 0 ? {} : { keyword: keywords.join(', ') }),
    ...(abstract === '' ? {} : { abstract }),
    ...(version.status === 'withdrawn' ? { status: 'withdrawn' } : {}),
    note: version.digest,
    custom: {
      digest: version.digest,
      dataset: `${version.organization}/${version.name}`,
      license: version.licenseExpression,
      keywords,
      orcids: creators.length === 0 ? [null] : creators.map((creator) => creator.orcid),
      identifiers: version.identifiers.map(({ scheme, value }) => ({ scheme, value: singleLine(value) })),
    },
  }
}

/**
 * The key under which a bibliography holds the version, always the same for the same version: organisation without
 * punctuation, name and label with `_` for it, such as `commonpile_common_pile_v0_1`.
 */
export function citationKey(version: Pick<CitableVersion, 'organization' | 'name' | 'label'>): string {
  const organization = version.organization.replace(/[^A-Za-z0-9]+/g, '')
  const tail = [version.name, version.label].map((part) => part.replace(/[^A-Za-z0-9]+/g, '_'))
  return [organization, ...tail].join('_')
}

/** A calendar date (`YYYY-MM-DD`) as CSL writes it. */
function citationDate(date: string): CitationDate {
  return { 'date-parts': [date.split('-').map(Number)] }
}

/** The date of a record as `YYYY-MM-DD` (ISO 8601). */
export function isoDate(date: CitationDate): string {
  const [year = 0, ...rest] = date['date-parts'][0]
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}

/** The year of publication, four digits. */
export function yearOf(record: CitationRecord): string {
  return isoDate(record.issued).slice(0, 4)
}

function settledCreator(creator: Creator): Creator {
  return { ...creator, name: singleLine(creator.name) }
}

function distinct<Value>(values: Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function isText(value: string | null): value is string {
  return value !== null
}

/** An address with everything that RFC 3986 has no place for percent-encoded, so that no format needs to escape it. */
function webAddress(url: string): string {
  return singleLine(url).replace(/[^\w.~:/?#@!$&'()*+,;=%[\]-]+/gu, (part) => encodeURIComponent(part))
}
