import { z } from 'zod'
import type { BlobStore } from '../blobs.ts'
import { hostKeyOf } from './host.ts'
import { withBlobs } from './with-blobs.ts'

/** What is looked for: the content of a record by its sha256, one address, or a host with all that is below it. */
export type Sought = { digest: string } | { url: string } | { host: string }

/** How many records of each manifest are what is sought; manifests without any are left out. */
export async function findRecords(
  blobs: BlobStore,
  manifests: readonly { sha256: string }[],
  sought: Sought,
): Promise<{ manifest: string; records: number }[]> {
  const digests = [...new Set(manifests.map(({ sha256 }) => sha256))]
  return withBlobs(blobs, digests, async (duck, files) => {
    const found = []
    for (const [place, rows] of files.entries()) {
      const names = new Set((await duck.columns(`SELECT * FROM ${rows}`)).map(({ name }) => name))
      const condition = conditionOf(sought)
      if (!names.has(condition.column)) continue
      const [count] = await duck.rows(
        z.object({ records: z.coerce.number() }),
        `SELECT count(*) AS records FROM ${rows} WHERE ${condition.text}`,
        { sought: condition.value },
      )
      if (count !== undefined && count.records > 0)
        found.push({ manifest: digests[place] ?? '', records: count.records })
    }
    return found
  })
}

function conditionOf(sought: Sought): { column: string; text: string; value: string } {
  if ('digest' in sought) return { column: 'digest', text: 'digest = $sought', value: sought.digest }
  if ('url' in sought) return { column: 'url', text: 'url = $sought', value: sought.url }
  return {
    column: 'host_key',
    text: `starts_with(host_key, ${hostKeyOf('$sought')})`,
    value: sought.host.toLowerCase(),
  }
}
