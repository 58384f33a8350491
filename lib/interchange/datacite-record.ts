/** The schema version that every DataCite record of kernel 4 names. */
export const DATACITE_SCHEMA = 'http://datacite.org/schema/kernel-4'

/** The relations that are written (`standards.md` §4), in DataCite's words. */
export type DataciteRelation =
  | 'IsVersionOf'
  | 'HasVersion'
  | 'IsNewVersionOf'
  | 'IsPreviousVersionOf'
  | 'IsDerivedFrom'
  | 'IsSourceOf'
  | 'IsIdenticalTo'
  | 'IsPartOf'
  | 'HasPart'
  | 'IsCompiledBy'
  | 'IsDescribedBy'
  | 'IsDocumentedBy'
  | 'IsObsoletedBy'

/** Something that the dataset is related to, by DOI where it has one, else by its address. */
export type DataciteRelated = {
  relatedIdentifier: string
  relatedIdentifierType: 'DOI' | 'URL'
  relationType: DataciteRelation
}

export type DataciteCreator = {
  name: string
  nameType: 'Personal' | 'Organizational'
  givenName?: string
  familyName?: string
  nameIdentifiers?: { nameIdentifier: string; nameIdentifierScheme: 'ORCID'; schemeUri: string }[]
  affiliation?: { name: string }[]
}

export type DataciteDate = {
  date: string
  dateType: 'Issued' | 'Updated' | 'Collected' | 'Withdrawn'
  dateInformation?: string
}

export type DataciteRights = {
  rights: string
  rightsUri?: string
  rightsIdentifier?: string
  rightsIdentifierScheme?: 'SPDX'
  schemeUri?: string
}

/** A record of DataCite's kernel 4 as its JSON has it (4.5). `doi` is there once it was registered; `url` is the landing page. */
export type DataciteRecord = {
  doi?: string
  url: string
  types: { resourceTypeGeneral: 'Dataset'; resourceType: string }
  creators: DataciteCreator[]
  titles: { title: string }[]
  publisher: { name: string }
  publicationYear: string
  subjects: { subject: string }[]
  dates: DataciteDate[]
  language?: string
  alternateIdentifiers: { alternateIdentifier: string; alternateIdentifierType: string }[]
  relatedIdentifiers: DataciteRelated[]
  sizes: string[]
  formats: string[]
  version?: string
  rightsList: DataciteRights[]
  descriptions: { description: string; descriptionType: 'Abstract' | 'Methods' | 'TechnicalInfo' | 'Other' }[]
  schemaVersion: typeof DATACITE_SCHEMA
}

/** The record as DataCite's JSON. */
export function printDataciteJson(record: DataciteRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`
}
