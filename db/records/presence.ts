import { z } from 'zod'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Values } from './duck.ts'
import { AT_OR_BELOW, hostKeyOf, plainHost } from './host.ts'
import { withBlobs } from './with-blobs.ts'

/** What is looked for: the content of a record by its sha256, one address as it was written, or a host with all that is below it. */
export type Sought = { digest: string } | { url: string } | { host: string }

/** How many records of each manifest are what is sought; manifests without any are left out. Look-ups of hosts and addresses read only their row groups. */
export async function findRecords(
  blobs: BlobStore,
  manifests: readonly { sha256: string }[],
  sought: Sought,
): Promise<{ manifest: string; records: number }[]> {
  const digests = [...new Set(manifests.map(({ sha256 }) => sha256))]
  const { text, values } = conditionOf(sought)
  return withBlobs(blobs, digests, async (duck, files) => {
    const found: { manifest: string; records: number }[] = []
    for (const [place, rows] of files.entries()) {
      const names = (await duck.columns(`SELECT * FROM ${rows}`)).map(({ name }) => name)
      if (!('digest' in sought) && !names.includes('url')) continue
      const [count] = await duck.rows(
        z.object({ records: z.coerce.number() }),
        `SELECT count(*) AS records FROM ${rows} WHERE ${text}`,
        values,
      )
      if (count !== undefined && count.records > 0)
        found.push({ manifest: digests[place] ?? '', records: count.records })
    }
    return found
  })
}

function conditionOf(sought: Sought): { text: string; values: Values } {
  if ('digest' in sought) return { text: 'digest = $digest', values: { digest: sought.digest.replace(/^sha256:/, '') } }
  if ('host' in sought) return { text: AT_OR_BELOW, values: { key: hostKeyOf(plainHost(sought.host)) } }
  const { url } = sought
  const address = urlOf(url)
  if (address === null || !/^https?:$/.test(address.protocol)) return { text: 'url = $url', values: { url } }
  return { text: 'host_key = $key AND url = $url', values: { url, key: hostKeyOf(plainHost(address.hostname)) } }
}
