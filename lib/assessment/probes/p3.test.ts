import { expect, test } from '@playwright/test'
import { attestation, fact, type OutcomeRow, someFacts, someSource } from '../example-facts.ts'
import type { DerivedFacts } from '../facts/derived.ts'
import type { RecordedFacts } from '../facts/groups.ts'
import {
  CARRIED,
  type PreferenceHandling,
  type RemovalRoute,
  type Removals,
  type SensitiveScans,
} from '../facts/harm.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const sources = [someSource(), someSource({ id: 'source/1', name: 'Songs' })]
const observation = (source: string, observed: string[], unread: string[] = []) => ({
  source,
  observed,
  unread,
  lastAt: '2026-01-01',
})
const asked = (...observations: ReturnType<typeof observation>[]) => someFacts({ derived: { sources, observations } })
const read = (disallowed: number, open = 0): NonNullable<DerivedFacts['preferences']> => ({
  rules: 'preference-rules/1',
  asOf: '2026-01-01',
  moment: 'collection',
  records: 100,
  disallowed,
  allowed: 100 - disallowed - open,
  unknown: open,
})
const handling = (over: Partial<PreferenceHandling>): RecordedFacts => ({
  'preference-handling': fact({ excluded: 0, overrides: [], removal: null, ...over }),
})
const column = (name: string, role: 'license' | 'url' | 'retrievedAt' | null) => ({ name, role, present: 5 })
const columns = [
  column('licence', 'license'),
  column('url', 'url'),
  column('at', 'retrievedAt'),
  column('signal', null),
]
const carries = (at: 'record' | 'source' | 'nowhere', name = '') => fact({ carries: { signal: { at, column: name } } })
const everywhere = fact({
  carries: Object.fromEntries(CARRIED.map((member) => [member, { at: 'source' as const, column: '' }])),
})
const route = (over: Partial<RemovalRoute> = {}): RecordedFacts => ({
  'removal-route': fact({
    form: null,
    contact: 'ada@example.org',
    process: 'https://example.org/process',
    targetDays: 30,
    log: 'https://example.org/log',
    ...over,
  }),
})
const removal = { id: 'record-1', count: 1, reason: 'privacy' as const, date: '2026-01-01', firstWithout: '1.1.0' }
const removals = (requests: number, ...list: Removals['removals']): RecordedFacts => ({
  removals: fact({ requests, removals: list }),
})
const scan = { tool: 'finder', version: '1', classes: ['phone'], date: '2026-01-01', actions: [] }
const scans = (over: Partial<SensitiveScans>): VersionFacts =>
  someFacts({ recorded: { 'sensitive-scans': fact({ scans: [], policy: null, ...over }) } })

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '3.1': WITH_EXCUSE,
  '3.2': WITH_EXCUSE,
  '3.3': ALL,
  '3.4': ALL,
  '3.5': WITH_EXCUSE,
  '3.6': WITH_EXCUSE,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '3.1': [
    [
      'each was asked and answered',
      'true',
      asked(observation('source/0', ['robots-txt']), observation('source/1', ['robots-txt'])),
    ],
    [
      'a failed fetch is no observation',
      'partly',
      asked(observation('source/0', ['robots-txt']), observation('source/1', [], ['robots-txt'])),
    ],
    [
      'none could be read',
      'false',
      asked(observation('source/0', [], ['robots-txt']), observation('source/1', [], ['robots-txt'])),
    ],
    ['none was asked', 'unknown', asked()],
    ['no source is named', 'unknown', someFacts()],
    [
      'all of it was made for the publisher',
      'not-applicable',
      someFacts({ derived: { sources: [someSource({ kind: 'crowd-work' })] } }),
    ],
    [
      'made by the publisher',
      'not-applicable',
      someFacts({ recorded: { 'attested-created-by-publisher': attestation() } }),
    ],
  ],
  '3.2': [
    ['none is left', 'true', someFacts({ derived: { preferences: read(0, 10) } })],
    [
      'all overridden by permission',
      'true',
      someFacts({
        recorded: handling({ overrides: [{ records: 5, permission: 'By contract.', date: '2025-01-01' }] }),
        derived: { preferences: read(5) },
      }),
    ],
    [
      'their removal is dated',
      'partly',
      someFacts({
        recorded: handling({ removal: { date: '2026-09-01', plan: '' } }),
        derived: { preferences: read(5) },
      }),
    ],
    ['some are left', 'false', someFacts({ derived: { preferences: read(5) } })],
    ['never read', 'unknown', someFacts()],
    ['of no record could it be told', 'unknown', someFacts({ derived: { preferences: read(0, 100) } })],
    [
      'made by the publisher',
      'not-applicable',
      someFacts({ recorded: { 'attested-created-by-publisher': attestation() } }),
    ],
    [
      'all of it was made for the publisher',
      'not-applicable',
      someFacts({ derived: { sources: [someSource({ kind: 'synthetic' })] } }),
    ],
  ],
  '3.3': [
    [
      'with each record',
      'true',
      someFacts({
        recorded: { 'release-schema': carries('record', 'signal') },
        derived: { records: { count: 5, columns } },
      }),
    ],
    ['for each source', 'partly', someFacts({ recorded: { 'release-schema': everywhere } })],
    ['not at all', 'false', someFacts({ recorded: { 'release-schema': carries('nowhere') } })],
    [
      'a column that the records do not have',
      'false',
      someFacts({
        recorded: { 'release-schema': carries('record', 'elsewhere') },
        derived: { records: { count: 5, columns } },
      }),
    ],
    ['of the signal nothing is recorded', 'unknown', someFacts({ derived: { records: { count: 5, columns } } })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '3.4': [
    ['all four', 'true', someFacts({ recorded: route() })],
    ['contact and process', 'partly', someFacts({ recorded: route({ log: null }) })],
    ['no process', 'false', someFacts({ recorded: route({ process: null }) })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '3.5': [
    ['all of it', 'true', someFacts({ recorded: removals(1, removal) })],
    ['count and date only', 'partly', someFacts({ recorded: removals(1, { ...removal, reason: null }) })],
    ['asked for and undocumented', 'false', someFacts({ recorded: removals(2) })],
    ['none asked for, and no way to ask', 'unknown', someFacts({ recorded: removals(0) })],
    [
      'none asked for is said without evidence',
      'unknown',
      someFacts({ recorded: { ...route(), removals: fact({ requests: 0, removals: [] }, []) } }),
    ],
    ['not recorded', 'unknown', someFacts()],
    ['none asked for, and a way to ask', 'not-applicable', someFacts({ recorded: { ...route(), ...removals(0) } })],
  ],
  '3.6': [
    [
      'a scan, and an action for each class',
      'true',
      scans({ scans: [{ ...scan, actions: [{ class: 'phone', action: 'masked', note: '' }] }] }),
    ],
    ['a scan alone', 'partly', scans({ scans: [scan] })],
    ['a policy alone', 'partly', scans({ policy: 'https://example.org/policy' })],
    ['neither', 'false', scans({})],
    ['not recorded', 'unknown', someFacts()],
    ['no natural persons', 'not-applicable', someFacts({ recorded: { 'attested-no-natural-persons': attestation() } })],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('3.')))
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
