import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Refusal } from '#lib/error.ts'
import { type Manifest, RECORD_ROLES } from '#lib/records/schema.ts'
import type { BlobStore } from '../blobs.ts'
import { buildManifest } from './build-manifest.ts'
import { withDuck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { keepBuilt } from './keep-built.ts'
import { plannedColumns } from './role-columns.ts'
import { rowsOf } from './sql.ts'

/** Columns that a manifest works out of the address. */
const DERIVED = ['host', 'host_key']

/**
 * Makes the manifest of the records that stay when those of these ids go, column by column as they were, and keeps its blobs. Refuses where none would stay. `workFolder`: on
 * the disk of the blob store.
 */
export async function keepFiltered(
  blobs: BlobStore,
  from: Manifest,
  removed: readonly string[],
  workFolder: string,
): Promise<Manifest> {
  const file = await blobs.path(from.sha256)
  if (file === null)
    throw new Refusal('not-found', `The records in the blob ${from.sha256} are not kept here any more.`)
  await mkdir(workFolder, { recursive: true })
  const folder = await mkdtemp(join(resolve(workFolder), 'filtered-'))
  try {
    return await withDuck({ files: [file], folder }, async (duck) => {
      await fillTable(
        duck,
        'removed',
        { id: 'VARCHAR' },
        removed.map((id) => ({ id })),
      )
      const found = await duck.columns(`SELECT * FROM ${rowsOf(file)}`)
      const columns = found
        .filter(({ name }) => !DERIVED.includes(name))
        .map((column) => ({ ...column, example: null }))
      const names = columns.map(({ name }) => name)
      const roles = RECORD_ROLES.filter((role) => names.includes(role))
      const mapping = Object.fromEntries(roles.map((role) => [role, role]))
      const kept = names.filter((name) => !roles.some((role) => role === name))
      const rows = `(SELECT * FROM ${rowsOf(file)} AS r ANTI JOIN removed ON removed.id = r.id)`
      const built = await buildManifest(duck, rows, plannedColumns(columns, { mapping, kept }), folder)
      if (built.kind === 'empty')
        throw new Refusal('invalid', 'The filter would drop every record, so no version was made of what it keeps.')
      if (built.kind === 'faulty') throw new Error(`No manifest could be made of a part of another: ${built.why}`)
      return keepBuilt(blobs, built, folder)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
