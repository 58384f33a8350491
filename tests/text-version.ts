import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { keepManifest } from '#db/commands/keep-manifest.ts'
import { sha256Hex } from '#lib/digest.ts'
import { recordSetOf } from '#lib/records/record-set.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { publishedVersion } from './published.ts'
import { jsonLines } from './record-files.ts'

const WORDS = ['the', 'whale', 'sea', 'and', 'ship', 'of', 'a', 'white', 'man', 'in']

/** Records with a text of small words each. */
export function textRecords(count: number): { id: string; digest: string; text: string }[] {
  return Array.from({ length: count }, (_, place) => {
    const words = Array.from({ length: 12 }, (__, i) => WORDS[(place * 7 + i * i * 3 + i) % WORDS.length])
    const text = `${words.join(' ')}.`
    return { id: `doc-${String(place).padStart(3, '0')}`, digest: sha256Hex(text), text }
  })
}

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
