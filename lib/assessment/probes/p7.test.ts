import { expect, test } from '@playwright/test'
import { fact, type OutcomeRow, someFacts } from '../example-facts.ts'
import type { ArchiveCopyFact, DerivedFacts } from '../facts/derived.ts'
import type { RecordedFacts } from '../facts/groups.ts'
import type { Maintenance } from '../facts/preservation.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const doi = (level: 'version' | 'dataset') => ({
  scheme: 'doi' as const,
  value: `10.1/${level}`,
  level,
  resolvedAt: '2026-01-01',
})
const resolved = (level: 'version' | 'dataset'): VersionFacts =>
  someFacts({ recorded: { identifiers: fact({ identifiers: [doi(level)] }) } })
const copy = (custodian: string, over: Partial<ArchiveCopyFact> = {}): ArchiveCopyFact => ({
  custodian,
  mandate: false,
  lastVerified: '2026-01-01',
  outcome: 'intact',
  ...over,
})
const copies = (...list: ArchiveCopyFact[]) => someFacts({ derived: { copies: list } })
const files = (over: Partial<DerivedFacts['files']>): VersionFacts =>
  someFacts({ derived: { files: { count: 2, withDigest: 2, lastVerified: '2026-01-01', formats: [], ...over } } })
const format = (mediaType: string, extension = '') => ({ mediaType, extension, files: 1 })
const formats = (hasColumns: boolean, ...list: ReturnType<typeof format>[]): VersionFacts =>
  someFacts({
    derived: { hasColumns, files: { count: list.length, withDigest: 0, lastVerified: null, formats: list } },
  })
const HOST = 'https://host.example/whales'
const host = (showsSameLatest: boolean): RecordedFacts => ({
  'host-versions': fact({ hosts: [{ url: HOST, showsSameLatest, checkedAt: '2026-01-01' }] }),
})
const kept = (over: Partial<Maintenance>): VersionFacts =>
  someFacts({
    recorded: {
      maintenance: fact({
        maintainer: 'Ada',
        contact: 'ada@example.org',
        contactAnswered: '2026-01-01',
        continuityPlan: HOST,
        lastReview: '2026-01-01',
        ...over,
      }),
    },
  })
const withdrawal = { kind: 'privacy' as const, at: '2026-02-01' }

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '7.1': ['false', 'partly', 'true'],
  '7.2': WITH_EXCUSE,
  '7.3': ALL,
  '7.4': ['false', 'partly', 'true'],
  '7.5': ALL,
  '7.6': ALL,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '7.1': [
    ['it names the version', 'true', resolved('version')],
    [
      'in the version record, never resolved',
      'partly',
      someFacts({ derived: { identifiers: [{ scheme: 'doi', value: '10.1/x', level: 'version' }] } }),
    ],
    ['it names the dataset', 'partly', resolved('dataset')],
    ['none', 'false', someFacts()],
  ],
  '7.2': [
    ['two custodians, one with a mandate', 'true', copies(copy('a', { mandate: true }), copy('b'))],
    ['two without a mandate', 'partly', copies(copy('a'), copy('b'))],
    ['two copies of one custodian', 'partly', copies(copy('a', { mandate: true }), copy('a'))],
    ['the copy is gone', 'false', copies(copy('a', { outcome: 'gone' }))],
    ['none is known', 'unknown', someFacts()],
    ['could not be checked', 'unknown', copies(copy('a', { outcome: 'unknown' }))],
    ['withdrawn for the sake of rights', 'not-applicable', someFacts({ derived: { status: 'withdrawn', withdrawal } })],
    [
      'withdrawn, and hosts may still show it',
      'unknown',
      someFacts({ derived: { status: 'withdrawn', withdrawal, hosts: [HOST] } }),
    ],
  ],
  '7.3': [
    ['all, verified lately', 'true', files({})],
    ['all, verified long ago', 'partly', files({ lastVerified: '2025-01-01T00:00:00Z' })],
    ['all, never verified', 'partly', files({ lastVerified: null })],
    ['a digest is missing', 'false', files({ withDigest: 1 })],
    ['no file is listed', 'unknown', someFacts()],
  ],
  '7.4': [
    ['no other host', 'true', someFacts()],
    ['the host shows the same', 'true', someFacts({ recorded: host(true), derived: { hosts: [HOST] } })],
    ['the host was not looked at', 'partly', someFacts({ derived: { hosts: [HOST] } })],
    ['the host shows another', 'partly', someFacts({ recorded: host(false), derived: { hosts: [HOST] } })],
    ['no reason for the version', 'false', someFacts({ derived: { hasReason: false } })],
    ['a draft', 'false', someFacts({ derived: { status: 'draft' } })],
  ],
  '7.5': [
    [
      'open, with columns',
      'true',
      formats(true, format('application/vnd.apache.parquet', 'parquet'), format('application/octet-stream', 'jsonl')),
    ],
    ['open, without a schema', 'partly', formats(false, format('text/csv; charset=utf-8'))],
    ['a closed format', 'false', formats(true, format('text/csv'), format('application/octet-stream', 'pkl'))],
    ['a format that is not known', 'unknown', formats(true, format('application/octet-stream', 'bin'))],
    ['no file is listed', 'unknown', someFacts()],
  ],
  '7.6': [
    ['all of it', 'true', kept({})],
    ['no plan', 'partly', kept({ continuityPlan: null })],
    ['reviewed too long ago', 'partly', kept({ lastReview: '2025-01-01' })],
    ['no contact', 'false', kept({ contact: '' })],
    ['not recorded', 'unknown', someFacts()],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('7.')))
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
