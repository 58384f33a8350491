import type { UsageMember } from './usage-dictionary.ts'

/** CC signals, draft 0.1 (creativecommons/cc-signals, 2025-12-04): an `exceptions` parameter on a member of an AIPREF statement. */
export const CC_SIGNALS_VERSION = 'cc-signals/1'

/** The signals, and what each asks for in return. */
export const CC_SIGNALS: ReadonlyMap<string, string> = new Map([
  ['cc-cr', 'credit is given'],
  ['cc-cr-dc', 'credit is given and a direct contribution is made'],
  ['cc-cr-ec', 'credit is given and a contribution is made to the ecosystem'],
  ['cc-cr-op', 'credit is given and the result is open'],
])

/**
 * The signal that qualifies a member's denial, or null: a condition on the deny, which it never lifts by itself. On a `y` and where no signal of
 * this name is known it means nothing.
 */
export function ccCondition({ value, exceptions }: UsageMember): string | null {
  return value === 'n' && exceptions !== null && CC_SIGNALS.has(exceptions) ? exceptions : null
}

/** What the parameter makes of a member, in words; null where it has none. */
export function ccMeaning(member: UsageMember): string | null {
  if (member.exceptions === null) return null
  if (member.value === 'y') return 'undefined: exceptions qualify a denial'
  const asked = CC_SIGNALS.get(member.exceptions)
  return asked === undefined ? 'no exception known, plain denial' : `denied unless ${asked}`
}
