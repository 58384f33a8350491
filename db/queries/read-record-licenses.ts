import { inArray } from 'drizzle-orm'
import type { RecordSet } from '#lib/dataset/schema.ts'
import type { RecordLicenses } from '#lib/license/record-parts.ts'
import type { ManifestProfile } from '#lib/records/schema.ts'
import type { Db } from '../client.ts'
import { manifests } from '../schema/index.ts'

/**
 * The licence columns of these record sets, by the sha256 of their manifest: of those that are held here and have such a column. One
 * statement, or none where no set names a manifest.
 */
export async function readRecordLicenses(db: Db, sets: readonly RecordSet[]): Promise<Map<string, RecordLicenses>> {
  const wanted = [...new Set(sets.flatMap(({ manifest }) => manifest ?? []))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ sha256: manifests.sha256, profile: manifests.profile })
    .from(manifests)
    .where(inArray(manifests.sha256, wanted))
  return new Map(
    rows.flatMap(({ sha256, profile }): [string, RecordLicenses][] => {
      const column = licenseColumn(profile)
      return column === null ? [] : [[sha256, column]]
    }),
  )
}

function licenseColumn({ total, groupings }: ManifestProfile): RecordLicenses | null {
  const grouped = groupings.find(({ by }) => by === 'license')
  if (grouped === undefined) return null
  const { top, rest, distinct } = grouped
  return {
    total: total.records,
    values: top.map(({ value, records }) => ({ value, records })),
    rest: rest === null ? null : { values: Math.max(1, distinct - top.length), records: rest.records },
  }
}
