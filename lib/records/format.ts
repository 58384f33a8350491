import type { RecordFormat, UnderstoodRecords } from './schema.ts'

export type Compression = UnderstoodRecords['compression']

/** What is around a file, by its first bytes (RFC 1952 §2.3.1, RFC 8878 §3.1.1). */
export function compressionOf(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? 'zstd' : 'none'
}

const BY_ENDING: Readonly<Record<string, RecordFormat>> = {
  parquet: 'parquet',
  csv: 'csv',
  tsv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The form of a file by its name, whatever compression it names behind; null: the name does not say. */
export function formatOfName(fileName: string): RecordFormat | null {
  const ending = /\.([a-z]+)(?:\.(?:gz|gzip|zst|zstd))?$/i.exec(fileName)?.[1] ?? ''
  return BY_ENDING[ending.toLowerCase()] ?? null
}

/** The form of a file by the beginning of its content: Parquet by its magic bytes, a line that opens an object is JSON. */
export function formatOfContent(head: string): RecordFormat {
  if (head.startsWith('PAR1')) return 'parquet'
  return head.trimStart().startsWith('{') ? 'jsonl' : 'csv'
}
