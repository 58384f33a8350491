import type { HashedFolder } from '../disk/hash-folder.ts'
import type { Found } from '../disk/walk.ts'
import type { RecordedFile } from './record.ts'

/** What a file is now and was when the version was published. */
export type Change = { path: string; was: RecordedFile; is: { bytes: number; sha256: string | null } }

/** Where folder and record differ. `undecided`: files of the record of which nothing can be told, and why. */
export type Comparison = {
  outcome: 'unchanged' | 'differs' | 'unknown'
  same: number
  added: { path: string; bytes: number }[]
  removed: { path: string }[]
  changed: Change[]
  undecided: { path: string; why: string }[]
}

/** Whether reading the file's bytes can still change the answer: a size that differs says enough. */
export function isWorthReading(recorded: ReadonlyMap<string, RecordedFile>): (found: Found) => boolean {
  return (found) => {
    const file = recorded.get(found.path)
    return file?.sha256 != null && (file.bytes === null || file.bytes === found.bytes)
  }
}

/**
 * The folder against the record, by path, size and sha256. One certain difference decides; without one, anything undecided leaves the
 * answer open.
 */
export function compare(recorded: ReadonlyMap<string, RecordedFile>, folder: HashedFolder): Comparison {
  const found = new Map(folder.found.map((file) => [file.path, file]))
  const hashed = new Map(folder.files.map((file) => [file.path, file]))
  const problems = new Map(folder.problems.map((problem) => [problem.path, problem.why]))
  const added = folder.found.filter((file) => !recorded.has(file.path)).map(({ path, bytes }) => ({ path, bytes }))
  const result: Comparison = { outcome: 'unknown', same: 0, added, removed: [], changed: [], undecided: [] }
  for (const was of recorded.values()) {
    const problem = problems.get(was.path)
    const here = hashed.get(was.path) ?? found.get(was.path)
    const sha256 = hashed.get(was.path)?.sha256 ?? null
    if (problem !== undefined) result.undecided.push({ path: was.path, why: problem })
    else if (here === undefined) result.removed.push({ path: was.path })
    else if (isOther(was, here.bytes, sha256))
      result.changed.push({ path: was.path, was, is: { bytes: here.bytes, sha256 } })
    else if (was.sha256 === null) result.undecided.push({ path: was.path, why: NO_DIGEST })
    else result.same += 1
  }
  result.added.sort((a, b) => (a.path < b.path ? -1 : 1))
  return { ...result, outcome: outcomeOf(result, recorded.size, folder) }
}

const NO_DIGEST = 'The record holds no digest of this file, so that its bytes can be compared with nothing.'

function isOther(was: RecordedFile, bytes: number, sha256: string | null): boolean {
  if (was.bytes !== null && was.bytes !== bytes) return true
  return was.sha256 !== null && was.sha256 !== sha256
}

function outcomeOf(result: Comparison, recorded: number, folder: HashedFolder): Comparison['outcome'] {
  if (recorded === 0) return 'unknown'
  if (result.added.length + result.removed.length + result.changed.length > 0) return 'differs'
  const faults = folder.problems.some((problem) => problem.grade === 'fault')
  return result.undecided.length > 0 || faults ? 'unknown' : 'unchanged'
}
