import type { RecordFault } from './schema.ts'

/** Where a fault is, for a reader: `row 12, column digest`; the file as a whole where it has no row. */
export function faultPlace({ row, column }: Pick<RecordFault, 'row' | 'column'>): string {
  const places = [
    ...(row === 0 ? [] : [`row ${row.toLocaleString('en')}`]),
    ...(column === '' ? [] : [`column ${column}`]),
  ]
  return places.length === 0 ? 'the file' : places.join(', ')
}
