import { PROFILES, type Profile, USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import { SHARE_WORDS, type ShareWord } from '#lib/preference/shares.ts'

/** What records are counted in. */
export const COUNTED = ['records', 'tokens'] as const
export type Counted = (typeof COUNTED)[number]

/**
 * Which of a version's preferences are shown: one use, in one reading, counted in one way; and of its hosts those with a `word`, or with `q` in
 * their name, from `cursor` on.
 */
export type PreferenceView = {
  leaf: UsageLeaf
  profile: Profile
  by: Counted
  word: ShareWord | null
  q: string
  cursor: string | null
}

export type AskedView = Readonly<Partial<Record<keyof PreferenceView, string | string[]>>>

const SEARCHED_MAX = 253

/** The view that an address asks for. What it does not name, or names wrongly, is as a newcomer sees it: generative training, protective, by records. */
export function readView(asked: AskedView): PreferenceView {
  const one = (name: keyof PreferenceView) => [asked[name] ?? ''].flat()[0] ?? ''
  return {
    leaf: USAGE_LEAVES.find((leaf) => leaf === one('leaf')) ?? 'train-gen',
    profile: PROFILES.find((profile) => profile === one('profile')) ?? 'protective',
    by: COUNTED.find((by) => by === one('by')) ?? 'records',
    word: SHARE_WORDS.find((word) => word === one('word')) ?? null,
    q: one('q').replaceAll('\0', '').trim().toLowerCase().slice(0, SEARCHED_MAX),
    cursor: one('cursor') === '' ? null : one('cursor').slice(0, 1000),
  }
}

/** The address of a page in this view, changed by `over`. What is as a newcomer sees it is left out; a change of anything starts the hosts anew. */
export function viewHref(page: string, view: PreferenceView, over: Partial<PreferenceView> = {}): string {
  const { leaf, profile, by, word, q, cursor } = { ...view, cursor: null, ...over }
  const query = new URLSearchParams({
    ...(leaf !== 'train-gen' && { leaf }),
    ...(profile !== 'protective' && { profile }),
    ...(by !== 'records' && { by }),
    ...(word !== null && { word }),
    ...(q !== '' && { q }),
    ...(cursor !== null && { cursor }),
  })
  return query.size === 0 ? page : `${page}?${query}`
}
