import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { AIPREF_LABELS } from '#lib/preference/aipref-vocabulary.ts'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import { headerUsage, readContentUsage } from '#lib/preference/content-usage.ts'
import type { Profile, UsageLeaf } from '#lib/preference/preference.ts'
import { robotsAccess } from '#lib/preference/robots-access.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import type { Reading, Signal } from '#lib/preference/signal.ts'
import { combineUsage } from '#lib/preference/usage-dictionary.ts'
import { robotsUsage } from '#lib/preference/usage-rules.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Words = z.record(z.string(), z.string())
const Common = { id: z.string(), protective: Words.optional(), basis_kind: z.string() }
const HeaderCase = z.object({
  ...Common,
  type: z.literal('header'),
  input: z.object({ content_usage_lines: z.array(z.string()) }),
  expected: Words,
})
const RobotsCase = z.object({
  ...Common,
  type: z.literal('robots'),
  input: z.object({ robots_txt: z.string(), user_agent: z.string(), path: z.string() }),
  expected: z.object({ access: z.string(), preferences: Words.nullable() }),
  ambiguous: z.object({ 'aipref-grammar': Words, 'rfc9309-grouping': Words }).optional(),
})
const CombineCase = z.object({
  ...Common,
  type: z.literal('combine'),
  input: z.object({ statements: z.array(z.object({ from: z.enum(['robots', 'header']) }).catchall(z.string())) }),
  expected: Words,
})
const Case = z.discriminatedUnion('type', [HeaderCase, RobotsCase, CombineCase])

const WORDS: Record<string, string> = { allow: 'allow', deny: 'disallow', unspecified: 'unknown' }
const LEAF_OF: Record<string, UsageLeaf> = { 'train-ai': 'train-gen', 'ai-use': 'ai-input', search: 'search' }

function signalOf(part: Partial<Signal>): Signal {
  return { mechanism: 'content-usage', location: 'https://a.example/', body: null, headers: [], ...part }
}

function linesOf(values: readonly string[]): Signal {
  return signalOf({ headers: values.map((value): [string, string] => ['Content-Usage', value]) })
}

function decided({ statements }: Pick<Reading, 'statements'>, agent: string, profile: Profile) {
  const decision = combinePreferences({ statements, context: { identities: [agent] } }, profile)
  return Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))
}

/** What the leaves say in the words of the vocabulary; nothing else is said of its labels. */
function wordsOf(reading: Reading, agent: string): Record<string, string> {
  const told = decided(reading, agent, 'literal')
  return Object.fromEntries(
    AIPREF_LABELS.map((label) => [label, WORDS[told[LEAF_OF[label] ?? ''] ?? 'unspecified'] ?? '']),
  )
}

function expectProtective(reading: Reading, agent: string, protective: Record<string, string> | undefined) {
  expect(decided(reading, agent, 'protective')).toEqual(protective ?? decided(reading, agent, 'literal'))
}

test.skip(!arePreferencesHere, SKIPPED)

for (const one of casesOf('aipref-content-usage', Case)) {
  const mark = markOf(one.basis_kind)
  const title = `${one.id}${mark}`
  if (one.type === 'header') testHeader(title, one)
  if (one.type === 'robots') testRobots(title, one)
  if (one.type === 'combine') testCombine(title, one)
}

function testHeader(title: string, { id, input, expected, protective }: z.infer<typeof HeaderCase>) {
  const reading = readContentUsage(linesOf(input.content_usage_lines), {
    url: 'https://a.example/',
    agent: 'x',
    media: null,
  })
  test(title, () => {
    expect(combineUsage([headerUsage(input.content_usage_lines)])).toEqual(expected)
    expect(wordsOf(reading, 'x')).toEqual(expected)
  })
  test(`${id}, protective (our interpretation)`, () => {
    expectProtective(reading, 'x', protective)
    expect(reading.flags.includes('legacy-label')).toBe(protective !== undefined)
  })
}

function testRobots(title: string, { id, input, expected, protective, ambiguous }: z.infer<typeof RobotsCase>) {
  const { robots_txt, user_agent: agent, path } = input
  const file = parseRobotsTxt(Buffer.from(robots_txt))
  const signal = signalOf({ location: 'https://a.example/robots.txt', body: Buffer.from(robots_txt) })
  const reading = readContentUsage(signal, { url: `https://a.example${path}`, agent, media: null })
  test(title, () => {
    expect(robotsAccess(file, agent)(path).access).toBe(expected.access)
    expect(robotsUsage(file, { agent, path, grouping: 'extended' })).toEqual(expected.preferences)
    const unknown = { 'train-ai': 'unknown', 'ai-use': 'unknown', search: 'unknown' }
    expect(wordsOf(reading, agent)).toEqual(expected.preferences ?? unknown)
  })
  test(`${id}, protective (our interpretation)`, () => {
    expectProtective(reading, agent, protective)
  })
  if (ambiguous !== undefined)
    test(`${id}, read by either grouping, flagged (our interpretation)`, () => {
      expect(robotsUsage(file, { agent, path, grouping: 'extended' })).toEqual(ambiguous['aipref-grammar'])
      expect(robotsUsage(file, { agent, path, grouping: 'rfc' })).toEqual(ambiguous['rfc9309-grouping'])
      expect(reading.flags).toContain('ambiguous-grouping')
    })
}

/** The uses of the table beyond the labels, and the leaf in which each of them lies. */
const USES: Record<string, string> = {
  'use:train a ranking model used only inside a qualifying search application': 'search',
  'use:train a chatbot': 'train-gen',
}

function testCombine(title: string, { input, expected }: z.infer<typeof CombineCase>) {
  test(title, () => {
    const readings = input.statements.map(({ from, ...labels }) => {
      const members = Object.entries(labels).map(([label, value]) => `${label}=${value}`)
      const robots = `User-agent: *\nContent-Usage: ${members.join(', ')}\n`
      const signal = from === 'header' ? linesOf([members.join(', ')]) : signalOf({ body: Buffer.from(robots) })
      return readContentUsage(signal, { url: 'https://a.example/', agent: 'x', media: null })
    })
    const reading = { statements: readings.flatMap(({ statements }) => statements), flags: [] }
    const told = decided(reading, 'x', 'literal')
    const uses = Object.entries(USES).filter(([use]) => use in expected)
    expect({
      ...wordsOf(reading, 'x'),
      ...Object.fromEntries(uses.map(([use, leaf]) => [use, WORDS[told[leaf] ?? ''] ?? 'unknown'])),
    }).toEqual(expected)
  })
}
