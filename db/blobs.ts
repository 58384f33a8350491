import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#lib/error.ts'

/** Bytes kept by the sha256 of their content: written once, never changed. Digests here are 64 hex digits. */
export type BlobStore = {
  /** Keeps the bytes; over `maxBytes` it refuses and keeps nothing. */
  put(bytes: Uint8Array | AsyncIterable<Uint8Array>, maxBytes?: number): Promise<{ sha256: string; bytes: number }>
  /** All bytes of a blob, or null. For small ones. */
  read(sha256: string): Promise<Uint8Array | null>
  /** Whether a blob is kept here; nothing of it is read. */
  has(sha256: string): Promise<boolean>
  /** How many bytes a blob has, or null where it is not kept here; nothing of it is read. */
  size(sha256: string): Promise<number | null>
  /** A stream of a blob's bytes with its size, or null. */
  open(sha256: string): Promise<{ stream: Readable; bytes: number } | null>
  /** The file of this machine in which a blob is, for engines that read files themselves; null if it is not kept here. */
  path(sha256: string): Promise<string | null>
  /**
   * Takes a finished file into the store: it is digested, brought to the disk and moved. Afterwards it is not where it was. `settled`: what
   * `settleFile` answered, where that was asked before.
   */
  adopt(file: string, settled?: Promise<SettledFile>): Promise<SettledFile>
}

/** The blob store in a folder of this machine: `ab/cd/abcd…`, written beside and renamed when whole and on disk. */
export function openBlobStore(folder: string): BlobStore {
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A blob is named by 64 hex digits.')
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  const settle = async (file: string, sha256: string) => {
    await mkdir(join(folder, sha256.slice(0, 2), sha256.slice(2, 4)), { recursive: true })
    await rename(file, place(sha256))
  }
  const sizeOf = (sha256: string) => stat(place(sha256)).then((entry) => entry.size, absentIsNull)
  return {
    async put(bytes, maxBytes = Number.POSITIVE_INFINITY) {
      await mkdir(join(folder, 'incoming'), { recursive: true })
      const incoming = join(folder, 'incoming', randomUUID())
      try {
        const kept = await writeDigested(incoming, bytes, maxBytes)
        await settle(incoming, kept.sha256)
        return kept
      } finally {
        await rm(incoming, { force: true })
      }
    },
    read: (sha256) => readFile(place(sha256)).catch(absentIsNull),
    has: async (sha256) => (await sizeOf(sha256)) !== null,
    size: sizeOf,
    async open(sha256) {
      const bytes = await sizeOf(sha256)
      return bytes === null ? null : { stream: createReadStream(place(sha256)), bytes }
    },
    path: async (sha256) => ((await sizeOf(sha256)) === null ? null : resolve(place(sha256))),
    async adopt(file, settled = settleFile(file)) {
      const kept = await settled
      await settle(file, kept.sha256)
      return kept
    },
  }
}

/** What a blob is known by. */
export type SettledFile = { sha256: string; bytes: number }

/** The digest of a file that nobody writes to any more, once all of it is on the disk. It can go on while others read the file. */
export async function settleFile(file: string): Promise<SettledFile> {
  const handle = await open(file, 'r+')
  try {
    const hash = createHash('sha256')
    let count = 0
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
      hash.update(chunk)
      count += chunk.length
    }
    await handle.sync()
    return { sha256: hash.digest('hex'), bytes: count }
  } finally {
    await handle.close()
  }
}

async function writeDigested(
  file: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let count = 0
  async function* digested() {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      count += chunk.byteLength
      if (count > maxBytes)
        throw new Refusal('too-large', `This is larger than ${maxBytes.toLocaleString('en')} bytes. Nothing was kept.`)
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(digested, createWriteStream(file, { flush: true }))
  return { sha256: hash.digest('hex'), bytes: count }
}

function absentIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
