import type { CitationVerdict } from '#lib/citation/verify.ts'
import { printBytes, printCount } from '../amount.ts'
import { printable } from '../folder.ts'
import type { Comparison } from './compare.ts'
import type { SealedRecord } from './record.ts'

/** What `colophon verify` answers. `standing` null: the registry was not asked. */
export type Verified = { record: SealedRecord; comparison: Comparison; standing: CitationVerdict | null }

/** The answer for a program. */
export function reportJson({ record, comparison, standing }: Verified) {
  const { dataset, version, digest } = record
  const status = standing === null ? null : { outcome: standing.outcome, reason: standing.reason }
  return { ...comparison, dataset, version, digest, status }
}

/** The answer for a person: the verdict first, then each file that differs, one a line. */
export function report({ record, comparison, standing }: Verified): string {
  const { added, removed, changed, undecided, same } = comparison
  const lines = [
    `${HEADS[comparison.outcome]} ${record.dataset}@${record.version} (${record.digest})`,
    ...changed.map((file) => `  changed  ${printable(file.path)}: ${howChanged(file)}`),
    ...added.map((file) => `  added    ${printable(file.path)} (${printBytes(file.bytes)})`),
    ...removed.map((file) => `  removed  ${printable(file.path)}`),
    ...undecided.map((file) => `  unknown  ${printable(file.path)}: ${file.why}`),
    `  ${printCount(same, 'file')} as recorded.`,
  ]
  if (record.files.length === 0)
    lines.push('  The record names no files, so there is nothing to compare the folder with.')
  return `${lines.join('\n')}\n${standingLines(standing)}`
}

const HEADS = { unchanged: 'unchanged:', differs: 'differs from', unknown: 'could not tell:' }

function howChanged({ was, is }: Comparison['changed'][number]): string {
  if (was.bytes !== null && was.bytes !== is.bytes) return `${was.bytes} bytes in the record, ${is.bytes} here`
  return `sha256 ${was.sha256} in the record, ${is.sha256} here`
}

function standingLines(standing: CitationVerdict | null): string {
  if (standing?.outcome === 'withdrawn') return `WITHDRAWN: ${standing.reason}\n`
  if (standing?.outcome === 'superseded') return `superseded: ${standing.reason}\n`
  return ''
}
