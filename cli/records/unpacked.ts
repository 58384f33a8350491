import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { Duplex, type Readable } from 'node:stream'
import * as zlib from 'node:zlib'
import { Refusal } from '#lib/error.ts'

const READ_BYTES = 1 << 20
const GZIP = '1f8b'
const ZSTD = '28b52ffd'

/** The bytes of a file, unpacked if its first bytes say that it is gzip or zstd. Refuses zstd where this Node can't read it. */
export function unpacked(file: string): Readable {
  const unpacker = unpackerOf(file)
  const raw = createReadStream(file, { highWaterMark: READ_BYTES })
  return unpacker === null ? raw : through(raw, unpacker)
}

function unpackerOf(file: string): Duplex | null {
  const start = firstBytes(file)
  if (start.startsWith(GZIP)) return zlib.createGunzip({ chunkSize: READ_BYTES })
  return start === ZSTD ? zstdReader(file) : null
}

/** Whether an error came of unpacking: the file is cut short, or no such thing after all. */
export function isUnpackingFault(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^Z_|^ZSTD_|^ERR_ZSTD/.test(String(error.code))
}

function through(raw: Readable, unpacker: Duplex): Readable {
  raw.once('error', (error) => unpacker.destroy(error))
  unpacker.once('close', () => raw.destroy())
  return raw.pipe(unpacker)
}

function firstBytes(file: string): string {
  const handle = openSync(file, 'r')
  const bytes = Buffer.alloc(4)
  try {
    return bytes.toString('hex', 0, readSync(handle, bytes, 0, 4, 0))
  } finally {
    closeSync(handle)
  }
}

/** Node reads zstd from 22.15 and 23.8 on. */
function zstdReader(file: string): Duplex {
  const known: Record<string, unknown> = { ...zlib }
  const make = known.createZstdDecompress
  const reader: unknown = typeof make === 'function' ? make({ chunkSize: READ_BYTES }) : null
  if (reader instanceof Duplex) return reader
  throw new Refusal(
    'malformed',
    `${file} is packed with zstd, which Node ${process.versions.node} can't read. Unpack it first (zstd -d), or use Node 22.15 or newer.`,
  )
}
