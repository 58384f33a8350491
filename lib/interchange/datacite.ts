import { parseDoi } from '../citation/identifier.ts'
import { singleLine } from '../citation/single-line.ts'
import type { Derivation } from '../dataset/schema.ts'
import type { Digest } from '../digest.ts'
import {
  dataciteCollected,
  dataciteCreators,
  datacitePublisher,
  dataciteRights,
  dataciteSizes,
  distinct,
} from './datacite-parts.ts'
import { DATACITE_SCHEMA, type DataciteRecord, type DataciteRelated, type DataciteRelation } from './datacite-record.ts'
import { addressOfDigest, datasetPageOf, leadingLicenseOf, NO_STANDING, type VersionExport } from './version-export.ts'

/** How a version relates to its ancestor, and to what descends from it. */
const TO_ANCESTOR: Record<Derivation, DataciteRelation> = {
  'revision-of': 'IsNewVersionOf',
  'filtered-from': 'IsDerivedFrom',
  'extended-from': 'IsDerivedFrom',
  'derived-from': 'IsDerivedFrom',
  'subset-of': 'IsPartOf',
  'made-by-run': 'IsCompiledBy',
}
const TO_DESCENDANT: Partial<Record<Derivation, DataciteRelation>> = {
  'revision-of': 'IsPreviousVersionOf',
  'filtered-from': 'IsSourceOf',
  'extended-from': 'IsSourceOf',
  'derived-from': 'IsSourceOf',
  'subset-of': 'HasPart',
}

/** The name under which our digest stands among the alternate identifiers. */
export const DIGEST_TYPE = 'Colophon version digest'

/**
 * A version as a DataCite record (kernel 4; `standards.md` §4 and §8). The digest is an alternate identifier; a withdrawn version has the date and the
 * reason. What is related is named by its DOI where one was registered, else by the address of its digest.
 */
export function dataciteVersion(version: VersionExport): DataciteRecord {
  const { record, dataset, page, standing = NO_STANDING } = version
  const publisher = datacitePublisher(dataset)
  const [language, ...more] = record.languages.length > 0 ? record.languages : dataset.languages
  const { withdrawn } = standing
  return {
    ...(standing.doi !== null && { doi: standing.doi }),
    url: page,
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset version' },
    creators: dataciteCreators(dataset.creators, publisher),
    titles: [{ title: singleLine(dataset.title) || record.dataset }],
    publisher: { name: publisher },
    publicationYear: record.releaseDate.slice(0, 4),
    subjects: distinct(dataset.keywords.map((keyword) => ({ subject: singleLine(keyword) }))),
    dates: [
      { date: record.releaseDate, dateType: 'Issued' },
      ...dataciteCollected(record.sources),
      ...(withdrawn === null
        ? []
        : [{ date: withdrawn.date, dateType: 'Withdrawn' as const, dateInformation: singleLine(withdrawn.reason) }]),
    ],
    ...(language !== undefined && more.length === 0 && { language }),
    alternateIdentifiers: alternatesOf(version),
    relatedIdentifiers: relatedOf(version),
    sizes: dataciteSizes(record),
    formats: distinct(record.files.map(({ mediaType }) => mediaType)),
    version: record.version,
    rightsList: dataciteRights(leadingLicenseOf(version).expression),
    descriptions: descriptionsOf(version),
    schemaVersion: DATACITE_SCHEMA,
  }
}

function descriptionsOf({ record, dataset, digest }: VersionExport): DataciteRecord['descriptions'] {
  const methods = record.sources.filter(({ method }) => method !== '').map(({ name, method }) => `${name}: ${method}`)
  const abstract = record.description || dataset.description
  return [
    ...(abstract === '' ? [] : [{ description: abstract, descriptionType: 'Abstract' as const }]),
    ...(methods.length === 0 ? [] : [{ description: methods.join('\n'), descriptionType: 'Methods' as const }]),
    {
      description: `${digest} is the SHA-256 of the version record in its canonical form (RFC 8785). It commits to the files, their digests, the sources, the licences and the ancestors.`,
      descriptionType: 'TechnicalInfo',
    },
    { description: `Why this version was made: ${record.reason}`, descriptionType: 'Other' },
  ]
}

function alternatesOf({ record, digest }: VersionExport): DataciteRecord['alternateIdentifiers'] {
  const others = record.identifiers.filter(({ scheme }) => scheme !== 'doi')
  return distinct([
    { alternateIdentifier: digest, alternateIdentifierType: DIGEST_TYPE },
    ...others.map(({ scheme, value }) => ({
      alternateIdentifier: singleLine(value),
      alternateIdentifierType: scheme === 'other' ? 'Other' : scheme === 'arxiv' ? 'arXiv' : scheme.toUpperCase(),
    })),
  ])
}

function relatedOf(version: VersionExport): DataciteRelated[] {
  const { record, dataset, page, standing = NO_STANDING } = version
  const byDigest = (other: Digest, relationType: DataciteRelation): DataciteRelated =>
    dataciteRelated(standing.dois.get(other) ?? null, addressOfDigest(other, page), relationType)
  const { successor } = standing.withdrawn ?? { successor: null }
  return distinct([
    dataciteRelated(standing.datasetDoi, datasetPageOf(page), 'IsVersionOf'),
    ...record.derivedFrom.map((edge) => byDigest(edge.digest, TO_ANCESTOR[edge.relation])),
    ...standing.descendants.flatMap((edge) => {
      const relation = TO_DESCENDANT[edge.relation]
      return relation === undefined ? [] : [byDigest(edge.digest, relation)]
    }),
    ...(successor === null ? [] : [byDigest(successor, 'IsObsoletedBy')]),
    ...sameElsewhere(version),
    ...record.sources.flatMap(({ kind, url }) =>
      kind === 'public-dataset' && url !== null ? [dataciteRelated(parseDoi(url), url, 'IsDerivedFrom')] : [],
    ),
    ...dataset.links.flatMap(({ kind, url }) =>
      kind === 'paper'
        ? [dataciteRelated(parseDoi(url), url, 'IsDescribedBy')]
        : kind === 'documentation'
          ? [dataciteRelated(parseDoi(url), url, 'IsDocumentedBy')]
          : [],
    ),
  ])
}

/** Where the maintainer says that the same bytes are: other DOIs of the version, and the hosts' revisions. */
function sameElsewhere({ record, standing = NO_STANDING }: VersionExport): DataciteRelated[] {
  const dois = record.identifiers.flatMap(({ scheme, value }) => (scheme === 'doi' ? (parseDoi(value) ?? []) : []))
  return [
    ...dois.filter((doi) => doi !== standing.doi).map((doi) => dataciteRelated(doi, '', 'IsIdenticalTo')),
    ...record.hosts.map(({ url }) => dataciteRelated(parseDoi(url), url, 'IsIdenticalTo')),
  ]
}

/** A relation to something that has a DOI, or else an address. */
export function dataciteRelated(doi: string | null, url: string, relationType: DataciteRelation): DataciteRelated {
  return doi === null
    ? { relatedIdentifier: url, relatedIdentifierType: 'URL', relationType }
    : { relatedIdentifier: doi, relatedIdentifierType: 'DOI', relationType }
}
