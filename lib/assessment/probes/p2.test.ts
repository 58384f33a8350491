import { expect, test } from '@playwright/test'
import { attestation, fact, KEPT, type OutcomeRow, someFacts, someSource } from '../example-facts.ts'
import type { SourceFact } from '../facts/derived.ts'
import type { Acquisition, ProcessingStep } from '../facts/reproducibility.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const two = (over: Partial<SourceFact> = {}) => [someSource(over), someSource({ id: 'source/1', name: 'Songs' })]
const step = (over: Partial<ProcessingStep> = {}): ProcessingStep => ({
  name: 'filter',
  purpose: 'drop what is not text',
  codeUrl: 'https://example.org/code',
  commit: 'abc',
  parameters: 'none',
  codeLicense: 'MIT',
  unit: 'records',
  countIn: 10,
  countOut: 9,
  isPublicTool: null,
  ...over,
})
const steps = (...list: ProcessingStep[]) => ({ processing: fact({ steps: list }) })
const line = (source: string, over: Partial<Acquisition['sources'][number]> = {}) => ({
  source,
  method: 'crawl',
  tool: 'crawler',
  toolVersion: '2',
  from: '2025-01-01',
  to: '2025-02-01',
  snapshot: KEPT.digest,
  ...over,
})
const check = (source: string, state: 'reachable' | 'archived' | 'gone', checkedAt = '2026-05-01') => ({
  source,
  state,
  checkedAt,
  archivedUrl: null,
})
const sized = [
  someSource({ share: { unit: 'tokens', value: 0.85 } }),
  someSource({ id: 'source/1', name: 'Songs', share: { unit: 'tokens', value: 0.15 } }),
]
const reach = (...checks: ReturnType<typeof check>[]) =>
  someFacts({ recorded: { reachability: fact({ checks }) }, derived: { sources: sized } })
const card: NonNullable<VersionFacts['recorded']['documentation']> = fact({
  cards: [{ kind: 'datasheet', url: 'https://example.org/card' }],
})

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '2.1': ALL,
  '2.2': WITH_EXCUSE,
  '2.3': ALL,
  '2.4': ALL,
  '2.5': ALL,
  '2.6': ALL,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '2.1': [
    [
      'the version record says both of each',
      'true',
      someFacts({ derived: { sources: [someSource({ reason: 'Out of copyright.' })] } }),
    ],
    [
      'recorded later, with evidence',
      'true',
      someFacts({
        recorded: { selection: fact({ sources: [{ source: 'Letters', reason: 'Old.', url: null }] }) },
        derived: { sources: [someSource()] },
      }),
    ],
    [
      'recorded later, without evidence',
      'partly',
      someFacts({
        recorded: { selection: fact({ sources: [{ source: 'source/0', reason: 'Old.', url: null }] }, []) },
        derived: { sources: [someSource()] },
      }),
    ],
    ['half of the sources', 'partly', someFacts({ derived: { sources: two({ reason: 'Old.' }) } })],
    ['none has a reason', 'false', someFacts({ derived: { sources: two() } })],
    ['no source is named', 'unknown', someFacts()],
  ],
  '2.2': [
    [
      'all four of each',
      'true',
      someFacts({
        recorded: { acquisition: fact({ sources: [line('source/0'), line('Songs')] }) },
        derived: { sources: two() },
      }),
    ],
    [
      'no snapshot',
      'partly',
      someFacts({
        recorded: { acquisition: fact({ sources: [line('source/0', { snapshot: null }), line('Songs')] }) },
        derived: { sources: two() },
      }),
    ],
    [
      'one source is left out',
      'false',
      someFacts({ recorded: { acquisition: fact({ sources: [line('source/0')] }) }, derived: { sources: two() } }),
    ],
    ['not recorded', 'unknown', someFacts({ derived: { sources: two() } })],
    ['no source is named', 'unknown', someFacts()],
    [
      'made by the publisher',
      'not-applicable',
      someFacts({ recorded: { 'attested-created-by-publisher': attestation() } }),
    ],
  ],
  '2.3': [
    ['code at a commit, with all', 'true', someFacts({ recorded: steps(step()) })],
    ['public but unpinned', 'partly', someFacts({ recorded: steps(step({ commit: '' }), step({ commit: '' })) })],
    ['half of the steps', 'partly', someFacts({ recorded: steps(step(), step({ codeUrl: null })) })],
    ['no code', 'false', someFacts({ recorded: steps(step({ codeUrl: null })) })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '2.4': [
    ['purpose and both counts', 'true', someFacts({ recorded: steps(step()) })],
    ['half of the steps', 'partly', someFacts({ recorded: steps(step(), step({ purpose: '' })) })],
    ['no counts', 'false', someFacts({ recorded: steps(step({ countOut: null })) })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '2.5': [
    ['reachable or archived', 'true', reach(check('source/0', 'reachable'), check('Songs', 'archived', '2020-01-01'))],
    ['most of it', 'partly', reach(check('source/0', 'reachable'), check('Songs', 'gone'))],
    ['most is gone', 'false', reach(check('source/0', 'gone'), check('Songs', 'reachable'))],
    ['checked too long ago', 'unknown', reach(check('source/0', 'reachable', '2024-01-01'), check('Songs', 'gone'))],
    [
      'the newest check counts',
      'false',
      reach(check('source/0', 'reachable', '2026-04-01'), check('source/0', 'gone', '2026-05-02')),
    ],
    ['never checked', 'unknown', someFacts({ derived: { sources: sized } })],
    ['no source is named', 'unknown', someFacts()],
  ],
  '2.6': [
    ['both', 'true', someFacts({ recorded: { documentation: card }, derived: { croissant: 'valid' } })],
    ['the card alone', 'partly', someFacts({ recorded: { documentation: card } })],
    ['the metadata alone', 'partly', someFacts({ derived: { croissant: 'valid' } })],
    ['neither', 'false', someFacts({ recorded: { documentation: fact({ cards: [] }) } })],
    ['not recorded', 'unknown', someFacts()],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('2.')))
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
