import { refusedReading } from './candidate.ts'
import { croissant } from './croissant.ts'
import { dataciteJson } from './datacite-read.ts'
import { dataciteXml } from './datacite-read-xml.ts'
import { decodeDocument } from './document-text.ts'
import { dpi } from './dpi.ts'
import { hfApi } from './hf-api.ts'
import { hfCard } from './hf-card.ts'
import { hfDatasetInfos } from './hf-dataset-infos.ts'
import {
  IMPORT_FORMATS,
  type Importer,
  type ImportFormat,
  type ReadContext,
  type Reading,
  type Trouble,
} from './import.ts'
import { parseJsonText } from './json-text.ts'

/** Every format that is read. A new one is one file and one line here. */
export const IMPORTERS: readonly Importer[] = [croissant, hfCard, hfApi, hfDatasetInfos, dpi, dataciteJson, dataciteXml]

/** Below this the text is not taken for any format. */
const SURE_ENOUGH = 0.5

/**
 * What a document says, read as the format named, or with `auto` as the one that claims it most surely (ties: the order of
 * `IMPORTERS`). Bad input never throws: it is a reading without candidates whose troubles say what is wrong, where, and
 * what to do. With `auto` and no format found, the reading's format is the first one and its importer is `none`.
 */
export async function readDocument(
  bytes: Uint8Array,
  format: ImportFormat | 'auto',
  context: ReadContext,
): Promise<Reading> {
  const decoded = decodeDocument(bytes)
  if (!decoded.ok)
    return format === 'auto' ? unread(decoded.trouble) : refusedReading(importerFor(format), [decoded.trouble])
  if (format !== 'auto') return importerFor(format).read(decoded.text, context)
  const found = findImporter(decoded.text, context)
  return found === null ? unread(notRecognized(decoded.text)) : found.read(decoded.text, context)
}

/** The importer that claims the text most surely, or null if none is sure enough. */
export function findImporter(text: string, context: ReadContext): Importer | null {
  const claims = IMPORTERS.map((importer) => ({ importer, sure: importer.claims(text, context) }))
  const [best] = claims.toSorted((a, b) => b.sure - a.sure)
  return best !== undefined && best.sure >= SURE_ENOUGH ? best.importer : null
}

function importerFor(format: ImportFormat): Importer {
  const found = IMPORTERS.find((importer) => importer.format === format)
  if (found === undefined) throw new TypeError(`No importer reads ${format}.`)
  return found
}

function notRecognized(text: string): Trouble {
  const json = /^\s*[[{]/.test(text) ? parseJsonText(text) : null
  if (json !== null && !json.ok) return json.trouble
  const known = IMPORTERS.map(({ label }) => label).join('; ')
  return {
    grade: 'refuse',
    at: '',
    message: `The document is in none of the formats that are read (${known}). If it is, name the format.`,
    rule: 'format',
  }
}

function unread(trouble: Trouble): Reading {
  return {
    ...refusedReading({ format: IMPORT_FORMATS[0], version: 1 }, [trouble]),
    importer: { name: 'none', version: 1 },
  }
}
