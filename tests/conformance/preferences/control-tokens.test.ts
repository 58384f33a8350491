import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { agentScoped } from '#lib/preference/ai-agents.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Case = z.object({
  id: z.string(),
  tokens: z.array(z.string()).optional(),
  input: z.object({ robots_txt: z.string(), path: z.string(), tokens: z.array(z.string()).optional() }),
  expected_agent_scoped: z.array(z.record(z.string(), z.unknown())),
  basis_kind: z.string(),
})

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected_agent_scoped: expected, basis_kind } of casesOf('control-tokens', Case))
  test(`${id}${markOf(basis_kind)}`, () => {
    const found = agentScoped(parseRobotsTxt(Buffer.from(input.robots_txt)), input.path)
    // a case that speaks of no token of its own was written for the tokens of Google and Apple alone
    const asked = id.startsWith('webzio') ? found : found.filter(({ token }) => token !== 'Webzio-Extended')
    expect(asked.map(asWritten)).toEqual(expected)
  })

function asWritten(one: ReturnType<typeof agentScoped>[number]): Record<string, unknown> {
  if ('effects' in one) return { party: one.party, ...one.effects }
  return { party: one.party, access: 'deny', agent: one.token, implied: { [one.implied]: 'deny' } }
}
