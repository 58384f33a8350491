import type { Issue } from '../error.ts'

/** One line of a pasted mixture: an exact version by digest or by `org/name@label`, and its share, 0 to 1, null where none is written. */
export type MixtureLine = { line: number; named: string; share: number | null }

/** What was pasted, or what is wrong with it, by line number. */
export type ReadMixture = { lines: MixtureLine[]; issues: Issue[] }

const NAMED = /^(?:sha256:[0-9a-f]{64}|[a-z0-9._-]+\/[a-z0-9._-]+@[A-Za-z0-9._+-]+)$/

/**
 * A mixture as people paste it: one version a line, then its share as a number or a percentage (`org/name@1.0 0.3`, `30 %`).
 * Empty lines and what follows `#` are left out. A label alone or a name without a label is refused: nothing binds to "latest".
 */
export function readMixtureLines(text: string): ReadMixture {
  const read: ReadMixture = { lines: [], issues: [] }
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const written = raw.replace(/#.*$/, '').trim()
    if (written === '') continue
    const [named = '', ...rest] = written.split(/[\s,;\t]+/)
    const line = index + 1
    const share = shareOf(rest.join(''))
    if (!NAMED.test(named))
      read.issues.push({
        at: '/members',
        message: `Line ${line}: "${named.slice(0, 80)}" is no digest and no org/name@label.`,
      })
    else if (share === undefined)
      read.issues.push({
        at: '/members',
        message: `Line ${line}: "${rest.join(' ').slice(0, 40)}" is no share between 0 and 1, and no percentage.`,
      })
    else read.lines.push({ line, named, share })
  }
  if (read.lines.length === 0 && read.issues.length === 0)
    read.issues.push({ at: '/members', message: 'Name at least one version, one a line.' })
  return read
}

/** The share that was written; null for none, undefined for what is none. */
function shareOf(text: string): number | null | undefined {
  if (text === '') return null
  const [, digits, percent] = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const share = Number(digits) / (percent === '%' ? 100 : 1)
  return share <= 1 ? share : undefined
}
