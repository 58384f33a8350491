import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Compression } from '#lib/records/format.ts'
import type { RecordFault } from '#lib/records/schema.ts'
import { readZstdFrames } from '#lib/records/zstd-frames.ts'

/** A file unpacked may not be larger than this, so that a small one can't fill the disk. */
const UNPACKED_MAX_BYTES = 256 * 1024 ** 3

export type Unpacked = { ok: true; file: string; compression: Compression } | { ok: false; fault: RecordFault }

/**
 * Makes a compressed file fit to be read: what gzip packed is unpacked to `target`, and zstd, which the engine unpacks itself, is looked through
 * to its end, since the engine takes a file that was cut off for a shorter one.
 */
export async function unpack(file: string, compression: Compression, target: string): Promise<Unpacked> {
  if (compression === 'gzip') return gunzip(file, target)
  if (compression === 'zstd') {
    const frames = readZstdFrames()
    for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) frames.add(bytes)
    const { state, unpackedAtMost } = frames.finish()
    if (state === 'truncated')
      return faulty('truncated', 'The file breaks off in the middle of its zstd data. Send it whole.')
    if (state === 'broken')
      return faulty('unreadable', 'Behind the zstd data there is something else. Pack the file again.')
    if (unpackedAtMost > UNPACKED_MAX_BYTES) return tooLarge()
  }
  return { ok: true, file, compression }
}

async function gunzip(file: string, target: string): Promise<Unpacked> {
  let bytes = 0
  async function* bounded(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength
      if (bytes > UNPACKED_MAX_BYTES) return
      yield chunk
    }
  }
  const fault = await pipeline(createReadStream(file), createGunzip(), bounded, createWriteStream(target)).then(
    () => null,
    gzipFault,
  )
  if (fault !== null) return { ok: false, fault }
  return bytes > UNPACKED_MAX_BYTES ? tooLarge() : { ok: true, file: target, compression: 'none' }
}

function gzipFault(error: NodeJS.ErrnoException): RecordFault {
  if (error.code === 'Z_BUF_ERROR')
    return fileFault('truncated', 'The file breaks off in the middle of its gzip data. Send it whole.')
  if (error.code?.startsWith('Z_') === true)
    return fileFault(
      'unreadable',
      'The gzip data is damaged: it does not agree with its own check sums. Pack the file again.',
    )
  throw error
}

function tooLarge(): Unpacked {
  return faulty(
    'too-large',
    `Unpacked, the file is larger than ${UNPACKED_MAX_BYTES.toLocaleString('en')} bytes. Send it as Parquet.`,
  )
}

function faulty(code: RecordFault['code'], message: string): Unpacked {
  return { ok: false, fault: fileFault(code, message) }
}

/** A fault of the file as a whole. */
export function fileFault(code: RecordFault['code'], message: string): RecordFault {
  return { row: 0, column: '', code, message }
}
