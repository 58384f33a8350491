import type { DataciteRecord } from './datacite-record.ts'
import { printDataciteJson } from './datacite-record.ts'
import { printDataciteXml } from './datacite-xml.ts'

/** One format in which a dataset, all versions together, is given out. `extension` has no dot. */
export type DatasetExportFormat = {
  id: string
  label: string
  mediaType: string
  extension: string
  print(record: DataciteRecord): string
}

/** Every format of a dataset, in the order of the docs. */
export const DATASET_EXPORT_FORMATS: readonly DatasetExportFormat[] = [
  {
    id: 'datacite',
    label: 'DataCite JSON',
    mediaType: 'application/vnd.datacite.datacite+json',
    extension: 'json',
    print: printDataciteJson,
  },
  {
    id: 'datacite-xml',
    label: 'DataCite XML',
    mediaType: 'application/vnd.datacite.datacite+xml',
    extension: 'xml',
    print: printDataciteXml,
  },
]
