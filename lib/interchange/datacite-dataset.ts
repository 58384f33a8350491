import { singleLine } from '../citation/single-line.ts'
import type { DatasetDraft } from '../dataset/schema.ts'
import type { Digest } from '../digest.ts'
import { dataciteRelated } from './datacite.ts'
import { dataciteCreators, datacitePublisher, dataciteRights, distinct } from './datacite-parts.ts'
import { DATACITE_SCHEMA, type DataciteRecord } from './datacite-record.ts'
import { addressOfDigest } from './version-export.ts'

/** A dataset with its published and withdrawn versions, oldest first. `license`: an SPDX expression; `doi` null: none was registered. */
export type DatasetExport = {
  dataset: DatasetDraft
  page: string
  doi: string | null
  license: string
  versions: readonly { digest: Digest; releaseDate: string; doi: string | null }[]
}

/**
 * A dataset, all versions together, as a DataCite record: what a DOI for all versions describes. It has each version (`HasVersion`), the year of the
 * first and the date of the newest. Null where nothing was published yet: a record must have a year.
 */
export function dataciteDataset({ dataset, page, doi, license, versions }: DatasetExport): DataciteRecord | null {
  const dates = versions.map(({ releaseDate }) => releaseDate).sort()
  const [first] = dates
  const last = dates.at(-1)
  if (first === undefined || last === undefined) return null
  const publisher = datacitePublisher(dataset)
  const [language, ...more] = dataset.languages
  return {
    ...(doi !== null && { doi }),
    url: page,
    types: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset, all versions' },
    creators: dataciteCreators(dataset.creators, publisher),
    titles: [{ title: singleLine(dataset.title) || `${dataset.organization}/${dataset.name}` }],
    publisher: { name: publisher },
    publicationYear: first.slice(0, 4),
    subjects: distinct(dataset.keywords.map((keyword) => ({ subject: singleLine(keyword) }))),
    dates: [
      { date: first, dateType: 'Issued' },
      ...(last === first ? [] : [{ date: last, dateType: 'Updated' as const }]),
    ],
    ...(language !== undefined && more.length === 0 && { language }),
    alternateIdentifiers: [
      { alternateIdentifier: `${dataset.organization}/${dataset.name}`, alternateIdentifierType: 'Colophon dataset' },
    ],
    relatedIdentifiers: versions.map((version) =>
      dataciteRelated(version.doi, addressOfDigest(version.digest, page), 'HasVersion'),
    ),
    sizes: [],
    formats: [],
    rightsList: dataciteRights(license),
    descriptions: dataset.description === '' ? [] : [{ description: dataset.description, descriptionType: 'Abstract' }],
    schemaVersion: DATACITE_SCHEMA,
  }
}
