import { z } from 'zod'
import data from './data/ai-agents.json' with { type: 'json' }
import { AgentPurpose, type Effects } from './preference.ts'

/**
 * A name that AI operators use in robots.txt. `party`: who, null where nobody says. `basis`: from where the purpose is known; a `guess` never
 * decides (`preferences.md` §3).
 */
export const AiAgent = z.strictObject({
  token: z.string(),
  party: z.string().nullable(),
  purpose: AgentPurpose,
  basis: z.enum(['vendor', 'list', 'tool', 'source', 'guess']),
})
export type AiAgent = z.infer<typeof AiAgent>

const List = z.strictObject({ edition: z.iso.date(), source: z.string(), agents: z.array(AiAgent) })
const LIST = List.parse(data)

/** The day of the list; stored with what was decided by it. */
export const AI_AGENTS_EDITION = LIST.edition

/** The list itself, each name once whatever its case: of twins the one whose party is known. */
export const AI_AGENTS: readonly AiAgent[] = LIST.agents.filter((agent) => {
  const twins = LIST.agents.filter(({ token }) => token.toLowerCase() === agent.token.toLowerCase())
  return (twins.find(({ party }) => party !== null) ?? twins[0]) === agent
})

/** What refusing a control token means to its own operator: the rows of the vocabulary that name it. */
export const CONTROL_TOKENS: readonly { token: string; party: string; effects: Effects }[] = [
  { token: 'Google-Extended', party: 'Google', effects: { 'train-gen': 'deny', 'ai-input': 'deny' } },
  { token: 'Applebot-Extended', party: 'Apple', effects: { 'train-gen': 'deny' } },
  { token: 'Webzio-Extended', party: 'Webz.io', effects: { 'train-gen': 'deny' } },
]

/** The agent of a name, in any case, or null. */
export function findAgent(token: string): AiAgent | null {
  return AI_AGENTS.find((agent) => agent.token.toLowerCase() === token.toLowerCase()) ?? null
}
