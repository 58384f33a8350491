import { expect, test } from '@playwright/test'
import { attestation, fact, type OutcomeRow, someFacts, somePart } from '../example-facts.ts'
import type { DerivedFacts } from '../facts/derived.ts'
import type { RecordedFacts } from '../facts/groups.ts'
import type { ContributorTerms, Credit, Reciprocity } from '../facts/reciprocity.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const credited = (present: number): DerivedFacts['records'] => ({
  count: 100,
  columns: [
    { name: 'by', role: 'creator', present },
    { name: 'url', role: 'url', present: 100 },
    { name: 'licence', role: 'license', present: 100 },
  ],
})
const credit = (at: Credit['at'], value: number | null): RecordedFacts => ({
  credit: fact({ at, share: value === null ? null : { unit: 'records', value }, file: null }),
})
const act = {
  kind: 'text' as const,
  what: 'corrected scans',
  beneficiary: 'the archive',
  date: '2025-01-01',
  state: 'done' as const,
}
const acts = (...list: Reciprocity['acts']): VersionFacts =>
  someFacts({ recorded: { reciprocity: fact({ acts: list }) } })
const better = (...list: [string | null, string][]): VersionFacts =>
  someFacts({
    recorded: { enhancements: fact({ enhancements: list.map(([url, license]) => ({ what: 'text', url, license })) }) },
  })
const OUT = 'https://example.org/out'
const agreed = (over: Partial<ContributorTerms>): VersionFacts =>
  someFacts({ recorded: { 'contributor-terms': fact({ contributors: null, workers: null, ...over }) } })
const contributors = { consent: OUT, consentVersion: '2', withdrawal: 'by e-mail' }
const run = (id: string) => ({
  id,
  organization: 'other',
  isPublisher: false,
  startedAt: null,
  pinned: true,
  reference: null,
})
const honoured = (...ids: string[]): RecordedFacts => ({
  'conditions-honoured': fact({ runs: ids.map((id) => ({ run: id, how: 'Credit in the card.' })) }),
})
const bound = { parts: [somePart()], runs: [run('a'), run('b')] }

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '5.1': WITH_EXCUSE,
  '5.2': ALL,
  '5.3': WITH_EXCUSE,
  '5.4': WITH_EXCUSE,
  '5.5': WITH_EXCUSE,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '5.1': [
    ['with each record, seen in the manifest', 'true', someFacts({ derived: { records: credited(99) } })],
    ['with each record, as recorded', 'true', someFacts({ recorded: credit('record', 1) })],
    ['with most records', 'partly', someFacts({ derived: { records: credited(85) } })],
    ['for each source', 'partly', someFacts({ recorded: credit('source', null) })],
    ['with few records', 'false', someFacts({ derived: { records: credited(10) } })],
    ['nowhere', 'false', someFacts({ recorded: credit('nowhere', null) })],
    ['not recorded', 'unknown', someFacts()],
    ['with how many is not said', 'unknown', someFacts({ recorded: credit('record', null) })],
    [
      'all in the public domain',
      'not-applicable',
      someFacts({ derived: { parts: [somePart({ isPublicDomain: true })] } }),
    ],
  ],
  '5.2': [
    ['something was given back', 'true', acts(act)],
    ['promised', 'partly', acts({ ...act, state: 'promised' })],
    ['done without a date', 'partly', acts({ ...act, date: null })],
    ['nothing', 'false', acts()],
    ['not recorded', 'unknown', someFacts()],
  ],
  '5.3': [
    ['published under an open licence', 'true', better([OUT, 'CC-BY-4.0'])],
    ['published without one', 'partly', better([OUT, ''])],
    ['under one that is not open', 'partly', better([OUT, 'CC-BY-NC-4.0'])],
    ['not published', 'false', better([null, 'MIT'])],
    ['not recorded', 'unknown', someFacts()],
    ['nothing was enhanced', 'not-applicable', someFacts({ recorded: { 'attested-no-enhancements': attestation() } })],
  ],
  '5.4': [
    ['all that applies', 'true', agreed({ contributors, workers: { pay: '20 an hour', conditions: 'by contract' } })],
    [
      'conditions of workers are left out',
      'partly',
      agreed({ contributors, workers: { pay: '20 an hour', conditions: '' } }),
    ],
    ['none of it', 'false', agreed({ workers: { pay: '', conditions: '' } })],
    ['neither is named, and it is not attested', 'unknown', agreed({})],
    ['not recorded', 'unknown', someFacts()],
    [
      'no contributors, no workers',
      'not-applicable',
      someFacts({ recorded: { 'attested-no-contributors': attestation() } }),
    ],
  ],
  '5.5': [
    ['every run says how', 'true', someFacts({ recorded: honoured('a', 'b'), derived: bound })],
    ['half of them', 'partly', someFacts({ recorded: honoured('a'), derived: bound })],
    ['none', 'false', someFacts({ recorded: honoured('c'), derived: bound })],
    ['not recorded', 'unknown', someFacts({ derived: { ...bound } })],
    ['no run', 'not-applicable', someFacts({ derived: { parts: [somePart()] } })],
    [
      'no conditions',
      'not-applicable',
      someFacts({
        derived: { runs: [run('a')], parts: [], leading: { ...somePart({ conditions: [] }), kind: 'declared' } },
      }),
    ],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('5.')))
  for (const [says, outcome, facts] of TABLE[probe.criterion] ?? [])
    test(`${probe.criterion} is ${outcome}: ${says}`, () => {
      const finding = find(facts, probe)
      expect(finding.outcome, finding.reason).toBe(outcome)
      expect(finding.remedy === null).toBe(outcome === 'true' || outcome === 'not-applicable')
      expect(finding.reason).toMatch(/\S\.?$/)
    })

test('the table has each outcome that the rubric knows of each criterion', () => {
  const told = Object.entries(TABLE).map(([id, rows]) => [id, [...new Set(rows.map(([, outcome]) => outcome))].sort()])
  expect(told).toEqual(Object.entries(EXPECTED))
})
