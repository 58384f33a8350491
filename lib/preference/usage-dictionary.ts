import { parseDictionary, Token } from 'structured-headers'
import { attempt } from '../attempt.ts'
import { AIPREF_LABELS, type AiprefLabel } from './aipref-vocabulary.ts'

/** At most this many members of a Dictionary are read; what is beyond says nothing. */
export const MAX_USAGE_KEYS = 64

/** A member that states a preference. `exceptions`: the parameter of that name (CC signals), null where there is none. */
export type UsageMember = { label: string; value: 'y' | 'n'; exceptions: string | null }

/** A usage statement. `isMalformed`: it is no Dictionary, so that it states nothing. `isCut`: it has too many members. */
export type UsageDictionary = { members: UsageMember[]; isMalformed: boolean; isCut: boolean }

type Parsed = ReturnType<typeof parseDictionary>

/**
 * Reads a usage statement: an RFC 9651 Dictionary whose values are the Tokens `y` and `n` (AIPREF vocab s6). A failure anywhere spoils
 * the whole; of a repeated key the last counts, also where its value is none of the two and states nothing.
 */
export function parseUsage(text: string): UsageDictionary {
  const parsed = attempt(() => parseDictionary(text))
  if (!parsed.ok) return { members: [], isMalformed: true, isCut: false }
  const members = [...parsed.value].slice(0, MAX_USAGE_KEYS).flatMap(([label, member]) => memberOf(label, member))
  return { members, isMalformed: false, isCut: parsed.value.size > MAX_USAGE_KEYS }
}

function memberOf(
  label: string,
  [value, parameters]: Parsed extends Map<string, infer Member> ? Member : never,
): UsageMember[] {
  const word = value instanceof Token ? value.toString() : ''
  if (word !== 'y' && word !== 'n') return []
  const exceptions = parameters.get('exceptions')
  const isNamed = exceptions instanceof Token || typeof exceptions === 'string'
  return [{ label, value: word, exceptions: isNamed ? exceptions.toString() : null }]
}

/** A preference in the words of the vocabulary. */
export type UsageWord = 'allow' | 'disallow' | 'unknown'

/** What statements say together, by label of today's vocabulary: any disallow, else any allow, else unknown (vocab s5.1). */
export function combineUsage(statements: readonly Pick<UsageDictionary, 'members'>[]): Record<AiprefLabel, UsageWord> {
  const told = statements.flatMap(({ members }) => members)
  const word = (label: AiprefLabel): UsageWord => {
    const values = told.filter((member) => member.label === label).map(({ value }) => value)
    if (values.includes('n')) return 'disallow'
    return values.includes('y') ? 'allow' : 'unknown'
  }
  const [trainAi, aiUse, search] = AIPREF_LABELS
  return { [trainAi]: word(trainAi), [aiUse]: word(aiUse), [search]: word(search) }
}
