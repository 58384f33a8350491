import { CFF_LICENSE_IDS } from './cff-license-ids.ts'
import type { CitationName } from './name.ts'
import { type CitationRecord, isoDate } from './record.ts'
import { type YamlValue, yamlText } from './yaml-text.ts'

/** What CFF 1.2.0's schema takes for a DOI: narrower than what DOIs may be. Others stand as an address. */
const CFF_DOI = /^10\.\d{4,9}(\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/
const CFF_SWHID = /^swh:1:(snp|rel|rev|dir|cnt):[0-9a-f]{40}$/

/**
 * The citation as a CITATION.cff (Citation File Format 1.2.0, YAML). The digest is the first of `identifiers`.
 * `license` stands only where CFF can say it: one id of its list, or several parted by OR, since its list means OR;
 * an expression with AND or WITH is left to the version's page.
 */
export function printCff(record: CitationRecord): string {
  return yamlText({
    'cff-version': '1.2.0',
    message: message(record),
    type: 'dataset',
    title: record.title,
    version: record.version,
    'date-released': isoDate(record.issued),
    authors: cffAuthors(record),
    ...(record.DOI !== undefined && CFF_DOI.test(record.DOI) ? { doi: record.DOI } : {}),
    url: record.URL,
    identifiers: cffIdentifiers(record),
    license: cffLicense(record.custom.license),
    keywords: record.custom.keywords.length === 0 ? undefined : record.custom.keywords,
    abstract: record.abstract,
  })
}

function message(record: CitationRecord): string {
  const cite = 'If you use this dataset, cite this exact version.'
  return record.status === 'withdrawn' ? `This version was withdrawn; its page says why. ${cite}` : cite
}

function cffAuthors(record: CitationRecord): YamlValue[] {
  const authors = record.author.map((name, index) => cffAuthor(name, record.custom.orcids[index] ?? undefined))
  return distinct(authors)
}

function cffAuthor(name: CitationName, orcid: string | undefined): YamlValue {
  if ('literal' in name) return { name: name.literal, orcid }
  return { 'family-names': name.family, 'given-names': name.given, 'name-suffix': name.suffix, orcid }
}

function cffIdentifiers(record: CitationRecord): YamlValue[] {
  const digest = { type: 'other', value: record.custom.digest, description: 'Digest of this exact version' }
  return distinct([digest, ...record.custom.identifiers.flatMap(cffIdentifier)])
}

function cffIdentifier(identifier: { scheme: string; value: string }): YamlValue[] {
  const { scheme, value } = identifier
  if (value === '') return []
  if (scheme === 'doi' && CFF_DOI.test(value)) return [{ type: 'doi', value }]
  if (scheme === 'swhid' && CFF_SWHID.test(value)) return [{ type: 'swh', value }]
  return [{ type: 'other', value, description: scheme }]
}

function cffLicense(expression: string | null): YamlValue | undefined {
  const ids = [...new Set((expression ?? '').split(' OR ').map((id) => id.trim()))]
  if (!ids.every((id) => CFF_LICENSE_IDS.has(id))) return undefined
  return ids.length === 1 ? ids[0] : ids
}

function distinct(values: YamlValue[]): YamlValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
