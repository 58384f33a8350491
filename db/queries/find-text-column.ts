import { textColumn } from '#lib/run/reading.ts'
import type { Db } from '../client.ts'
import { readManifestsOf } from './read-manifest.ts'

/** The column of a version’s records from which a training would read, by its usual names; null where none is held that looks like a text. Two statements. */
export async function findTextColumn(db: Db, version: { digest: string }): Promise<string | null> {
  const held = await readManifestsOf(db, version)
  return textColumn(
    held.flatMap(({ manifest }) => manifest.columns),
    null,
  )
}
