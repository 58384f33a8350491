import type { Bag, BagCheck, BagFile, BagManifest } from './bag.ts'
import { checkFetch, checkInfo, checkPayload, checkTagFiles } from './bag-checks.ts'
import { type BagDeclaration, readDeclaration } from './bag-declaration.ts'
import { type BagAlgorithm, findBagAlgorithm, readFetch, readManifest } from './bag-manifest.ts'
import { type BagProblem, BagProblems } from './bag-problem.ts'
import { readBagTags, readBagText } from './bag-text.ts'

/** Whether a file is one that describes the bag, so that its bytes are needed to read the bag at all. */
export function isBagTagFile(path: string): boolean {
  return /^(?:bagit|bag-info|fetch|(?:tag)?manifest-[^/]+)\.txt$/.test(path)
}

/**
 * What a bag says of itself, given all of its files and the bytes of those for which `isBagTagFile` holds (RFC 8493; the drafts 0.93 to 0.97 by
 * their looser rules). No byte of the payload is needed: see `compareDigests`.
 */
export function readBag(files: readonly BagFile[], tagFiles: ReadonlyMap<string, Uint8Array>): Bag {
  const problems = new BagProblems()
  const declaration = readDeclaration(tagFiles.get('bagit.txt') ?? null, problems)
  const linesOf = (path: string) => linesIn(path, tagFiles, declaration, problems)
  const { tags, strange } = readBagTags(linesOf('bag-info.txt'))
  for (const line of strange)
    problems.add('fault', { path: 'bag-info.txt', line, section: '2.2.2' }, 'The line is not "label: value".')
  const fetch = readFetch(linesOf('fetch.txt'), declaration.isFinal, problems)
  const manifests = [...tagFiles.keys()].sort().flatMap((file) => manifestOf(file, linesOf, declaration, problems))
  const checks = new Map<string, BagCheck[]>()
  const seen = {
    declaration,
    files,
    paths: new Set(files.map(({ path }) => path)),
    normalized: new Map(files.map(({ path }) => [path.normalize('NFC'), path])),
    fetch,
    fetched: new Set(fetch.map(({ path }) => path)),
    manifests,
    info: tags,
    leftBehind: new Set<string>(),
    checks,
    problems,
  }
  checkPayload(seen)
  checkTagFiles(seen)
  checkFetch(seen)
  checkInfo(seen)
  return { declaration, info: tags, fetch, manifests, checks, problems: problems.list }
}

/** What is wrong with a file whose bytes digest to these: one fault for each check that fails. */
export function compareDigests(
  path: string,
  checks: readonly BagCheck[],
  digests: Readonly<Partial<Record<BagAlgorithm, string>>>,
): BagProblem[] {
  return checks
    .filter(({ algorithm, hex }) => digests[algorithm] !== hex)
    .map(({ algorithm, hex, manifest, line }) => ({
      grade: 'fault',
      path,
      line: null,
      section: '3',
      message: `Its ${algorithm} is ${digests[algorithm] ?? 'not known'}, and line ${line} of ${manifest} says ${hex}.`,
    }))
}

function linesIn(
  path: string,
  tagFiles: ReadonlyMap<string, Uint8Array>,
  { encoding }: BagDeclaration,
  problems: BagProblems,
): string[] {
  const bytes = tagFiles.get(path)
  const text = bytes === undefined ? null : readBagText(bytes, encoding)
  if (text === null) return []
  if (text.ok) return text.lines
  problems.add('fault', { path, section: '2.1.1' }, text.why)
  return []
}

function manifestOf(
  file: string,
  linesOf: (path: string) => string[],
  { isFinal }: BagDeclaration,
  problems: BagProblems,
): BagManifest[] {
  const [, tag, name = ''] = /^(tag)?manifest-([^/]+)\.txt$/.exec(file) ?? []
  if (name === '') return []
  const algorithm = findBagAlgorithm(name)
  if (algorithm === null) {
    problems.add(
      'gap',
      { path: file, section: '2.4' },
      `Digests of the kind ${JSON.stringify(name)} can't be checked here.`,
    )
    return []
  }
  const holds = tag === undefined ? 'payload' : 'tags'
  const entries = readManifest(linesOf(file), { file, algorithm, decodes: isFinal, holds }, problems)
  return [{ file, algorithm, holds, entries }]
}
