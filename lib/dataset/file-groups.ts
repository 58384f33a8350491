import type { FileEntry, FileGroup } from './schema.ts'

/** How much of a version a file group is: its files, their bytes (null where one is not known), and its share of all bytes. */
export type GroupSize = { fileCount: number; bytes: number | null; share: { unit: 'bytes'; value: number } | null }

/**
 * Whether a path fits a pattern, from its first to its last character. `*` stands for any run of characters, `/` too, as in
 * robots.txt; a pattern that ends in `/` is everything in that folder. Case counts. Linear in path × stars.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const wanted = pattern.endsWith('/') ? `${pattern}*` : pattern
  let [at, in_, star, retry] = [0, 0, -1, 0]
  while (at < path.length) {
    if (in_ < wanted.length && wanted[in_] === '*') [star, retry, in_] = [in_, at, in_ + 1]
    else if (in_ < wanted.length && wanted[in_] === path[at]) [at, in_] = [at + 1, in_ + 1]
    else if (star === -1) return false
    else [retry, at, in_] = [retry + 1, retry + 1, star + 1]
  }
  return /^\**$/.test(wanted.slice(in_))
}

/** The size of each group, in their order. A share is told where the bytes of every file of the version are known. */
export function sizeOfGroups(files: readonly FileEntry[], groups: readonly Pick<FileGroup, 'pattern'>[]): GroupSize[] {
  const total = sumOfBytes(files)
  return groups.map(({ pattern }) => {
    const own = files.filter(({ path }) => fitsPattern(path, pattern))
    const bytes = sumOfBytes(own)
    const isKnown = bytes !== null && total !== null && total > 0
    return { fileCount: own.length, bytes, share: isKnown ? { unit: 'bytes', value: bytes / total } : null }
  })
}

function sumOfBytes(files: readonly FileEntry[]): number | null {
  return files.reduce<number | null>((sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes), 0)
}
