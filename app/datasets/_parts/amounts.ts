import { formatBytes, formatCount, formatPlural, formatShort, NBSP } from '#app/_ui/format.ts'
import type { Amount } from '#lib/dataset/schema.ts'

/** A stated amount in short: `1.3 T tokens`, `8 TB`. */
export function shortAmount({ unit, value }: Pick<Amount, 'unit' | 'value'>): string {
  return unit === 'bytes' ? formatBytes(value) : `${formatShort(value)}${NBSP}${unit}`
}

/** A stated amount in full: `1,300,000,000,000 tokens`. */
export function fullAmount({ unit, value }: Pick<Amount, 'unit' | 'value'>): string {
  return `${formatCount(value)}${NBSP}${unit}`
}

/** How many files and how large: `44 files, 1.86 TB`; a size that is not known for all of them is said to be so. */
export function filesInShort(fileCount: number, totalBytes: number | null): string {
  if (fileCount === 0) return 'no files listed'
  const size = totalBytes === null ? 'size not known' : formatBytes(totalBytes)
  return `${formatPlural(fileCount, 'file', 'files')}, ${size}`
}
