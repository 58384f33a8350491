import type { ShareWord } from '#lib/preference/shares.ts'
import { STACKED, type WordShares } from './months.ts'

/** One word's part of a stacked column: `y` and `height` in the units of the drawing, from `top` down. */
export type Band = { word: ShareWord; y: number; height: number }

/** The parts of a column of this height, stacked from its foot. Parts that are nothing are left out; the others fill it without a gap. */
export function bandsOf(shares: WordShares, { top, height }: { top: number; height: number }): Band[] {
  let foot = 0
  return STACKED.flatMap((word) => {
    const from = Math.round(foot * height)
    foot += shares[word]
    const to = Math.round(foot * height)
    return to === from ? [] : [{ word, y: top + height - to, height: to - from }]
  })
}

/** A label's height. */
export const LABEL_HEIGHT = 32

/** Where the labels of bands stand: each at the middle of its band, moved apart so that none covers another and none leaves the column. */
export function labelPlaces(bands: readonly Band[], { top, height }: { top: number; height: number }): number[] {
  const downward = bands.toReversed()
  const places = downward.map(({ y, height: tall }) => y + tall / 2 - LABEL_HEIGHT / 2)
  let least = top - LABEL_HEIGHT / 4
  for (const [index, place] of places.entries()) {
    places[index] = Math.max(place, least)
    least = (places[index] ?? 0) + LABEL_HEIGHT
  }
  let most = top + height + LABEL_HEIGHT / 4
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index] ?? 0, most - LABEL_HEIGHT)
    most = places[index] ?? 0
  }
  return places.toReversed()
}
