import { type Dirent, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { findPointer, findPointerLink, POINTER_MAX_BYTES, type Pointer } from '#lib/archive/pointer.ts'
import {
  contentHasher,
  contentSwhid,
  directorySwhid,
  objectId,
  type Swhid,
  type TreeEntry,
  type TreeKind,
} from '#lib/archive/swhid.ts'
import { Refusal } from '#lib/error.ts'

/** Names of the file system as the bytes that they are: a tree's order and digest are over those. */
const SLASH = Buffer.from('/')
const CHUNK_BYTES = 1 << 20
/** Any of the three permissions to execute. */
const EXECUTE = 0o111

/**
 * The SWHID of a file or folder on this disk, from its bytes; `.git` folders are no part of a folder. A link that is named is followed, one inside a
 * folder is an entry of its own. Memory grows with the entries of the folders that are open, never with the size of files. Refuses pointers, what is
 * neither file, folder nor link, and what changes while it is read.
 */
export async function identify(path: string): Promise<Swhid> {
  const named = Buffer.from(resolve(path))
  if (lstatSync(named).isSymbolicLink()) refuse(findPointerLink(readlinkSync(named)), named)
  const stat = statSync(named)
  if (stat.isDirectory()) return identifyFolder(named)
  if (stat.isFile()) return identifyFile(named)
  throw notIdentifiable(named)
}

async function identifyFolder(folder: Buffer): Promise<Swhid> {
  const entries: TreeEntry[] = []
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    if (entry.name.toString('latin1') === '.git') continue
    entries.push(await treeEntry(folder, entry))
  }
  return directorySwhid(entries)
}

async function treeEntry(folder: Buffer, entry: Dirent<Buffer>): Promise<TreeEntry> {
  const path = Buffer.concat([folder, SLASH, entry.name])
  const [kind, swhid] = await identifyEntry(path, entry)
  return { name: entry.name, kind, id: objectId(swhid) }
}

async function identifyEntry(path: Buffer, entry: Dirent<Buffer>): Promise<[TreeKind, Swhid]> {
  if (entry.isDirectory()) return ['directory', await identifyFolder(path)]
  if (entry.isSymbolicLink()) {
    const target = readlinkSync(path, { encoding: 'buffer' })
    refuse(findPointerLink(target.toString()), path)
    return ['link', contentSwhid(target)]
  }
  if (!entry.isFile()) throw notIdentifiable(path)
  const { mode } = lstatSync(path)
  return [(mode & EXECUTE) === 0 ? 'file' : 'executable', await identifyFile(path)]
}

async function identifyFile(path: Buffer): Promise<Swhid> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const hasher = contentHasher(size)
    for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: CHUNK_BYTES })) {
      if (size <= POINTER_MAX_BYTES) refuse(findPointer(piece), path)
      hasher.update(piece)
    }
    const swhid = hasher.swhid()
    if (swhid === null)
      throw new Refusal('conflict', `${path} changed while it was read. Identify it again when nothing writes to it.`)
    return swhid
  } finally {
    await file.close()
  }
}

function refuse(pointer: Pointer | null, path: Buffer): void {
  if (pointer === null) return
  throw new Refusal(
    'invalid',
    `${path} is ${pointer.what}, and an identifier is never made from pointers: it would name the pointer, not the data. ${pointer.remedy}`,
  )
}

function notIdentifiable(path: Buffer): Refusal {
  return new Refusal('invalid', `${path} is no file, folder or link. Only those have an identifier.`)
}
