import { expect } from '@playwright/test'
import { PublicUpload } from '#app/api/v1/_contract/records-answer.ts'
import { PublicVersion } from '#lib/dataset/public.ts'
import { textRecords } from '#lib/records/example-text-records.ts'
import { answered, type Door, draftOf, freshDataset } from './door.ts'

type Fresh = { dataset: string; label: string; digest: string }

/** A published version, in an organisation of the test's own, whose records are held with their text. */
export async function freshTextVersion(door: Door): Promise<Fresh> {
  return freshRecords(door, textRecords(60))
}

/** A published version, in an organisation of the test's own, whose records are these. */
export async function freshRecords(door: Door, records: readonly object[]): Promise<Fresh> {
  return publishRecords(door, await freshDataset(door), draftOf().label, records)
}

/** A published version of this dataset, whose records are these. */
export async function publishRecords(
  door: Door,
  dataset: string,
  label: string,
  records: readonly object[],
): Promise<Fresh> {
  const here = `/datasets/${dataset}/versions`
  await answered(await door.ask('POST', here, { body: draftOf({ label }) }), 201, PublicVersion)
  const raw = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const headers = { 'Content-Type': 'application/octet-stream' }
  const put = await door.ask('PUT', `${here}/${label}/records?fileName=texts.jsonl`, { raw, headers })
  expect(await answered(put, 201, PublicUpload)).toMatchObject({ state: 'kept' })
  const { digest } = await answered(await door.ask('POST', `${here}/${label}/publish`), 200, PublicVersion)
  return { dataset, label, digest: digest ?? '' }
}
