import { TEXT_COLUMNS } from '#lib/run/reading.ts'
import type { Db } from '../client.ts'
import { readManifestsOf } from './read-manifest.ts'

/** The column of a version’s records from which a training would read, by its usual names; null where none is held that looks like a text. Two statements. */
export async function findTextColumn(db: Db, version: { digest: string }): Promise<string | null> {
  const held = await readManifestsOf(db, version)
  const names = held.flatMap(({ manifest }) =>
    manifest.columns.filter(({ type }) => type === 'VARCHAR').map(({ name }) => name),
  )
  return TEXT_COLUMNS.flatMap((name) => names.find((one) => one.toLowerCase() === name) ?? [])[0] ?? null
}
