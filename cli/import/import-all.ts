import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { Registry } from '../registry.ts'
import type { ImportedFile } from './answer.ts'
import { type ImportQuery, importFile, readDocument } from './import-file.ts'
import type { ImportJournal } from './journal.ts'

/** An import to be done. `jobs`: how many files are under way at once. */
export type Work = {
  registry: Registry
  paths: readonly string[]
  query: ImportQuery
  journal: ImportJournal
  jobs: number
  show: (done: number, total: number) => void
}

/** What became of each file that was come to, in the order of the paths; `stopped` says why the import ended early, else null. */
export type Imported = { files: ImportedFile[]; stopped: string | null }

/** After so many files in a row to which the registry said nothing, it is taken to be down. */
const SILENCES = 3

/** Sends all files. A refusal that would meet every file (no permission, no such organisation) ends it at once. */
export async function importAll(work: Work): Promise<Imported> {
  const { paths } = work
  const done = new Map<string, ImportedFile>()
  const queue = paths.values()
  let stopped: string | null = null
  let silences = 0
  const takeTurns = async () => {
    for (const path of queue) {
      if (stopped !== null) return
      const turn = await importOne(work, path)
      if (turn.kind === 'stop') stopped ??= turn.why
      else done.set(path, turn.file)
      silences = turn.kind === 'silence' ? silences + 1 : 0
      if (turn.kind === 'silence' && silences >= SILENCES) stopped ??= turn.file.why
      work.show(done.size, paths.length)
    }
  }
  await Promise.all(Array.from({ length: work.jobs }, takeTurns))
  return { files: paths.flatMap((path) => done.get(path) ?? []), stopped }
}

type Turn = { kind: 'done' | 'silence'; file: ImportedFile } | { kind: 'stop'; why: string }

async function importOne({ registry, query, journal }: Work, path: string): Promise<Turn> {
  const read = readDocument(path)
  if ('file' in read) return { kind: 'done', file: read.file }
  const sha256 = sha256Hex(read.bytes)
  const known = journal.done(path, sha256)
  if (known !== null) return { kind: 'done', file: known }
  try {
    const file = await importFile(registry, path, read.bytes, query)
    if (file.outcome === 'failed') return { kind: 'silence', file }
    journal.add(file, sha256)
    return { kind: 'done', file }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'stop', why: error.message }
    throw error
  }
}
