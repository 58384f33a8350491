import type { SnapshotItem } from './snapshot.ts'
import { BrokenFile, readBytes, unfold } from './snapshot-bytes.ts'
import { readSnapshotLines } from './snapshots-jsonl.ts'
import { readWarc } from './snapshots-warc.ts'

export const SNAPSHOT_FORMATS = ['warc', 'jsonl'] as const
export type SnapshotFormat = (typeof SNAPSHOT_FORMATS)[number]

/**
 * What a collector kept, from a WARC file or JSON lines, compressed with gzip or not: which it is, is told by its first bytes. `agent`: the product
 * token of the collector where the file does not name one.
 */
export async function* readSnapshots(file: Uint8Array, agent: string): AsyncGenerator<SnapshotItem> {
  try {
    const format = await formatOf(file)
    const reader = readBytes(unfold(file))
    yield* format === 'warc' ? readWarc(reader, agent) : readSnapshotLines(reader, agent)
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error
    yield { kind: 'fault', fault: { at: `byte ${error.offset}`, message: error.message } }
  }
}

/** A WARC file begins with its version, white space apart; anything else is read as JSON lines. */
async function formatOf(file: Uint8Array): Promise<SnapshotFormat> {
  const { bytes } = await readBytes(unfold(file)).take(64, 64)
  return bytes.toString('latin1').trimStart().startsWith('WARC/') ? 'warc' : 'jsonl'
}
