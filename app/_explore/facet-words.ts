import { languageName } from '#app/datasets/_parts/language-name.ts'
import { FAMILY_WORDS, MODALITY_WORDS, wordFor } from '#app/datasets/_parts/words.ts'
import type { Archived, DatasetState, Lowest, OptOut } from '#lib/dataset/facets.ts'
import type { Facet, Sort } from '#lib/dataset/search.ts'

export const FACET_WORDS: Record<Facet, string> = {
  license: 'Licence',
  optOut: 'Opt-outs',
  archived: 'Archive',
  lowest: 'Lowest principle',
  modality: 'Modality',
  language: 'Language',
  publisher: 'Publisher',
  state: 'State',
}

const OPT_OUT_WORDS: Record<OptOut, string> = {
  'exclusions-recorded': 'Records left out',
  'nothing-recorded': 'Nothing recorded',
}

const ARCHIVED_WORDS: Record<Archived, string> = {
  'archive-named': 'Archive or copy named',
  'nothing-recorded': 'Nothing recorded',
}

const LOWEST_WORDS: Record<Lowest, string> = {
  'half-or-more': '0.50 or more',
  'quarter-to-half': '0.25 to 0.49',
  'below-quarter': '0.01 to 0.24',
  zero: '0.00',
  'not-scored': 'Not scored',
}

const STATE_WORDS: Record<DatasetState, string> = {
  published: 'Published',
  withdrawn: 'Withdrawn',
  'drafts-only': 'Only drafts so far',
}

export const SORT_WORDS: Record<Sort, string> = {
  relevance: 'best match',
  newest: 'newest version',
  title: 'title',
  evidence: 'weakest evidence',
  lowest: 'weakest principle',
}

/** The values of the facets whose list is closed: each of them is shown, also where nothing has it. */
export const CLOSED_FACETS: Partial<Record<Facet, Record<string, string>>> = {
  license: FAMILY_WORDS,
  optOut: OPT_OUT_WORDS,
  archived: ARCHIVED_WORDS,
  lowest: LOWEST_WORDS,
  state: STATE_WORDS,
}

/** Whether a facet has values beyond those that are always shown: licences are found by family and by id. */
export function isOpen(facet: Facet): boolean {
  return facet === 'license' || CLOSED_FACETS[facet] === undefined
}

/** What a value of a facet is called. A publisher is called by its name where `label` gives it. */
export function valueWord(facet: Facet, value: string, label: string = value): string {
  if (facet === 'language') return languageName(value)
  if (facet === 'modality') return capital(wordFor(MODALITY_WORDS, value))
  const closed = CLOSED_FACETS[facet]
  return closed === undefined ? label : wordFor(closed, value)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
