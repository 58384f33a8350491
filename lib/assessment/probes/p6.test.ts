import { expect, test } from '@playwright/test'
import { fact, type OutcomeRow, someFacts, somePart } from '../example-facts.ts'
import type { OpenChannel } from '../facts/community.ts'
import type { RecordedFacts } from '../facts/groups.ts'
import type { ProcessingStep } from '../facts/reproducibility.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const doi = { scheme: 'doi' as const, value: '10.1/x', level: 'version' as const }
const exact = { ...somePart(), kind: 'declared' as const }
const provenance: RecordedFacts = { 'provenance-standards': fact({ standards: [{ name: 'W3C PROV', url: null }] }) }
const tools = (...list: Partial<ProcessingStep>[]): VersionFacts =>
  someFacts({
    recorded: {
      processing: fact({
        steps: list.map((over) => ({
          name: 'x',
          purpose: '',
          codeUrl: null,
          commit: '',
          parameters: '',
          codeLicense: '',
          unit: 'records',
          countIn: null,
          countOut: null,
          isPublicTool: null,
          ...over,
        })),
      }),
    },
  })
const OUT = 'https://example.org/code'
const partners = (...roles: string[]): RecordedFacts => ({
  partners: fact({ partners: roles.map((role) => ({ name: 'Library', role, url: null, date: null })) }),
})
const channel = (over: Partial<OpenChannel>): VersionFacts =>
  someFacts({ recorded: { 'open-channel': fact({ tracker: OUT, guide: OUT, lastAnswer: '2026-05-01', ...over }) } })
const lessons = (url: string | null, reportsLimits: boolean): VersionFacts =>
  someFacts({ recorded: { lessons: fact({ url, reportsLimits }) } })

const ALL = ['false', 'partly', 'true', 'unknown']
const EXPECTED = {
  '6.1': ['false', 'partly', 'true'],
  '6.2': ALL,
  '6.3': ALL,
  '6.4': ALL,
  '6.5': ALL,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '6.1': [
    [
      'three, seen by the registry',
      'true',
      someFacts({ derived: { leading: exact, croissant: 'valid', languages: ['en'] } }),
    ],
    [
      'three, one of them recorded',
      'true',
      someFacts({ recorded: provenance, derived: { croissant: 'valid', identifiers: [doi] } }),
    ],
    ['two', 'partly', someFacts({ derived: { croissant: 'valid', languages: ['en'] } })],
    ['none', 'false', someFacts()],
  ],
  '6.2': [
    ['all steps', 'true', tools({ isPublicTool: true }, { codeUrl: OUT, codeLicense: 'MIT' })],
    ['half of them', 'partly', tools({ isPublicTool: true }, { isPublicTool: false })],
    ['none', 'false', tools({ isPublicTool: false })],
    ['not said', 'unknown', tools({})],
    ['no step is recorded', 'unknown', someFacts()],
  ],
  '6.3': [
    ['one, with its role', 'true', someFacts({ recorded: partners('scans') })],
    ['named only', 'partly', someFacts({ recorded: partners('') })],
    ['none', 'false', someFacts({ recorded: partners() })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '6.4': [
    ['tracker, guide, and an answer', 'true', channel({})],
    ['answered too long ago', 'partly', channel({ lastAnswer: '2026-01-01' })],
    ['a tracker alone', 'partly', channel({ guide: null, lastAnswer: null })],
    ['an answer after the moment of looking is none', 'partly', channel({ lastAnswer: '2026-07-01' })],
    ['no tracker', 'false', channel({ tracker: null })],
    ['not recorded', 'unknown', someFacts()],
  ],
  '6.5': [
    ['with limits', 'true', lessons(OUT, true)],
    ['without limits', 'partly', lessons(OUT, false)],
    ['none', 'false', lessons(null, false)],
    ['not recorded', 'unknown', someFacts()],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('6.')))
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
