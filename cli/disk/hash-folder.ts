import { type Outcome, startHashers } from './hashers.ts'
import { type Hashed, type Journal, NO_JOURNAL } from './journal.ts'
import { type Problem, whyUnreadable } from './problem.ts'
import { type Found, type Walk, type WalkOptions, walk } from './walk.ts'

/** How far a run is. Bytes and files count those whose digest was known already as well. */
export type Progress = { bytes: number; totalBytes: number; files: number; totalFiles: number }

export type HashOptions = WalkOptions & {
  jobs?: number
  journal?: Journal
  /** Which of the files found are read; all, if left out. */
  wanted?: (file: Found) => boolean
  /** Called a few times a second, and at the end. */
  onProgress?: (progress: Progress) => void
}

/** What a folder held and what its files' bytes digest to. `found` holds those too that were not wanted. */
export type HashedFolder = { files: Hashed[]; found: Found[]; problems: Problem[]; ignored: number; reused: number }

const PROGRESS_MS = 125

/** Reads a folder with all cores. Memory grows with the number of files, never with their size. */
export async function hashFolder(root: string, options: HashOptions): Promise<HashedFolder> {
  const hashers = startHashers(root, options.jobs)
  try {
    const walked = walk(root, options)
    const plan = planOf(walked, options)
    const files = [...plan.known]
    const ticker = setInterval(() => options.onProgress?.(progressOf(plan, files, hashers.bytesRead())), PROGRESS_MS)
    await hashers.hash(plan.toRead, (outcomes) => settle(outcomes, files, walked.problems, options.journal))
    clearInterval(ticker)
    options.onProgress?.(progressOf(plan, files, hashers.bytesRead()))
    files.sort(byPath)
    walked.problems.sort(byPath)
    const { problems, ignored } = walked
    return { files, found: walked.files, problems, ignored, reused: plan.known.length }
  } finally {
    await hashers.stop()
  }
}

type Plan = { known: Hashed[]; toRead: Found[]; knownBytes: number; totalBytes: number }

function planOf(walked: Walk, { journal = NO_JOURNAL, wanted = () => true }: HashOptions): Plan {
  const plan: Plan = { known: [], toRead: [], knownBytes: 0, totalBytes: 0 }
  for (const found of walked.files) {
    if (!wanted(found)) continue
    const sha256 = journal.known(found)
    plan.totalBytes += found.bytes
    if (sha256 === null) plan.toRead.push(found)
    else {
      plan.known.push({ ...found, sha256 })
      plan.knownBytes += found.bytes
    }
  }
  return plan
}

function settle(outcomes: Outcome[], files: Hashed[], problems: Problem[], journal: Journal = NO_JOURNAL) {
  const read: Hashed[] = []
  for (const outcome of outcomes) {
    if (outcome.kind === 'read') {
      const { path, bytes, mtimeNs, ctimeNs, ino, sha256 } = outcome
      read.push({ path, bytes, mtimeNs, ctimeNs, ino, sha256 })
    } else problems.push({ path: outcome.path, grade: 'fault', why: whyNotRead(outcome) })
  }
  journal.add(read)
  for (const file of read) files.push(file)
}

function whyNotRead(outcome: Exclude<Outcome, { kind: 'read' }>): string {
  if (outcome.kind === 'unreadable') return whyUnreadable(outcome.code)
  return 'It changed while it was being read. Let the writer finish, then run this again.'
}

function progressOf(plan: Plan, files: readonly Hashed[], bytesRead: number): Progress {
  const totalFiles = plan.known.length + plan.toRead.length
  return { bytes: plan.knownBytes + bytesRead, totalBytes: plan.totalBytes, files: files.length, totalFiles }
}

function byPath(a: { path: string }, b: { path: string }): number {
  if (a.path === b.path) return 0
  return a.path < b.path ? -1 : 1
}
