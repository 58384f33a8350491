import { expect } from '@playwright/test'
import { PublicUpload } from '#app/api/v1/_contract/records-answer.ts'
import { PublicVersion } from '#lib/dataset/public.ts'
import { textRecords } from '#tests/text-records.ts'
import { answered, type Door, draftOf, freshDataset } from './door.ts'

/** A published version, in an organisation of the test's own, whose records are held with their text. */
export async function freshTextVersion(door: Door): Promise<{ dataset: string; label: string; digest: string }> {
  const dataset = await freshDataset(door)
  const { label } = draftOf()
  const here = `/datasets/${dataset}/versions`
  await answered(await door.ask('POST', here, { body: draftOf() }), 201, PublicVersion)
  const raw = Buffer.from(
    textRecords(60)
      .map((record) => `${JSON.stringify(record)}\n`)
      .join(''),
  )
  const headers = { 'Content-Type': 'application/octet-stream' }
  const put = await door.ask('PUT', `${here}/${label}/records?fileName=texts.jsonl`, { raw, headers })
  expect(await answered(put, 201, PublicUpload)).toMatchObject({ state: 'kept' })
  const { digest } = await answered(await door.ask('POST', `${here}/${label}/publish`), 200, PublicVersion)
  return { dataset, label, digest: digest ?? '' }
}
