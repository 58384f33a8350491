import { printBytes, printCount } from '../amount.ts'
import { printable } from '../folder.ts'
import type { VerifiedBag } from './verify.ts'

const WORDS = {
  valid: 'The bag is valid: every file is there and has the digests that it names.',
  invalid: 'The bag is not valid.',
  unknown: 'It can not be told yet whether the bag is valid.',
} as const
const MARKS = { fault: 'wrong', gap: 'open', warning: 'note' } as const

/** The verdict on a bag for a person: what it is, then each problem with its place and the section of RFC 8493. */
export function printVerdict({ outcome, problems, files, bytes }: VerifiedBag): string {
  const lines = problems.map(({ grade, path, line, section, message }) => {
    const place = path === '' ? '' : `${printable(path)}${line === null ? '' : `:${line}`}: `
    return `  ${MARKS[grade].padEnd(5)} ${place}${printable(message)} (RFC 8493 §${section})\n`
  })
  return `${WORDS[outcome]} ${printCount(files, 'file')} read, ${printBytes(bytes)}.\n${lines.join('')}`
}
