import { eq } from 'drizzle-orm'
import { judgeArchive } from '#lib/archive/status.ts'
import { preferenceFact } from '#lib/assessment/derive-preferences.ts'
import type { VersionStatus } from '#lib/dataset/schema.ts'
import type { InputState } from '#lib/run/input-state.ts'
import type { Db } from '../client.ts'
import { datasets, versions } from '../schema/index.ts'
import { anyOf } from './any-of.ts'
import { CONFIRMED_LICENSE, withConfirmedLicense } from './concluded-license.ts'
import { readCopies } from './read-copies.ts'
import { readNewestReadings } from './read-known-parts.ts'

/** A version that was published here, by whom, since when it is withdrawn, and what is known of it. */
export type KnownInput = {
  path: string
  label: string
  status: VersionStatus
  withdrawnAt: Date | null
  state: InputState
}

/** What is known at the moment `now` of the versions with these digests; those that are not here are left out. At most four statements. */
export async function readInputStates(db: Db, digests: readonly string[], now: Date): Promise<Map<string, KnownInput>> {
  if (digests.length === 0) return new Map()
  const rows = await db
    .select({
      id: versions.id,
      digest: versions.digest,
      path: datasets.path,
      label: versions.label,
      status: versions.status,
      withdrawnAt: versions.withdrawnAt,
      licenseExpression: versions.licenseExpression,
      licenseKind: versions.licenseKind,
      licenseFamily: versions.licenseFamily,
      confirmedLicense: CONFIRMED_LICENSE,
      files: versions.fileCount,
    })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(anyOf(versions.digest, [...new Set(digests)]))
  const ids = rows.map(({ id }) => id)
  const readings = await readNewestReadings(db, ids)
  const copies = await readCopies(db, ids, now)
  return new Map(
    rows.map((row) => {
      const { id, digest, path, label, status, withdrawnAt, files } = row
      const held = copies.get(id) ?? []
      const { licenseExpression: expression, licenseKind: kind } = withConfirmedLicense(row)
      const said = preferenceFact(readings.get(id) ?? null)
      const state: InputState = {
        at: now.toISOString(),
        status,
        ...(withdrawnAt !== null && { withdrawnAt: withdrawnAt.toISOString() }),
        license: { expression, kind },
        preferences:
          said === null
            ? null
            : { records: said.records, allowed: said.allowed, disallowed: said.disallowed, unknown: said.unknown },
        copies: held.length === 0 ? null : held.filter(({ retiredAt }) => retiredAt === null).length,
        archive: judgeArchive(held, { asOf: now.toISOString(), files }).status,
      }
      return [digest ?? '', { path, label, status, withdrawnAt, state }]
    }),
  )
}
