import { sha256Hex } from '#lib/digest.ts'
import { normal, openStream } from '#lib/engine/random.ts'
import { corruptLabels } from '#lib/grad-mimic/label-noise.ts'

const KINDS = ['cat', 'dog', 'owl']

/** A labelled record of a small world: which of three heaps it lies in, as it is said (`label`) and as it is (`truth`). */
export type Blob = { id: string; digest: string; source: string; label: string; truth: string; features: number[] }

/** Records in three heaps of `inputs` features, a share of them with a wrong label, and the ids of those. Another seed, other records of the same heaps. */
export function labelledBlobs(
  count: number,
  { rate = 0, seed = 5, inputs = 6 }: { rate?: number; seed?: number; inputs?: number } = {},
): { records: Blob[]; bad: Set<string> } {
  const random = openStream(seed, 'noise')
  const right = Int32Array.from({ length: count }, (_, place) => place % 3)
  const { labels, corrupted } = corruptLabels(right, 3, rate, random)
  const id = (place: number) => `r${String(place).padStart(4, '0')}`
  const records = Array.from(
    right,
    (kind, place): Blob => ({
      ...{ id: id(place), digest: sha256Hex(`${seed} ${place}`), source: place % 2 === 0 ? 'harbour' : 'library' },
      ...{ label: KINDS[labels[place] ?? 0] ?? '', truth: KINDS[kind] ?? '' },
      features: Array.from({ length: inputs }, (_, at) =>
        Math.fround((at % 3 === kind ? 2 : 0) + 0.6 * normal(random)),
      ),
    }),
  )
  return { records, bad: new Set(Array.from(corrupted, id)) }
}
