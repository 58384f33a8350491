import { CROISSANT_MEDIA_TYPE, printCroissant } from './croissant-export.ts'
import { dataciteVersion } from './datacite.ts'
import { printDataciteJson } from './datacite-record.ts'
import { printDataciteXml } from './datacite-xml.ts'
import { printHfCard } from './hf-card-export.ts'
import type { VersionExport } from './version-export.ts'

/** One format in which a published version is given out. `extension` has no dot. */
export type ExportFormat = {
  id: string
  label: string
  mediaType: string
  extension: string
  print(version: VersionExport): string
}

/** Every export format, in the order of the menu; menu, API and download follow this list. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'croissant',
    label: 'Croissant 1.1',
    mediaType: CROISSANT_MEDIA_TYPE,
    extension: 'json',
    print: printCroissant,
  },
  { id: 'hf-card', label: 'Hugging Face card', mediaType: 'text/markdown', extension: 'md', print: printHfCard },
  {
    id: 'datacite',
    label: 'DataCite JSON',
    mediaType: 'application/vnd.datacite.datacite+json',
    extension: 'json',
    print: (version) => printDataciteJson(dataciteVersion(version)),
  },
  {
    id: 'datacite-xml',
    label: 'DataCite XML',
    mediaType: 'application/vnd.datacite.datacite+xml',
    extension: 'xml',
    print: (version) => printDataciteXml(dataciteVersion(version)),
  },
]
