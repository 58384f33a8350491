import { createHash } from 'node:crypto'

/** A core SWHID of version 1 (ISO/IEC 18670) for a content or a directory, without qualifiers. */
export type Swhid = `swh:1:${'cnt' | 'dir'}:${string}`

/** What an entry of a directory is, in the modes that git trees know. */
export const TREE_MODES = { file: '100644', executable: '100755', link: '120000', directory: '40000' } as const
export type TreeKind = keyof typeof TREE_MODES

/** One entry of a directory: its name as the file system's bytes, and the 40 hex digits of what it holds. */
export type TreeEntry = { name: Uint8Array; kind: TreeKind; id: string }

/** Takes a content piece by piece; `swhid` answers once all announced bytes were given, and null if fewer or more came. */
export type ContentHasher = { update(bytes: Uint8Array): void; swhid(): Swhid | null }

/**
 * The identifier of a content of so many bytes, taken in pieces: SHA-1 of `blob `, the length in decimal, NUL and the bytes, which is git's
 * blob id. SHA-1 names things here and is never the only fixity.
 */
export function contentHasher(bytes: number): ContentHasher {
  const hash = createHash('sha1').update(`blob ${bytes}\0`)
  let taken = 0
  return {
    update(piece) {
      taken += piece.byteLength
      hash.update(piece)
    },
    swhid: () => (taken === bytes ? `swh:1:cnt:${hash.digest('hex')}` : null),
  }
}

/** The identifier of a content that is in memory. */
export function contentSwhid(bytes: Uint8Array): Swhid {
  return `swh:1:cnt:${createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')}`
}

/**
 * The identifier of a directory: git's tree id, in which entries stand in the order of their names' bytes, a directory's as if it ended
 * with `/`. An empty directory is the empty tree. Throws on a name that no tree can hold, and on two entries of one name.
 */
export function directorySwhid(entries: readonly TreeEntry[]): Swhid {
  const sorted = entries.map((entry) => ({ entry, key: sortKey(entry) })).sort((a, b) => Buffer.compare(a.key, b.key))
  const names = new Set<string>()
  const parts = sorted.map(({ entry }) => {
    const name = Buffer.from(entry.name)
    refuseName(name, names)
    return Buffer.concat([
      Buffer.from(`${TREE_MODES[entry.kind]} `),
      name,
      Buffer.from([0]),
      Buffer.from(entry.id, 'hex'),
    ])
  })
  const tree = Buffer.concat(parts)
  return `swh:1:dir:${createHash('sha1').update(`tree ${tree.length}\0`).update(tree).digest('hex')}`
}

/** The 40 hex digits of an identifier, as a directory's entry holds them. */
export function objectId(swhid: Swhid): string {
  return swhid.slice(-40)
}

function sortKey({ name, kind }: TreeEntry): Buffer {
  return kind === 'directory' ? Buffer.concat([name, Buffer.from('/')]) : Buffer.from(name)
}

function refuseName(name: Buffer, seen: Set<string>): void {
  const key = name.toString('latin1')
  if (['', '.', '..'].includes(key) || /[\0/]/.test(key))
    throw new TypeError(`${JSON.stringify(name.toString())} can't be the name of an entry.`)
  if (seen.has(key)) throw new TypeError(`Two entries are named ${JSON.stringify(name.toString())}.`)
  seen.add(key)
}
