import { expect, test } from '@playwright/test'
import { fact, someFacts, someSource } from '../example-facts.ts'
import { FACT_KEYS } from '../facts/groups.ts'
import type { VersionFacts } from '../facts.ts'
import { find, findAll } from '../find.ts'
import { criterionOf } from '../rubric.ts'
import { isWithin } from './days.ts'
import { PROBES } from './index.ts'
import { isOpenLicense } from './open-license.ts'
import { linesOn, thirdParty } from './sources.ts'

test('of a version of which nothing is recorded most is unknown, and unknown is not false', () => {
  const outcomes = findAll(someFacts()).map(({ criterion, outcome }) => [criterion, outcome])
  expect(outcomes.filter(([, outcome]) => outcome === 'unknown')).toHaveLength(35)
  expect(outcomes.filter(([, outcome]) => outcome !== 'unknown')).toEqual([
    ['1.6', 'false'],
    ['5.5', 'not-applicable'],
    ['6.1', 'false'],
    ['7.1', 'false'],
    ['7.4', 'true'],
  ])
})

/** The facts, and which of them were looked at. */
function watched(facts: VersionFacts): { facts: VersionFacts; seen: Set<string> } {
  const seen = new Set<string>()
  const watch = <Part extends object>(part: Part, prefix: string): Part =>
    new Proxy(part, {
      get(target, member, receiver) {
        if (member !== 'recorded' && member !== 'derived') seen.add(`${prefix}${String(member)}`)
        return Reflect.get(target, member, receiver)
      },
    })
  const whole = { ...facts, recorded: watch(facts.recorded, 'recorded/'), derived: watch(facts.derived, 'derived/') }
  return { facts: watch(whole, ''), seen }
}

/** So much of a version that no probe stops before it has looked at all that it may. */
const RICH = someFacts({
  derived: {
    sources: [someSource()],
    copies: [{ custodian: 'a', mandate: true, lastVerified: null, outcome: 'intact' }],
    withdrawal: { kind: 'privacy', at: '2026-01-01' },
    files: { count: 1, withDigest: 1, lastVerified: null, formats: [] },
    identifiers: [{ scheme: 'doi', value: '10.1/x', level: 'version' }],
    hosts: ['https://host.example/'],
    preferences: { rules: '', asOf: '', moment: 'observed', records: 2, disallowed: 1, allowed: 1, unknown: 0 },
    runs: [{ id: 'a', organization: '', isPublisher: false, startedAt: null, pinned: true, reference: null }],
  },
  recorded: { removals: fact({ requests: 0, removals: [] }) },
})

test('a probe looks at nothing but the facts that the rubric says decide, so that a difference can be told by them', () => {
  const beside = PROBES.flatMap((probe) =>
    [someFacts(), RICH].flatMap((given) => {
      const { facts, seen } = watched(given)
      find(facts, probe)
      const deciding = criterionOf(probe.criterion).facts
      return [...seen].filter((fact) => !deciding.includes(fact)).map((fact) => `${probe.criterion} ${fact}`)
    }),
  )
  expect(beside).toEqual([])
})

test('every group that people record is looked at by some probe', () => {
  const seen = new Set(
    PROBES.flatMap((probe) => {
      const { facts, seen } = watched(RICH)
      find(facts, probe)
      return [...seen]
    }),
  )
  expect(FACT_KEYS.filter((key) => !seen.has(`recorded/${key}`))).toEqual([])
})

test('lines speak of a source by its place or its name', () => {
  const lines = [{ source: 'source/0' }, { source: 'Letters' }, { source: 'Songs' }]
  expect(linesOn(lines, someSource())).toHaveLength(2)
  expect(linesOn(undefined, someSource())).toEqual([])
  expect(thirdParty([someSource(), someSource({ kind: 'synthetic' })])).toHaveLength(1)
})

test('a date is within so many days before the moment of looking, never after it', () => {
  expect(isWithin('2026-05-02', 30, '2026-06-01')).toBe(true)
  expect(isWithin('2026-05-01', 30, '2026-06-01T12:00:00Z')).toBe(false)
  expect(isWithin('2026-06-02', 30, '2026-06-01')).toBe(false)
  expect(isWithin(null, 30, '2026-06-01')).toBe(false)
})

test('an open licence is one that the table of terms calls open', () => {
  expect(['MIT', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'nonsense', ''].map(isOpenLicense)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
