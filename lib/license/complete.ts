import spdxExceptions from 'spdx-exceptions/index.json' with { type: 'json' }
import spdxLicenses from 'spdx-license-list'
import { type Completion, OPERATORS, wordBefore } from './put-in.ts'
import { SPDX_IDS } from './spdx-ids.ts'
import { listTerms } from './terms.ts'

/** So many are offered at once. */
export const MOST_COMPLETIONS = 8

/**
 * What may be written at the caret of an expression: licence ids where one is wanted, those with terms in our table first; operators after
 * one; exceptions after WITH. Ids and names that begin with what is written go before those that hold it, short ids before long ones. Nothing is put in by itself.
 */
export function completeExpression(text: string, caret: number): Completion[] {
  const word = wordBefore(text, caret)
  const written = word.toLowerCase()
  const before = text.slice(0, caret - word.length).trimEnd()
  const wanted = wantedAfter(before)
  if (wanted === 'operator') return OPERATORS.filter(({ insert }) => begins(insert, written))
  const known = wanted === 'exception' ? EXCEPTIONS : LICENSES
  const ranked = known.flatMap((option, place) => {
    const rank = rankOf(option, written)
    return rank === null ? [] : [{ option, rank, length: rank === 0 ? option.insert.length : 0, place }]
  })
  ranked.sort((a, b) => a.rank - b.rank || a.length - b.length || a.place - b.place)
  return ranked.slice(0, MOST_COMPLETIONS).map(({ option }) => option)
}

type Wanted = 'license' | 'operator' | 'exception'

function wantedAfter(before: string): Wanted {
  if (/(?:^|[\s)])with$/i.test(before)) return 'exception'
  if (before === '' || before.endsWith('(') || /(?:^|[\s)])(?:and|or)$/i.test(before)) return 'license'
  return 'operator'
}

function rankOf({ insert, name }: Completion, written: string): number | null {
  if (written === '') return 1
  if (begins(insert, written)) return 0
  if (begins(name, written)) return 1
  if (insert.toLowerCase().includes(written)) return 2
  return name.toLowerCase().includes(written) ? 3 : null
}

function begins(text: string, written: string): boolean {
  return text.toLowerCase().startsWith(written)
}

const IN_TABLE = listTerms().map(({ id, name }): Completion => ({ insert: id, name }))
const TABLE_IDS = new Set(IN_TABLE.map(({ insert }) => insert))
const LICENSES: readonly Completion[] = [
  ...IN_TABLE,
  ...SPDX_IDS.filter((id) => !TABLE_IDS.has(id)).map((id) => ({ insert: id, name: spdxLicenses[id]?.name ?? '' })),
]
const EXCEPTIONS: readonly Completion[] = spdxExceptions.map((id) => ({ insert: id, name: 'an exception' }))
