import type { CheckedUrl } from '#lib/preference/check.ts'
import { USAGE_LEAVES, type UsageLeaf, type UsageWord } from '#lib/preference/preference.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import type { ShownDecision } from './decision-view.tsx'

/** At most so many addresses are checked on the page; the API takes ten thousand. */
export const CHECKED_ON_PAGE = 50

/** What the form shows: nothing yet, what is wrong with what was sent, or an answer for each address. */
export type CheckState =
  | { kind: 'start'; text: string }
  | { kind: 'fault'; text: string; message: string }
  | { kind: 'answers'; text: string; at: string; items: CheckedUrl[] }

/** The addresses that were written, one a line; a fault where there are none or too many. */
export function addressesOf(text: string): { urls: string[] } | { fault: string } {
  const urls = text
    .split(/\s*\n\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (urls.length === 0) return { fault: 'Write at least one address, such as https://a.example/essay.' }
  if (urls.length > CHECKED_ON_PAGE)
    return { fault: `These are ${urls.length} addresses. The page takes ${CHECKED_ON_PAGE}; the API takes 10,000.` }
  const long = urls.findIndex((url) => url.length > 8000)
  return long === -1 ? { urls } : { fault: `The address on line ${long + 1} is longer than 8,000 characters.` }
}

type Told = NonNullable<CheckedUrl['decision']>

/** A decision as it is told by the API, with what is on hold put in a word of its own. */
export function shownDecision({ protective, usages, onHold, access, evidence, flags }: Told): ShownDecision {
  const held = (words: Record<UsageLeaf, UsageWord>) => (leaf: UsageLeaf) =>
    words[leaf] === 'unknown' && onHold.includes(leaf) ? 'on-hold' : words[leaf]
  return { protective: byLeaf(held(protective)), literal: byLeaf(held(usages)), access, evidence, flags }
}

function byLeaf(wordOf: (leaf: UsageLeaf) => ShareWord): Record<UsageLeaf, ShareWord> {
  const [search, index, input, gen, nongen, other] = USAGE_LEAVES
  return {
    search: wordOf(search),
    'ai-index': wordOf(index),
    'ai-input': wordOf(input),
    'train-gen': wordOf(gen),
    'train-nongen': wordOf(nongen),
    'tdm-other': wordOf(other),
  }
}
