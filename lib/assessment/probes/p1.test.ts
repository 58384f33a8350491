import { expect, test } from '@playwright/test'
import { attestation, fact, KEPT, LOOSE, type OutcomeRow, someFacts, somePart } from '../example-facts.ts'
import type { DerivedFacts, PartFact } from '../facts/derived.ts'
import type { Access } from '../facts/openness.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const leading = (over: Partial<PartFact>): Partial<DerivedFacts> => {
  const { id: _id, name: _name, share: _share, ...license } = somePart(over)
  return { leading: { ...license, kind: 'declared' } }
}
const tokens = (value: number) => ({ unit: 'tokens', value })
const terms = (...binds: ('public-domain' | 'open' | 'other')[]) =>
  fact({ terms: [{ name: 'Site terms', url: null, binds }] })
const access = (mode: Access['mode'], evidence = [KEPT]) => fact({ mode, url: null, checkedAt: '2026-05-01' }, evidence)

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '1.1': ALL,
  '1.2': WITH_EXCUSE,
  '1.3': ALL,
  '1.4': ALL,
  '1.5': WITH_EXCUSE,
  '1.6': ['false', 'not-applicable', 'partly', 'true'],
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '1.1': [
    ['an exact SPDX id with the licence file', 'true', someFacts({ derived: leading({}) })],
    ['open and exact, without evidence', 'partly', someFacts({ derived: leading({ evidence: [] }) })],
    ['open, but named by a reference of its own', 'partly', someFacts({ derived: leading({ isExactSpdx: false }) })],
    ['non-commercial', 'false', someFacts({ derived: leading({ expression: 'CC-BY-NC-4.0', open: 'no' }) })],
    ['nothing is settled', 'unknown', someFacts()],
    [
      'a licence whose terms are not known',
      'unknown',
      someFacts({ derived: leading({ expression: 'LicenseRef-x', open: 'unknown' }) }),
    ],
  ],
  '1.2': [
    [
      'all tokens are open',
      'true',
      someFacts({
        derived: { parts: [somePart({ share: tokens(0.99) }), somePart({ share: tokens(0.01), open: 'no' })] },
      }),
    ],
    [
      'all open, one of them without evidence',
      'partly',
      someFacts({
        derived: { parts: [somePart({ share: tokens(0.5) }), somePart({ share: tokens(0.5), evidence: [LOOSE] })] },
      }),
    ],
    [
      'half is open',
      'partly',
      someFacts({
        derived: { parts: [somePart({ share: tokens(0.6) }), somePart({ share: tokens(0.4), open: 'unknown' })] },
      }),
    ],
    [
      'less than half is open',
      'false',
      someFacts({
        derived: { parts: [somePart({ share: tokens(0.3) }), somePart({ share: tokens(0.7), open: 'no' })] },
      }),
    ],
    [
      'so much is undetermined that it could be half',
      'unknown',
      someFacts({
        derived: { parts: [somePart({ share: tokens(0.3) }), somePart({ share: tokens(0.7), open: 'unknown' })] },
      }),
    ],
    ['sizes are not known', 'unknown', someFacts({ derived: { parts: [somePart(), somePart({ open: 'no' })] } })],
    [
      'the publisher made all of it',
      'not-applicable',
      someFacts({ recorded: { 'attested-created-by-publisher': attestation() } }),
    ],
    [
      'attested without evidence is no excuse',
      'unknown',
      someFacts({ recorded: { 'attested-created-by-publisher': attestation([LOOSE]) } }),
    ],
  ],
  '1.3': [
    ['anonymous', 'true', someFacts({ recorded: { access: access('anonymous') } })],
    ['anonymous, without evidence', 'partly', someFacts({ recorded: { access: access('anonymous', []) } })],
    ['a free account', 'partly', someFacts({ recorded: { access: access('free-account') } })],
    ['a gate kept by people', 'false', someFacts({ recorded: { access: access('manual-gate') } })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '1.4': [
    ['there are none', 'true', someFacts({ recorded: { 'extra-terms': fact({ terms: [] }) } })],
    ['on other parts only', 'partly', someFacts({ recorded: { 'extra-terms': terms('other') } })],
    ['on the public domain', 'false', someFacts({ recorded: { 'extra-terms': terms('other', 'public-domain') } })],
    ['what they bind is not said', 'unknown', someFacts({ recorded: { 'extra-terms': terms() } })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '1.5': [
    [
      'both',
      'true',
      someFacts({ recorded: { 'plain-terms': fact({ summary: 'https://example.org/plain', modules: ['credit'] }) } }),
    ],
    [
      'one of the two',
      'partly',
      someFacts({ recorded: { 'plain-terms': fact({ summary: null, modules: ['credit'] }) } }),
    ],
    ['neither', 'false', someFacts({ recorded: { 'plain-terms': fact({ summary: null, modules: [] }) } })],
    ['not recorded', 'unknown', someFacts()],
    [
      'only a standard licence',
      'not-applicable',
      someFacts({ recorded: { 'extra-terms': fact({ terms: [] }) }, derived: leading({}) }),
    ],
  ],
  '1.6': [
    [
      'another organisation',
      'true',
      someFacts({ derived: { consumers: [{ kind: 'dataset', id: 'x', organization: 'other', isPublisher: false }] } }),
    ],
    [
      'only the publisher',
      'partly',
      someFacts({ derived: { consumers: [{ kind: 'run', id: 'x', organization: 'lab', isPublisher: true }] } }),
    ],
    ['nobody, after a year', 'false', someFacts()],
    ['first released 100 days ago', 'not-applicable', someFacts({ derived: { firstReleaseDate: '2026-02-21' } })],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('1.')))
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
