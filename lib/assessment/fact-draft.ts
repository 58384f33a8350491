import { z } from 'zod'
import { parseOrRefuse } from '../error.ts'
import { Evidence } from '../evidence.ts'
import { FactKey, valueForm } from './facts/groups.ts'

/** What a person, a form or an import records: a group's value, in the group's own form, with its evidence. `value` null takes it back. */
export const FactDraft = z.strictObject({
  key: FactKey,
  value: z.unknown(),
  evidence: z.array(Evidence).max(50).default([]),
})
export type FactDraft = z.infer<typeof FactDraft>

/** The fact with its value in the form of its group, defaults filled in; refuses one that isn't, with the place of each fault. */
export function settleFact({ key, value, evidence }: FactDraft): FactDraft {
  if (value === null) return { key, value, evidence: [] }
  return { key, value: parseOrRefuse(valueForm(key), value, `fact "${key}"`), evidence }
}
