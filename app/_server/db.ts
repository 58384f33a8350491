import 'server-only'
import { join, resolve } from 'node:path'
import { type BlobStore, openBlobStore } from '#db/blobs.ts'
import { type Connection, connect, type Db } from '#db/client.ts'
import { environment } from './env.ts'

// Next loads this module once for each bundle; the pool must be one for the whole process.
declare global {
  var colophonConnection: Connection | undefined
}

/** The database of this process. The pool opens at the first statement. */
export function database(): Db {
  globalThis.colophonConnection ??= connect(environment().DATABASE_URL)
  return globalThis.colophonConnection.db
}

/** The bytes that are kept by digest, below the data folder. */
export function blobs(): BlobStore {
  return openBlobStore(join(resolve(environment().COLOPHON_DATA), 'blobs'))
}
