import { pointer } from '../error.ts'
import { importerOf, refusedReading } from './candidate.ts'
import { dataciteCandidate } from './datacite-read-candidate.ts'
import type { DataciteSaid } from './datacite-read-said.ts'
import type { Importer, ReadContext, Reading } from './import.ts'
import { parseJsonText } from './json-text.ts'
import { recordOf } from './lenient.ts'

const SELF = { format: 'datacite', version: 1 } as const

/**
 * DataCite metadata as JSON (kernel 4; read against its schemas 4.3 and 4.5): a record, a list of them, or what the REST API answers about one DOI or
 * many.
 */
export const dataciteJson: Importer = {
  ...SELF,
  label: 'DataCite (JSON)',
  claims: (text) => {
    if (!/^\s*[[{]/.test(text) || text.includes('"@context"')) return 0
    if (/datacite\.org\/schema\/kernel-\d/.test(text)) return 1
    return /"publicationYear"\s*:/.test(text) && /"creators"\s*:/.test(text) && /"titles"\s*:/.test(text) ? 0.8 : 0
  },
  read: async (text, context) => readJson(text, context),
}

function readJson(text: string, context: ReadContext): Reading {
  const json = parseJsonText(text)
  if (!json.ok) return refusedReading(SELF, [json.trouble])
  const records = recordsIn(json.value)
  if (records.length === 0)
    return refusedReading(SELF, [
      {
        grade: 'refuse',
        at: '',
        message: 'A DataCite record is an object with titles, creators or a DOI; there is none here.',
        rule: 'datacite',
      },
    ])
  return {
    format: SELF.format,
    formatVersion: 'kernel-4',
    importer: importerOf(SELF),
    candidates: records.map((record) => dataciteCandidate(record, SELF, context)),
    troubles: json.doubles,
  }
}

/** The records of a document, in its order; what is none is left out. */
function recordsIn(value: unknown): DataciteSaid[] {
  const outer = recordOf(value)
  const list = Array.isArray(value) ? { items: value, at: [] } : null
  const data = outer !== null && 'data' in outer ? outer.data : null
  if (list !== null) return list.items.flatMap((item, place) => recordAt(item, [place]))
  if (Array.isArray(data)) return data.flatMap((item, place) => recordAt(item, ['data', place]))
  return data === null ? recordAt(value, []) : recordAt(data, ['data'])
}

function recordAt(value: unknown, path: (string | number)[]): DataciteSaid[] {
  const record = recordOf(value)
  const inner = recordOf(record?.attributes)
  const [members, place] = inner === null ? [record, path] : [inner, [...path, 'attributes']]
  if (members === null || !['titles', 'creators', 'doi'].some((name) => name in members)) return []
  return [{ members, at: (...rest) => pointer([...place, ...rest]) }]
}
