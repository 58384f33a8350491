import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { Refusal } from '#lib/error.ts'
import type { Found } from './walk.ts'

/** A file that was read: what it was when it was read, and the sha256 of its bytes. */
export type Hashed = Found & { sha256: string }

/**
 * What earlier runs read, beside the output, so that a run that was stopped goes on and an unchanged file is not read twice. One JSON
 * array a line, added as files are done; a line that a crash cut short is passed over.
 */
export type Journal = {
  /** The digest of a file whose path, size, times and inode are as they were when it was read; else null. */
  known(file: Found): string | null
  add(files: readonly Hashed[]): void
  /** Puts what is now in the folder in place of all that was ever seen. */
  settle(files: readonly Hashed[]): void
}

const HEADER = '["colophon-hash-journal/1"]'
/** A file touched so shortly before it was read could change again within one tick of the file system's clock. */
const SETTLED_NS = 20_000_000n

/** The journal in a file, or an empty one. Refuses a file that is something else. `fresh`: what earlier runs read is forgotten. */
export function openJournal(path: string, fresh: boolean): Journal {
  const kept = readJournal(path)
  const entries = fresh ? new Map<string, string>() : kept
  const isNew = fresh || !existsSync(path)
  const file = openSync(path, isNew ? 'w' : 'a')
  // The line feed first ends a line that a crash cut short.
  writeSync(file, isNew ? `${HEADER}\n` : '\n')
  return {
    known: (found) => entries.get(keyOf(found)) ?? null,
    add(files) {
      const lines = linesOf(files)
      if (lines !== '') writeSync(file, lines)
    },
    settle(files) {
      closeSync(file)
      writeFileSync(`${path}.part`, `${HEADER}\n${linesOf(files)}`)
      renameSync(`${path}.part`, path)
    },
  }
}

/** For a run that keeps no journal. */
export const NO_JOURNAL: Journal = { known: () => null, add: () => undefined, settle: () => undefined }

function readJournal(path: string): Map<string, string> {
  const entries = new Map<string, string>()
  if (!existsSync(path)) return entries
  const [header, ...lines] = statSync(path).isFile() ? readFileSync(path, 'utf8').split('\n') : []
  if (header !== HEADER)
    throw new Refusal('malformed', `${path} is not a journal of colophon hash. Name another file with --journal.`)
  for (const line of lines) {
    const cut = line.lastIndexOf(' ')
    const sha256 = line.slice(cut + 1)
    if (cut > 0 && sha256.length === 64) entries.set(line.slice(0, cut), sha256)
  }
  return entries
}

function linesOf(files: readonly Hashed[]): string {
  const now = BigInt(Date.now()) * 1_000_000n
  return files
    .filter((file) => file.ctimeNs < now - SETTLED_NS && file.mtimeNs < now - SETTLED_NS)
    .map((file) => `${keyOf(file)} ${file.sha256}\n`)
    .join('')
}

/** The path stands last, in JSON, since it is the only part that may hold a space. */
function keyOf(file: Found): string {
  return `${file.bytes} ${file.mtimeNs} ${file.ctimeNs} ${file.ino} ${JSON.stringify(file.path)}`
}
