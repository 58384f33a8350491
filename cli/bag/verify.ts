import { createHash } from 'node:crypto'
import { createReadStream, type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BagCheck, BagFile } from '#lib/archive/bag.ts'
import { type BagProblem, type BagVerdict, bagVerdict } from '#lib/archive/bag-problem.ts'
import { compareDigests, isBagTagFile, readBag } from '#lib/archive/bagit.ts'

const CHUNK_BYTES = 1 << 20

/** What a bag on this disk is said to be: its verdict, with how many files were digested and their bytes. */
export type VerifiedBag = BagVerdict & { files: number; bytes: number }

/** Verifies the bag in a folder. Each file is read once, in pieces; links are not followed, and leave it open. */
export async function verifyBag(root: string): Promise<VerifiedBag> {
  const { files, links } = filesIn(root)
  const tagFiles = files.filter(({ path }) => isBagTagFile(path))
  const bag = readBag(files, new Map(tagFiles.map(({ path }) => [path, readFileSync(join(root, path))])))
  const problems: BagProblem[] = [...bag.problems, ...links]
  let bytes = 0
  for (const [path, checks] of bag.checks) {
    const read = await digestFile(join(root, path), checks)
    bytes += read.bytes
    problems.push(...compareDigests(path, checks, read.digests))
  }
  return { ...bagVerdict(problems), files: bag.checks.size, bytes }
}

function filesIn(root: string): { files: BagFile[]; links: BagProblem[] } {
  const files: BagFile[] = []
  const links: BagProblem[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder + entry.name
      if (entry.isDirectory()) folders.push(`${path}/`)
      else if (entry.isFile()) files.push({ path, bytes: lstatSync(join(root, path)).size })
      else links.push(notRead(path, entry))
    }
  return { files, links }
}

function notRead(path: string, entry: Dirent): BagProblem {
  const what = entry.isSymbolicLink() ? 'a symbolic link, which is not followed' : 'neither a file nor a folder'
  return { grade: 'gap', path, line: null, section: '5.1', message: `It is ${what}.` }
}

async function digestFile(file: string, checks: readonly BagCheck[]) {
  const hashes = [...new Set(checks.map(({ algorithm }) => algorithm))].map(
    (algorithm) => [algorithm, createHash(algorithm)] as const,
  )
  let bytes = 0
  for await (const piece of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    bytes += piece.length
    for (const [, hash] of hashes) hash.update(piece)
  }
  return { bytes, digests: Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])) }
}
