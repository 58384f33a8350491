import type { BagDeclaration } from './bag-declaration.ts'
import type { BagAlgorithm, FetchEntry, ManifestEntry } from './bag-manifest.ts'
import type { BagProblem, BagProblems } from './bag-problem.ts'
import type { BagTag } from './bag-text.ts'

/** A file of a bag: its path from the bag's own folder, with `/`. */
export type BagFile = { path: string; bytes: number }

/** A digest that a file must have, and the line that says so. */
export type BagCheck = { algorithm: BagAlgorithm; hex: string; manifest: string; line: number }

/** A manifest as it was read. */
export type BagManifest = { file: string; algorithm: BagAlgorithm; holds: 'payload' | 'tags'; entries: ManifestEntry[] }

/** A bag as its tag files describe it. `checks`: for each file that is there, what its bytes must digest to. */
export type Bag = {
  declaration: BagDeclaration
  info: BagTag[]
  fetch: FetchEntry[]
  manifests: BagManifest[]
  checks: ReadonlyMap<string, readonly BagCheck[]>
  problems: BagProblem[]
}

/**
 * A bag while it is read: what its tag files say, its files by path and by path in NFC, and where checks and problems are gathered. `leftBehind`: listed
 * files of operating systems that are missing, and that nobody misses.
 */
export type BagInHand = {
  declaration: BagDeclaration
  files: readonly BagFile[]
  paths: ReadonlySet<string>
  normalized: ReadonlyMap<string, string>
  fetch: readonly FetchEntry[]
  fetched: ReadonlySet<string>
  manifests: readonly BagManifest[]
  info: readonly BagTag[]
  leftBehind: Set<string>
  checks: Map<string, BagCheck[]>
  problems: BagProblems
}
