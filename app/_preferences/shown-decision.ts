import type { Decision } from '#lib/preference/combine.ts'
import type { DecisionEvidence, PreferenceAnswer } from '#lib/preference/evaluate.ts'
import { shareWord } from '#lib/preference/group-shares.ts'
import type { UsageLeaf, UsageWord } from '#lib/preference/preference.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import { sayStatement } from './statement-words.ts'

/** What was said at one place in the same words: what that does, and which parties it names, where it names any. */
export type SaidThere = {
  says: string[]
  location: string
  locator: string
  quote: string
  mechanism: DecisionEvidence['mechanism']
  version: string
  names: string[]
}

/** Places that were asked and could not be read: why, and since when. */
export type UnreadThere = { places: string[]; failure: string; since: string | null }

/** What follows for an address or a group of records, as it is shown. */
export type ShownDecision = {
  protective: Readonly<Record<UsageLeaf, ShareWord>>
  literal: Readonly<Record<UsageLeaf, ShareWord>>
  /** Whether the page may be fetched, by robots.txt alone. */
  access: UsageWord
  said: SaidThere[]
  unread: UnreadThere[]
  flags: string[]
}

/** An answer as it is shown: what one mechanism says on one line stands once, with all whom it names. */
export function shownDecision({
  protective,
  literal,
  access,
  evidence,
  unread,
  flags,
}: PreferenceAnswer): ShownDecision {
  return {
    protective: wordsOf(protective),
    literal: wordsOf(literal),
    access,
    said: saidThere(evidence),
    unread: unreadThere(unread),
    flags: [...flags],
  }
}

function wordsOf(decision: Decision): Record<UsageLeaf, ShareWord> {
  return {
    search: shareWord(decision.search),
    'ai-index': shareWord(decision['ai-index']),
    'ai-input': shareWord(decision['ai-input']),
    'train-gen': shareWord(decision['train-gen']),
    'train-nongen': shareWord(decision['train-nongen']),
    'tdm-other': shareWord(decision['tdm-other']),
  }
}

function saidThere(evidence: readonly DecisionEvidence[]): SaidThere[] {
  const told = new Map<string, SaidThere>()
  for (const { location, locator, quote, mechanism, version, statement, ...piece } of evidence) {
    const says = sayStatement(piece)
    if (says === '') continue
    const key = `${location} ${locator} ${quote} ${mechanism}`
    const known = told.get(key) ?? { says: [], location, locator, quote, mechanism, version, names: [] }
    if (!known.says.includes(says)) known.says.push(says)
    const name = namedBy(mechanism, statement)
    if (name !== null && !known.names.includes(name)) known.names.push(name)
    told.set(key, known)
  }
  return [...told.values()]
}

/** The party that a statement about a named party is about: its id is the mechanism, the name and the place. */
function namedBy(mechanism: string, statement: string): string | null {
  if (mechanism !== 'ai-agent' && mechanism !== 'control-token') return null
  return /^[a-z-]+:(.+?) @ /.exec(statement)?.[1] ?? null
}

function unreadThere(unread: PreferenceAnswer['unread']): UnreadThere[] {
  const told = new Map<string, UnreadThere>()
  for (const { place, failure, since } of unread) {
    const key = `${failure} ${since?.slice(0, 10)}`
    const known = told.get(key) ?? { places: [], failure, since: since ?? null }
    if (!known.places.includes(place)) known.places.push(place)
    told.set(key, known)
  }
  return [...told.values()]
}
