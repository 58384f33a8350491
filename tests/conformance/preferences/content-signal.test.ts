import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { combinePreferences, toldLeaves } from '#lib/preference/combine.ts'
import {
  parseContentSignal,
  readContentSignal,
  robotsSignals,
  robotsSignalsAsRules,
  robotsSignalsMerged,
  signalValues,
} from '#lib/preference/content-signal.ts'
import { parseRobotsTxt } from '#lib/preference/robots-txt.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Values = z.record(z.string(), z.string())
const Case = z.object({
  id: z.string(),
  input: z.object({
    robots_txt: z.string().optional(),
    user_agent: z.string().default('x'),
    path: z.string().default('/'),
    content_signal_lines: z.array(z.string()).optional(),
  }),
  expected: Values,
  protective: Values.optional(),
  ambiguous: z.record(z.string(), Values).optional(),
  basis_kind: z.string(),
})

const OTHER = { 'signal-is-a-rule': robotsSignalsAsRules, merge: robotsSignalsMerged }

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, input, expected, protective, ambiguous = {}, basis_kind } of casesOf('content-signal', Case)) {
  const { robots_txt, user_agent, path, content_signal_lines: lines } = input
  const mark = markOf(basis_kind)
  const file = parseRobotsTxt(Buffer.from(robots_txt ?? ''))
  const signal = {
    mechanism: 'content-signal' as const,
    location: 'https://a.example/robots.txt',
    body: robots_txt === undefined ? null : Buffer.from(robots_txt),
    headers: (lines ?? []).map((value): [string, string] => ['Content-Signal', value]),
  }
  const subject = { url: `https://a.example${path}`, agent: user_agent, media: null }

  test(`${id}${mark}`, () => {
    const found =
      lines === undefined ? robotsSignals(file, user_agent, path) : signalValues(lines.map(parseContentSignal))
    expect(found).toEqual(expected)
  })
  for (const [reading, values] of Object.entries(ambiguous))
    test(`${id}, read as ${reading}, flagged (our interpretation)`, () => {
      const other = reading === 'merge' ? OTHER.merge : OTHER['signal-is-a-rule']
      expect(other(file, user_agent, path)).toEqual(values)
      expect(readContentSignal(signal, subject).flags).toContain('ambiguous-grouping')
    })
  if (protective !== undefined)
    test(`${id}, protective (our interpretation)`, () => {
      const { statements } = readContentSignal(signal, subject)
      const decision = combinePreferences({ statements, context: { identities: [user_agent] } }, 'protective')
      expect(Object.fromEntries(toldLeaves(decision).map((leaf) => [leaf, decision[leaf].value]))).toEqual(protective)
    })
  test(`${id}: what is read as a statement is what is signalled, and protective never allows more${mark}`, () => {
    const { statements } = readContentSignal(signal, subject)
    const context = { identities: [user_agent] }
    const [literal, strict] = [
      combinePreferences({ statements, context }, 'literal'),
      combinePreferences({ statements, context }, 'protective'),
    ]
    const training = { yes: 'allow', no: 'deny' }[expected['ai-train'] ?? ''] ?? 'unspecified'
    expect(literal['train-gen'].value).toBe(lines === undefined ? training : 'unspecified')
    for (const leaf of toldLeaves(strict)) if (strict[leaf].value === 'allow') expect(literal[leaf].value).toBe('allow')
  })
}
