import { CROISSANT_MEDIA_TYPE, printCroissant } from './croissant-export.ts'
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
]
