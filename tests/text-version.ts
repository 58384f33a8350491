import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { textRecords } from '#lib/records/example-text-records.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { publishedVersion } from './published.ts'
import { jsonLines } from './record-files.ts'

type Files = {
  blobs: BlobStore
  write(name: string, content: string): Promise<string>
  keep(file: string): Promise<Manifest>
}

/** A published version of `lab/whales` whose records are held here with their text. */
export async function textVersion(db: Db, files: Files, records: readonly object[] = textRecords(40)) {
  const manifest = await files.keep(await files.write('texts.jsonl', jsonLines(records)))
  await keepManifest(db, manifest)
  return publishedVersion(db, { version: { recordSets: [recordSetOf(manifest)] } })
}
