import 'server-only'
import { mkdir, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Refusal } from '#lib/error.ts'
import { blobs } from './db.ts'
import { environment } from './env.ts'

/** What is left free on the disk whatever comes: the database and the reading of the file need room too. */
const RESERVE_BYTES = 512 * 1024 * 1024
const LOOK_EVERY_BYTES = 256 * 1024 * 1024

/**
 * Keeps a file of records as it comes, by its sha256; nothing of it is held in memory. `stated`: how large the sender says
 * it is, null where it does not say. Refuses an empty one, one over the bound, and one that the disk has no room for; then
 * nothing is kept.
 */
export async function keepRecords(
  parts: AsyncIterable<Uint8Array>,
  stated: number | null,
): Promise<{ sha256: string; bytes: number }> {
  const most = environment().COLOPHON_RECORDS_MAX_BYTES
  if (stated !== null && stated > most) throw tooLarge(most)
  await refuseWithoutRoom(stated ?? 0)
  const kept = await blobs().put(withRoom(parts), most).catch(fullIsRefused)
  if (kept.bytes === 0) throw new Refusal('invalid', 'The file is empty: it holds no records. Nothing was kept.')
  return kept
}

async function* withRoom(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let unlooked = 0
  for await (const part of parts) {
    unlooked += part.byteLength
    if (unlooked > LOOK_EVERY_BYTES) {
      await refuseWithoutRoom(0)
      unlooked = 0
    }
    yield part
  }
}

async function refuseWithoutRoom(bytes: number): Promise<void> {
  const folder = join(resolve(environment().COLOPHON_DATA), 'blobs')
  await mkdir(folder, { recursive: true })
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes + RESERVE_BYTES) throw noRoom()
}

function noRoom(): Refusal {
  return new Refusal(
    'unavailable',
    'The disk of this registry has no room for the file. Nothing was kept. Tell who runs it, or send less.',
  )
}

function fullIsRefused(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw noRoom()
  throw error
}

function tooLarge(most: number): Refusal {
  const message = `A file of records has at most ${most.toLocaleString('en')} bytes here. Nothing was kept.`
  return new Refusal('too-large', message)
}
