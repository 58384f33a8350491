import { expect, test } from '@playwright/test'
import { attestation, fact, type OutcomeRow, someFacts, someSource } from '../example-facts.ts'
import type { DerivedFacts, SourceFact } from '../facts/derived.ts'
import type { Communities, GeneratedShare, LanguageProfile, Scope } from '../facts/diversity.ts'
import type { RecordedFacts } from '../facts/groups.ts'
import type { VersionFacts } from '../facts.ts'
import { find } from '../find.ts'
import { PROBES } from './index.ts'

const profile = (method: string, ...languages: LanguageProfile['languages']): RecordedFacts => ({
  'language-profile': fact({ languages, method }),
})
const EN = { tag: 'en', tokens: 80 }
const PT = { tag: 'pt-BR', tokens: 20 }
const target = (language: string, minimumTokens: number | null = null, minimumShare: number | null = null) => ({
  language,
  minimumTokens,
  minimumShare,
})
const scope = (...targets: Scope['targets']): RecordedFacts => ({ scope: fact({ targets }) })
const kinds = (...list: [SourceFact['kind'], number][]) =>
  someFacts({
    derived: {
      sources: list.map(([kind, value], index) =>
        someSource({ id: `source/${index}`, kind, share: { unit: 'tokens', value } }),
      ),
    },
  })
const note = (source: string, weaknesses = 'Old spelling.') => ({ source, strengths: 'Clean.', weaknesses })
const two = [someSource(), someSource({ id: 'source/1', name: 'Songs' })]
const partner = { community: 'Basque speakers', partner: 'Euskaltzaindia', role: 'review', date: '2025-01-01' }
const communities = (...list: Communities['communities']): VersionFacts =>
  someFacts({ recorded: { communities: fact({ communities: list }) } })
const generator = { model: 'm', version: '1', prompts: 'Translate.', code: null }
const generated = (over: Partial<GeneratedShare>): RecordedFacts => ({
  'generated-share': fact({ share: null, flagColumn: '', generators: [], ...over }),
})
const marked: DerivedFacts['records'] = { count: 5, columns: [{ name: 'kind', role: 'mark', present: 5 }] }

const ALL = ['false', 'partly', 'true', 'unknown']
const WITH_EXCUSE = ['false', 'not-applicable', 'partly', 'true', 'unknown']
const EXPECTED = {
  '4.1': ['partly', 'true', 'unknown'],
  '4.2': WITH_EXCUSE,
  '4.3': WITH_EXCUSE,
  '4.4': ALL,
  '4.5': WITH_EXCUSE,
  '4.6': WITH_EXCUSE,
}

const TABLE: Record<string, readonly OutcomeRow[]> = {
  '4.1': [
    ['measured', 'true', someFacts({ recorded: profile('fastText', EN, PT) })],
    ['tokens without a method', 'partly', someFacts({ recorded: profile('', EN) })],
    ['a list only', 'partly', someFacts({ derived: { languages: ['en', 'de', 'fr', 'it', 'pt', 'es', 'eu'] } })],
    ['no language is named', 'unknown', someFacts()],
  ],
  '4.2': [
    [
      'every target is met',
      'true',
      someFacts({ recorded: { ...profile('x', EN, PT), ...scope(target('pt', 20), target('en', null, 0.8)) } }),
    ],
    [
      'half of the targets',
      'partly',
      someFacts({ recorded: { ...profile('x', EN, PT), ...scope(target('pt'), target('eu')) } }),
    ],
    ['none is met', 'false', someFacts({ recorded: { ...profile('x', EN), ...scope(target('en', 90)) } })],
    ['no target is stated', 'false', someFacts({ recorded: scope() })],
    ['nothing to hold the targets against', 'unknown', someFacts({ recorded: scope(target('en')) })],
    [
      'there, and not measured',
      'unknown',
      someFacts({ recorded: { ...profile('x', { tag: 'en', tokens: null }), ...scope(target('en', 5)) } }),
    ],
    ['not recorded', 'unknown', someFacts()],
    [
      'of one language and one domain',
      'not-applicable',
      someFacts({ recorded: { 'attested-monolingual-single-domain': attestation() } }),
    ],
  ],
  '4.3': [
    ['three kinds, none nearly all', 'true', kinds(['books', 0.8], ['code', 0.1], ['website', 0.1])],
    ['three kinds, one nearly all', 'partly', kinds(['books', 0.9], ['code', 0.05], ['website', 0.05])],
    [
      'three kinds of unknown size',
      'partly',
      someFacts({
        derived: { sources: [someSource(), someSource({ kind: 'code' }), someSource({ kind: 'website' })] },
      }),
    ],
    ['two kinds', 'partly', kinds(['books', 0.5], ['code', 0.5])],
    ['one kind', 'false', kinds(['books', 0.5], ['books', 0.5])],
    ['kinds that are not named', 'unknown', kinds(['books', 0.5], ['other', 0.5])],
    ['no source is named', 'unknown', someFacts()],
    ['of a single source', 'not-applicable', someFacts({ recorded: { 'attested-single-source': attestation() } })],
  ],
  '4.4': [
    [
      'all sources',
      'true',
      someFacts({
        recorded: { 'source-notes': fact({ sources: [note('Letters'), note('source/1')] }) },
        derived: { sources: two },
      }),
    ],
    [
      'half of them',
      'partly',
      someFacts({
        recorded: { 'source-notes': fact({ sources: [note('Letters'), note('source/1', '')] }) },
        derived: { sources: two },
      }),
    ],
    ['none', 'false', someFacts({ recorded: { 'source-notes': fact({ sources: [] }) }, derived: { sources: two } })],
    ['not recorded', 'unknown', someFacts({ derived: { sources: two } })],
    ['no source is named', 'unknown', someFacts()],
  ],
  '4.5': [
    ['each community has a partner', 'true', communities(partner)],
    ['some have', 'partly', communities(partner, { ...partner, community: 'Sami', date: null })],
    ['none has', 'false', communities({ ...partner, partner: '' })],
    ['not recorded', 'unknown', someFacts()],
    [
      'nothing specific to a community',
      'not-applicable',
      someFacts({ recorded: { 'attested-no-community-content': attestation() } }),
    ],
  ],
  '4.6': [
    [
      'marked, and the generator is told',
      'true',
      someFacts({ recorded: generated({ flagColumn: 'synthetic', generators: [generator] }) }),
    ],
    ['the share of the whole', 'partly', someFacts({ recorded: generated({ share: { unit: 'tokens', value: 0.1 } }) })],
    [
      'marked, the generator not told in full',
      'partly',
      someFacts({ recorded: generated({ generators: [{ ...generator, version: '' }] }), derived: { records: marked } }),
    ],
    ['marked in the records alone', 'partly', someFacts({ derived: { records: marked } })],
    [
      'a column that the records do not have',
      'false',
      someFacts({
        recorded: generated({ flagColumn: 'synthetic', generators: [generator] }),
        derived: { records: { count: 5, columns: [] } },
      }),
    ],
    ['not recorded', 'unknown', someFacts()],
    [
      'none of it, attested',
      'not-applicable',
      someFacts({ recorded: { 'attested-no-synthetic-content': attestation() } }),
    ],
  ],
}

for (const probe of PROBES.filter(({ criterion }) => criterion.startsWith('4.')))
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
