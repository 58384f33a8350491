import { printBibtex } from '../citation/bibtex.ts'
import type { VersionRecord } from '../dataset/version-record.ts'
import { licensesIn, parseExpression } from '../license/expression.ts'
import { extraMembers, keptCroissant, keptStructure } from './croissant-export-kept.ts'
import { fileNode, NodeNames, recordSetNode } from './croissant-export-parts.ts'
import { addressOfDigest, citationOf, leadingLicenseOf, type VersionExport } from './version-export.ts'

/** The context of Croissant 1.1 and RAI 1.0, as terms of their namespaces. */
const CONTEXT = {
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  annotation: 'cr:annotation',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const satisfies Record<string, unknown>

/** The media type of a Croissant 1.1 document, with its profile. */
export const CROISSANT_MEDIA_TYPE = 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'

/**
 * The version as Croissant 1.1 JSON-LD: real digests only, SPDX addresses as licences, ancestors by digest. What an
 * earlier Croissant import kept comes back verbatim where it still describes this version. The result is loadable.
 */
export function printCroissant(version: VersionExport): string {
  const kept = keptCroissant(version.dataset)
  const structure = keptStructure(kept, version.record.files, CONTEXT) ?? structureOf(version.record)
  const document = {
    '@context': { ...kept.terms, ...CONTEXT },
    '@type': 'sc:Dataset',
    ...extraMembers(kept),
    ...descriptionOf(version),
    ...structure,
    ...provenanceOf(version),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function descriptionOf(version: VersionExport): Record<string, unknown> {
  const { record, dataset, digest, page } = version
  const description = record.description || dataset.description || dataset.title
  return filled({
    conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
    name: dataset.title,
    description,
    url: page,
    identifier: [
      digest,
      ...record.identifiers.map(({ scheme, value }) => (scheme === 'doi' ? `https://doi.org/${value}` : value)),
    ],
    version: record.version,
    datePublished: record.releaseDate,
    license: licensesOf(version),
    creator: dataset.creators.map(creatorNode),
    publisher: dataset.publisher === '' ? [] : [{ '@type': 'sc:Organization', name: dataset.publisher }],
    keywords: dataset.keywords,
    inLanguage: record.languages.length > 0 ? record.languages : dataset.languages,
    sameAs: dataset.links.map(({ url }) => url),
    citeAs: dataset.citation || printBibtex(citationOf(version)),
  })
}

function structureOf(record: VersionRecord): Record<string, unknown> {
  const names = new NodeNames()
  const distribution = record.files.map((file) => ({ file, node: fileNode(file, names) }))
  const files = distribution.map(({ file, node }) => ({ id: String(node['@id']), sha256: file.sha256 }))
  return filled({
    distribution: distribution.map(({ node }) => node),
    recordSet: record.recordSets.map((set) => recordSetNode(set, files, names)),
  })
}

/** SPDX pages of the licences that all bind; an expression with OR, or a licence of its own, as text. */
function licensesOf(version: VersionExport): string[] {
  const { expression } = leadingLicenseOf(version)
  if (expression === 'NOASSERTION')
    return [...new Set(version.record.licenses.map(({ raw }) => raw).filter((raw) => raw !== ''))]
  const parsed = parseExpression(expression)
  if (!parsed.ok || /\b(?:OR|WITH)\b/.test(expression)) return [expression]
  return licensesIn(parsed.value).map((id) =>
    id === 'NONE' || id.includes('LicenseRef-') ? id : `https://spdx.org/licenses/${id}.html`,
  )
}

/** Ancestors by the address of their digest, sources by theirs; the run that made the version apart. */
function provenanceOf({ record, page }: VersionExport): Record<string, unknown> {
  const at = (relation: (name: string) => boolean) =>
    record.derivedFrom
      .filter((edge) => relation(edge.relation))
      .map(({ digest }) => ({ '@id': addressOfDigest(digest, page), 'prov:label': digest }))
  const sources = record.sources
    .filter(({ kind, url }) => kind === 'public-dataset' && url !== null)
    .map(({ name, url }) => ({ '@id': url?.replace(/\s|%20/g, '+'), 'prov:label': name }))
  return filled({
    'prov:wasDerivedFrom': [...at((relation) => relation !== 'made-by-run'), ...sources],
    'prov:wasGeneratedBy': at((relation) => relation === 'made-by-run'),
  })
}

function creatorNode({
  name,
  kind,
  orcid,
  affiliation,
}: VersionExport['dataset']['creators'][number]): Record<string, unknown> {
  return filled({
    '@type': kind === 'person' ? 'sc:Person' : 'sc:Organization',
    name,
    sameAs: orcid ?? '',
    affiliation: affiliation === '' ? [] : [{ '@type': 'sc:Organization', name: affiliation }],
  })
}

/** The members that hold something. */
function filled(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
}
