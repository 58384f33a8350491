import { createHash } from 'node:crypto'
import { blobs } from '#app/_server/db.ts'
import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { readManifestsOf } from '#db/queries/read-manifest.ts'
import { readSubject } from '#db/queries/read-subject.ts'
import { readVersionExport } from '#db/queries/read-version-export.ts'
import { TAR_END, tarHeader, tarPadding } from '#lib/archive/tar.ts'
import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { type DepositEntry, depositName, depositOf, type HeldRecords } from '#lib/interchange/deposit.ts'
import { ATTRIBUTION_FORMATS } from '#lib/license/attribution.ts'
import { creditsOf } from '#lib/license/credits.ts'
import { subjectParts } from '#lib/license/report.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { streamOf } from './web-stream.ts'

/** So many blobs are looked for at a time. */
const LOOKED_FOR_AT_ONCE = 64

/** The deposit package of a version as a tar, written while it is read; its entity tag commits to every byte in it. */
export async function depositResponse(db: Db, digest: Digest, site: string): Promise<Response> {
  const exported = await readVersionExport(db, digest, site)
  const licensed = await readSubject(db, { version: digest })
  if (exported === null || licensed === null)
    throw new Refusal('not-found', `No version published here has the digest ${digest}.`)
  const { version, canonical } = exported
  const { subject, title, licensing } = licensed
  const [text] = ATTRIBUTION_FORMATS
  const records = (await readManifestsOf(db, { digest })).map(({ manifest }) => manifest)
  const store = blobs()
  const entries = depositOf({
    version,
    canonical,
    licences: `${JSON.stringify({ subject, title, licensing }, null, 2)}\n`,
    attribution: text.print({ title, of: digest, credits: creditsOf(subjectParts(subject, licensing), licensing) }),
    records: await heldOf(store, records),
    held: await sizesOf(
      store,
      version.record.files.flatMap(({ sha256 }) => sha256 ?? []),
    ),
  })
  const name = depositName(version)
  const modified = Date.parse(`${version.record.releaseDate}T00:00:00Z`) / 1000
  return new Response(streamOf(tarOf(entries, { name, modified: Math.max(modified, 0), store })), {
    headers: {
      'Content-Type': 'application/x-tar',
      'Content-Disposition': `attachment; filename="${name}.tar"`,
      ETag: `"${tagOf(entries)}"`,
    },
  })
}

/** Every entry is named, sized and digested by the texts of the bag, so that these alone tell two packages apart. */
function tagOf(entries: readonly DepositEntry[]): string {
  const hash = createHash('sha256')
  for (const entry of entries) if (entry.kind === 'text') hash.update(`${entry.path}\n${entry.text}\n`)
  return hash.digest('hex')
}

async function* tarOf(
  entries: readonly DepositEntry[],
  { name, modified, store }: { name: string; modified: number; store: BlobStore },
): AsyncGenerator<Uint8Array> {
  yield tarHeader({ path: `${name}/`, bytes: 0, modified })
  for (const entry of entries) {
    const path = `${name}/${entry.path}`
    if (entry.kind === 'folder') yield tarHeader({ path, bytes: 0, modified })
    else if (entry.kind === 'text') {
      const bytes = Buffer.from(entry.text)
      yield Buffer.concat([tarHeader({ path, bytes: bytes.length, modified }), bytes, tarPadding(bytes.length)])
    } else {
      yield tarHeader({ path, bytes: entry.bytes, modified })
      const blob = await store.open(entry.sha256)
      if (blob === null || blob.bytes !== entry.bytes)
        throw new Error(`The blob ${entry.sha256} is not as it was when the package was begun.`)
      yield* blob.stream
      yield tarPadding(entry.bytes)
    }
  }
  yield TAR_END
}

/** The sizes of those blobs that are held here. */
async function sizesOf(store: BlobStore, wanted: readonly string[]): Promise<Map<string, number>> {
  const digests = [...new Set(wanted)]
  const sizes = new Map<string, number>()
  for (let from = 0; from < digests.length; from += LOOKED_FOR_AT_ONCE)
    await Promise.all(
      digests.slice(from, from + LOOKED_FOR_AT_ONCE).map(async (sha256) => {
        const bytes = await store.size(sha256)
        if (bytes !== null) sizes.set(sha256, bytes)
      }),
    )
  return sizes
}

/** Those manifests whose Parquet file and buckets are held here, each once. */
async function heldOf(store: BlobStore, manifests: readonly Manifest[]): Promise<HeldRecords[]> {
  const sizes = await sizesOf(
    store,
    manifests.flatMap(({ sha256, buckets }) => [sha256, buckets]),
  )
  const once = new Map(manifests.map((manifest) => [manifest.sha256, manifest]))
  return [...once.values()].flatMap(({ sha256, buckets }) => {
    const [bytes, bucketsBytes] = [sizes.get(sha256), sizes.get(buckets)]
    if (bytes === undefined || bucketsBytes === undefined) return []
    return [{ manifest: { sha256, bytes }, buckets: { sha256: buckets, bytes: bucketsBytes } }]
  })
}
