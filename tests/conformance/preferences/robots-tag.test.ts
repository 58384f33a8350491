import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import type { Profile, UsageLeaf } from '#lib/preference/preference.ts'
import { readRobotsTag } from '#lib/preference/robots-tag.ts'
import type { Signal } from '#lib/preference/signal.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Leaves = z.record(z.string(), z.string())
const Case = z.object({
  id: z.string(),
  input: z.object({
    x_robots_tag_lines: z.array(z.string()).default([]),
    html_head: z.string().optional(),
    agent: z.string().nullable(),
    media: z.string(),
  }),
  expected: Leaves,
  protective: Leaves.optional(),
  agent_scoped: z.array(z.object({ agents: z.array(z.string()) }).catchall(z.string())).default([]),
  basis_kind: z.string(),
})

const URL = 'https://a.example/x'

function signalOf({ x_robots_tag_lines, html_head }: z.infer<typeof Case>['input']): Signal {
  return {
    mechanism: 'robots-tag',
    location: URL,
    body: html_head === undefined ? null : Buffer.from(`<!doctype html><html><head>${html_head}</head></html>`),
    headers: x_robots_tag_lines.map((line) => ['X-Robots-Tag', line]),
  }
}

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, protective, agent_scoped, basis_kind } of casesOf('x-robots-meta', Case)) {
  const decide = (agent: string, profile: Profile) => {
    const subject = { url: URL, agent, media: input.media }
    const statements = readRobotsTag([signalOf(input)], subject).flatMap((one) => one.statements)
    return combinePreferences({ statements, context: { identities: agent === '' ? [] : [agent] } }, profile)
  }
  const told = (profile: Profile) => {
    const decision = decide(input.agent ?? '', profile)
    return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
  }

  test(`${id}${markOf(basis_kind)}`, () => {
    expect(told('literal')).toEqual(expected)
  })
  test(`${id}, protective (our interpretation)`, () => {
    expect(told('protective')).toEqual(protective ?? expected)
  })
  for (const { agents, ...leaves } of agent_scoped)
    for (const agent of agents)
      test(`${id}, for ${agent}${markOf(basis_kind)}`, () => {
        const decision = decide(agent, 'literal')
        const isConditional = Object.values(leaves).some((value) => value.startsWith('conditional'))
        expect(toldLeaves(decision)).toEqual(toldLeaves(decision).filter((leaf) => leaf in leaves))
        expect(toldLeaves(decision)).toHaveLength(Object.keys(leaves).length)
        for (const leaf of toldLeaves(decision) satisfies UsageLeaf[]) {
          expect(decision[leaf].value).toBe('deny')
          expect(decision[leaf].conditions).toEqual(isConditional ? ['url, title and snippet only'] : [])
        }
      })
}
