import type { VersionName } from '#db/queries/read-version.ts'
import { Digest } from '#lib/digest.ts'

/** The two sides of `{a}...{b}` as they stand in the address, decoded; null where it is no such thing. */
export function sidesOf(range: string): [string, string] | null {
  const [before, after, ...more] = range.split('...')
  if (before === undefined || after === undefined || more.length > 0 || before === '' || after === '') return null
  return [before, after]
}

/** The version that a side names: a label of the dataset at `path`, `org/name@label` of another, or a digest. */
export function sideName(side: string, path: string): VersionName {
  if (Digest.safeParse(side).success) return { digest: side }
  const at = side.indexOf('@')
  return at < 0 ? { path, label: side } : { path: side.slice(0, at).toLowerCase(), label: side.slice(at + 1) }
}
