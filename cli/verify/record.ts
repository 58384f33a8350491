import { z } from 'zod'
import { canonicalJson } from '#lib/canonical-json.ts'
import { GROUPED_RECORD_FORMAT, VERSION_RECORD_FORMAT } from '#lib/dataset/version-record.ts'
import { Digest, digestOf, Sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { jsonOrRefuse } from '#lib/json-or-refuse.ts'
import type { Registry } from '../registry.ts'

/** A file as a version record names it. `sha256` null: the record holds no digest of its bytes. */
export const RecordedFile = z.object({
  path: z.string(),
  bytes: z.number().int().nullable(),
  sha256: Sha256Hex.nullable(),
})
export type RecordedFile = z.infer<typeof RecordedFile>

/** What a comparison needs of a version record. */
export const Recorded = z.object({
  format: z.enum(
    [VERSION_RECORD_FORMAT, GROUPED_RECORD_FORMAT],
    `This is not a version record: "format" is neither ${VERSION_RECORD_FORMAT} nor ${GROUPED_RECORD_FORMAT}.`,
  ),
  dataset: z.string(),
  version: z.string(),
  files: z.array(RecordedFile),
  recordSets: z.array(z.object({ count: z.number().nullable(), setDigest: Digest.nullable() })).default([]),
})

/** A record, and the digest that was worked out here from its bytes. */
export type SealedRecord = z.infer<typeof Recorded> & { digest: Digest }

export const RECORD_MEDIA_TYPE = 'application/vnd.colophon.record+json'

/** The record of a digest, as the registry gives it. Refuses bytes whose sha256 is not that digest. */
export async function askRecord(registry: Registry, digest: string): Promise<SealedRecord> {
  const bytes = await registry.read({ path: `/api/v1/versions/${digest}`, accept: RECORD_MEDIA_TYPE })
  const actual = digestOf(bytes)
  if (actual !== digest)
    throw new Refusal(
      'unavailable',
      `${registry.url} gave a record whose digest is ${actual}, not ${digest}. It is not the version that is cited.`,
    )
  return { ...parseRecord(bytes.toString('utf8'), `record from ${registry.url}`), digest: actual }
}

/**
 * The record in a saved file. If a digest is cited, it must be the sha256 of the file's bytes, or of the canonical form of its JSON (RFC
 * 8785), since a tool may have set it out in lines.
 */
export function sealSavedRecord(bytes: Buffer, name: string, cited: string | null): SealedRecord {
  const text = bytes.toString('utf8')
  const record = parseRecord(text, name)
  const canonical = digestOf(canonicalJson(JSON.parse(text)))
  if (cited !== null && cited !== canonical && cited !== digestOf(bytes))
    throw new Refusal('invalid', `The record in ${name} has the digest ${canonical}, not ${cited}.`)
  return { ...record, digest: canonical }
}

function parseRecord(text: string, what: string): z.infer<typeof Recorded> {
  const parsed = Recorded.safeParse(jsonOrRefuse(text, `The ${what}`))
  if (parsed.success) return parsed.data
  const message = parsed.error.issues[0]?.message ?? ''
  throw new Refusal('invalid', `The ${what} can't be used. ${message}`)
}
