import { sha256Hex } from '#lib/digest.ts'
import { openStream, uniform } from '#lib/engine/random.ts'
import { corruptTexts } from '#lib/grad-mimic/text-noise.ts'

const NAMES = ['the whale', 'a white ship', 'the old man', 'the captain', 'a sailor', 'the sea']
const DOES = ['saw', 'followed', 'feared', 'loved', 'found', 'lost']

/** Short sentences of a small world, each from a source; `from` draws others. */
export function sentences(count: number, from: number): string[] {
  const random = openStream(from, 'noise')
  const one = (words: readonly string[]) => words[Math.floor(uniform(random) * words.length)] ?? ''
  return Array.from({ length: count }, () => `${one(NAMES)} ${one(DOES)} ${one(NAMES)} and ${one(DOES)} ${one(NAMES)}.`)
}

/** Records of texts (such sentences, if no others are given), a share of which have their characters in another order; and the ids of those. */
export function pollutedRecords(count: number, rate: number, clean: readonly string[] = sentences(count, 7)) {
  const { texts, corrupted } = corruptTexts(clean, 'shuffled-characters', rate, openStream(3, 'noise'))
  const id = (place: number) => `doc-${String(place).padStart(3, '0')}`
  return {
    records: recordsOf(texts).map((record, place) => ({ ...record, source: place % 2 === 0 ? 'harbour' : 'library' })),
    bad: new Set(Array.from(corrupted, id)),
  }
}

/** Texts as records. */
export function recordsOf(texts: readonly string[]) {
  return texts.map((text, place) => ({
    id: `doc-${String(place).padStart(3, '0')}`,
    digest: sha256Hex(`${place} ${text}`),
    text,
  }))
}
