import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BlobStore, openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { draftVersion } from '#db/commands/draft-version.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { recordAttempts } from '#db/commands/record-attempts.ts'
import { registerDataset } from '#db/commands/register-dataset.ts'
import { ingestRecords } from '#db/records/ingest-records.ts'
import { sha256Hex } from '#lib/digest.ts'
import type { AttemptDraft } from '#lib/preference/harvest-plan.ts'
import { datasetDraft, keptActor, versionDraft } from './factories.ts'
import { test as base, expect } from './fixtures.ts'

export { expect }

export type World = { blobs: BlobStore; folder: string }
/** A blob store and a folder of the test's own. */
export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  world: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-reading-'))
    await use({ blobs: openBlobStore(join(folder, 'blobs')), folder })
    await rm(folder, { recursive: true, force: true })
  },
})

/** A published version of `lab/whales`, or another dataset of `lab`, whose records have these addresses. */
export async function publishedWith(
  db: Db,
  { blobs, folder }: World,
  urls: readonly (string | null)[],
  name = 'whales',
): Promise<string> {
  const file = join(folder, 'records.jsonl')
  const lines = urls.map((url, id) =>
    JSON.stringify({ id: `r${id}`, digest: sha256Hex(`${id}`), url, tokens: 10, retrieved_at: '2026-06-15T00:00:00Z' }),
  )
  await writeFile(file, lines.join('\n'))
  const options = { fileName: file, mapping: null, blobs, workFolder: join(folder, 'work') }
  const ingested = await ingestRecords(file, options)
  if (ingested.kind !== 'kept') throw new Error(JSON.stringify(ingested.faults))
  const { manifest } = ingested
  await keepManifest(db, manifest)
  const actor = await keptActor(db)
  await registerDataset(db, actor, datasetDraft({ name }))
  const recordSets = [{ count: manifest.count, setDigest: manifest.setDigest, manifest: manifest.sha256 }]
  await draftVersion(db, actor, `lab/${name}`, versionDraft({ recordSets }))
  const published = await publishVersion(db, actor, `lab/${name}`, '1.0.0')
  if (published.kind !== 'published') throw new Error(published.kind)
  return published.digest
}

/** A robots.txt of an origin as it was seen by our own harvest; null: it could not be read. */
export async function seen(db: Db, blobs: BlobStore, origin: string, at: string, robots: string | null): Promise<void> {
  const body = robots === null ? null : (await blobs.put(Buffer.from(robots))).sha256
  const attempt: AttemptDraft = {
    ...{ origin, mechanism: 'robots-txt', location: `${origin}/robots.txt`, observer: 'harvest', agent: 'Colophon' },
    ...{ requestedAt: at, finishedAt: at, chain: [], status: robots === null ? null : 200, headers: [], body },
    ...{ bytesReceived: robots?.length ?? 0, bytesParsed: robots?.length ?? 0, flags: [] },
    ...(robots === null ? { state: 'unreachable', failure: 'timeout' } : { state: 'parsed', failure: null }),
  }
  await recordAttempts(db, [attempt])
}
