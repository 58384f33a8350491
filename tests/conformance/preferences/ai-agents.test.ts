import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { AI_AGENTS, AI_AGENTS_EDITION, findAgent } from '#lib/preference/agents.ts'
import { agentScoped } from '#lib/preference/ai-agents.ts'
import { AGENT_PURPOSES } from '#lib/preference/preference.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { arePreferencesHere, PREFERENCES_FOLDER, SKIPPED } from './tables.ts'

const Table = z.object({
  about: z.string(),
  purposes: z.record(z.string(), z.string()),
  count: z.number(),
  agents: z.array(
    z.object({
      token: z.string(),
      operator: z.string().nullable(),
      purpose: z.string(),
      purpose_basis: z.string(),
      rfc9309_product_token: z.boolean(),
    }),
  ),
})

/** Operators that we write shorter, or know where the list does not. */
const PARTIES: Record<string, string> = { ccbot: 'Common Crawl', 'webzio-extended': 'Webz.io' }

/** Purposes that make a refusal say something of use. */
const DECIDING = ['train', 'dataset', 'control-token']

test.skip(!arePreferencesHere, SKIPPED)

const TABLE = arePreferencesHere
  ? Table.parse(JSON.parse(readFileSync(new URL('ai-user-agents.json', PREFERENCES_FOLDER), 'utf8')))
  : { about: '', purposes: {}, count: 0, agents: [] }

test('all 166 names are here, of which three differ from another in case alone, by the same edition', () => {
  expect(TABLE.agents).toHaveLength(166)
  expect(TABLE.count).toBe(166)
  expect(AI_AGENTS).toHaveLength(163)
  expect(TABLE.about).toContain(`(${AI_AGENTS_EDITION})`.slice(1, -1))
  expect(Object.keys(TABLE.purposes).sort()).toEqual([...AGENT_PURPOSES].sort())
})

for (const { token, operator, purpose, purpose_basis } of TABLE.agents)
  test(`${token}: who, for what, and how that is known`, () => {
    const twin = TABLE.agents.find((one) => one.token.toLowerCase() === token.toLowerCase() && one.operator !== null)
    const party = PARTIES[token.toLowerCase()] ?? operator ?? twin?.operator ?? null
    expect(findAgent(token)).toMatchObject({ party, purpose, basis: purpose_basis })
    expect(findAgent(token)?.token.toLowerCase()).toBe(token.toLowerCase())
  })

test('a guess never decides: refusing an agent whose purpose is guessed says nothing of use (our interpretation)', () => {
  const guessed = TABLE.agents.filter(({ purpose_basis }) => purpose_basis === 'guess')
  expect(guessed).toHaveLength(13)
  for (const { token } of guessed) {
    const file = parseRobotsTxt(Buffer.from(`User-agent: ${token}\nDisallow: /\n`))
    expect(agentScoped(file, '/x').map((one) => one.token)).toEqual([])
  }
})

test('an agent of a known purpose that is refused by its whole name is found, also where no product token may be so written (our interpretation)', () => {
  const known = TABLE.agents.filter(
    ({ purpose, purpose_basis }) => purpose_basis !== 'guess' && DECIDING.includes(purpose),
  )
  expect(known.some(({ rfc9309_product_token }) => !rfc9309_product_token)).toBe(true)
  for (const { token } of known) {
    const file = parseRobotsTxt(Buffer.from(`User-agent: ${token}\nDisallow: /\n`))
    expect(agentScoped(file, '/x').map((one) => one.token.toLowerCase())).toContain(token.toLowerCase())
  }
})
