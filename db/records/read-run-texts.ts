import { isDigest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import type { T6Configuration } from '#lib/run/t6-record.ts'
import type { TrainingText } from '#lib/run/training-text.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readTexts } from './read-texts.ts'

/** The texts that a T6 run of ours reads, read again as its record says, in the order of its inputs. Refuses where they can’t be read any more. */
export async function readRunTexts(
  db: Db,
  blobs: BlobStore,
  inputs: readonly RunInput[],
  { data }: T6Configuration,
): Promise<TrainingText[]> {
  const reading = data?.reading
  if (reading === undefined) throw new Refusal('conflict', 'The run’s record does not say how its text was read.')
  const texts: TrainingText[] = []
  for (const { role, version, weight } of inputs) {
    if ((role !== 'training' && role !== 'evaluation') || version === null || !isDigest(version)) continue
    const { name, records } = await readTexts(db, blobs, version, reading)
    texts.push({ role, version, name, weight: data?.mixing === 'by-weight' ? weight : null, records })
  }
  return texts
}
