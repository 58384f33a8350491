import { decodeBagPath, encodeBagPath, findPathDanger } from './bag-path.ts'
import type { BagProblems } from './bag-problem.ts'

/** The digests that can be checked, with the number of their hex digits. The standard wants SHA-512 and SHA-256 of everyone (RFC 8493 §2.4). */
export const BAG_ALGORITHMS = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 } as const
export type BagAlgorithm = keyof typeof BAG_ALGORITHMS

/** A line of a manifest. */
export type ManifestEntry = { path: string; hex: string; line: number }

/** A line of fetch.txt; `bytes` null where it says `-`. */
export type FetchEntry = { url: string; bytes: number | null; path: string; line: number }

/** The known algorithm of that name, or null. */
export function findBagAlgorithm(name: string): BagAlgorithm | null {
  const plain = name.toLowerCase().replaceAll('-', '')
  for (const algorithm of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const)
    if (algorithm === plain) return algorithm
  return null
}

/** How a manifest is read. `decodes`: percent signs encode, as from BagIt 1.0 on. */
export type ManifestForm = { file: string; algorithm: BagAlgorithm; decodes: boolean; holds: 'payload' | 'tags' }

/** The entries of a manifest. What is not in order becomes a problem; an entry that leads out of the bag is left out. */
export function readManifest(lines: readonly string[], form: ManifestForm, problems: BagProblems): ManifestEntry[] {
  const entries: ManifestEntry[] = []
  for (const [index, text] of lines.entries()) {
    const at = { path: form.file, line: index + 1, section: '2.1.3' }
    if (text.trim() === '') continue
    const [, hex = '', star = '', name = ''] = /^([0-9A-Fa-f]+)[ \t]+(\*?)(.+)$/s.exec(text) ?? []
    if (hex.length !== BAG_ALGORITHMS[form.algorithm]) {
      problems.add('fault', at, `A line is ${BAG_ALGORITHMS[form.algorithm]} hex digits, white space and a path.`)
      continue
    }
    if (star !== '')
      problems.add('warning', at, 'A star stands before the path, as md5sum writes it; it is passed over.')
    const path = settlePath(form.decodes ? decodeBagPath(name) : name, at, problems)
    if (path === null) continue
    if (form.holds === 'payload' && !path.startsWith('data/'))
      problems.add('fault', at, `${path} is not in data/, where the payload is.`)
    else entries.push({ path, hex: hex.toLowerCase(), line: index + 1 })
  }
  return entries
}

/** The lines of fetch.txt (RFC 8493 §2.2.3): URL, length or `-`, path. */
export function readFetch(lines: readonly string[], decodes: boolean, problems: BagProblems): FetchEntry[] {
  const entries: FetchEntry[] = []
  for (const [index, text] of lines.entries()) {
    const at = { path: 'fetch.txt', line: index + 1, section: '2.2.3' }
    if (text.trim() === '') continue
    const [, url = '', length = '', name = ''] = /^(\S+)[ \t]+(\d+|-)[ \t]+(.+)$/s.exec(text) ?? []
    if (!URL.canParse(url)) {
      problems.add('fault', at, 'A line is a URL, a length in bytes or "-", and a path.')
      continue
    }
    const path = settlePath(decodes ? decodeBagPath(name) : name, at, problems)
    if (path === null) continue
    if (!path.startsWith('data/'))
      problems.add('fault', at, `${path} is not in data/: only the payload may be fetched.`)
    else entries.push({ url, bytes: length === '-' ? null : Number(length), path, line: index + 1 })
  }
  return entries
}

/** The manifest of entries, in the order of their paths. */
export function printManifest(entries: readonly { path: string; hex: string }[]): string {
  return inOrder(entries)
    .map(({ path, hex }) => `${hex}  ${encodeBagPath(path)}\n`)
    .join('')
}

/** The fetch.txt of entries, in the order of their paths. White space in a URL is percent-encoded, as the standard wants. */
export function printFetch(entries: readonly { url: string; bytes: number | null; path: string }[]): string {
  return inOrder(entries)
    .map(({ url, bytes, path }) => `${url.replace(/\s/g, encodeURIComponent)} ${bytes ?? '-'} ${encodeBagPath(path)}\n`)
    .join('')
}

function inOrder<Entry extends { path: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** The path without a leading `./`, or null if it leads out of the bag. */
function settlePath(path: string, at: { path: string; line: number; section: string }, problems: BagProblems) {
  const danger = findPathDanger(path)
  if (danger !== null) {
    problems.add(
      'fault',
      { ...at, section: '5.1' },
      `The path ${JSON.stringify(path)} leads out of the bag: ${danger}.`,
    )
    return null
  }
  if (!path.startsWith('./')) return path
  problems.add('warning', at, 'The path begins with "./"; it is read without.')
  return path.replace(/^(?:\.\/)+/, '')
}
