import { z } from 'zod'
import { openStream } from '#lib/engine/random.ts'
import { corruptTexts } from '#lib/grad-mimic/text-noise.ts'
import { commandLineAt } from './command-line.ts'
import type { JourneyCorpus, JourneyRecord } from './filter-journey.ts'

/** The sample version, and its file of records. */
const SAMPLE = 'colophon/moby-dick@1.1.0'
const FILE = 'records.jsonl'

/** Paragraphs of this length are taken, in characters. */
const SHORTEST = 150
const LONGEST = 400

/** The share of the records that have their characters in another order. */
export const SPOILT = 0.4

const Part = z.object({ id: z.string(), text: z.string() })
const Version = z.object({ digest: z.string() })

/** A corpus, and the ids of the records that were spoilt on purpose. */
export type SpoiltCorpus = { corpus: JourneyCorpus; bad: ReadonlySet<string> }

/**
 * The paragraphs of Moby-Dick, from the file of the sample version that the registry holds: of each ten, four to train the reference on, five of which 40 % are spoilt in the end, and one to judge
 * by. No paragraph stands in two of them.
 */
export async function mobyDickCorpus(registry: { site: string; token: string }): Promise<SpoiltCorpus> {
  const { digest } = await commandLineAt(registry).told(Version, ['show', SAMPLE])
  const response = await fetch(`${registry.site}/api/v1/versions/${digest}/files/${FILE}`)
  if (!response.ok) throw new Error(`${SAMPLE} has no ${FILE} here: ${await response.text()}`)
  const parts = (await response.text()).split('\n').flatMap((line) => (line === '' ? [] : Part.parse(JSON.parse(line))))
  const records = parts.flatMap(paragraphs)
  const share = (from: number, to: number) => records.filter((_, place) => place % 10 >= from && place % 10 < to)
  const polluted = share(4, 9)
  const { texts, corrupted } = corruptTexts(
    polluted.map(({ text }) => text),
    'shuffled-characters',
    SPOILT,
    openStream(3, 'noise'),
  )
  return {
    corpus: {
      ...{ clean: share(0, 4), judge: share(9, 10) },
      polluted: polluted.map(({ id }, place) => ({ id, text: texts[place] ?? '' })),
    },
    bad: new Set(Array.from(corrupted, (place) => polluted[place]?.id ?? '')),
  }
}

function paragraphs({ id, text }: JourneyRecord): JourneyRecord[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph, place) => ({ id: `${id}/${String(place).padStart(3, '0')}`, text: paragraph.trim() }))
    .filter(({ text: { length } }) => length >= SHORTEST && length <= LONGEST)
}
