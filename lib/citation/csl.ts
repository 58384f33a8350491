import type { CitationRecord } from './record.ts'

/** The citation as CSL-JSON: a list with one item, the record itself (csl-data.json, CSL 1.0.2), ended by a line feed. */
export function printCsl(record: CitationRecord): string {
  return `${JSON.stringify([record], null, 2)}\n`
}
