import { expect, test } from '@playwright/test'
import { licensing, said, source } from '../license/example-licensing.ts'
import { countMismatches } from './count-mismatches.ts'
import { deriveFacts } from './derive-facts.ts'
import { leadingFact, partFacts } from './derive-licenses.ts'
import { observationsOf, preferenceFact } from './derive-preferences.ts'
import { someSource } from './example-facts.ts'
import { knownVersion, shareReading } from './example-known.ts'
import { DerivedFacts } from './facts/derived.ts'
import { licenseFact } from './license-fact.ts'

const derive = (over: Parameters<typeof knownVersion>[0] = {}) => deriveFacts(knownVersion(over), licenseFact)
const tokens = (value: number) => ({ unit: 'tokens', value })

test('what is derived has the form of derived facts', () => {
  expect(DerivedFacts.parse(derive())).toEqual(derive())
})

test('the licence of the whole is what was concluded, else declared, else that of the database, else not settled', () => {
  const declared = said('MIT', { kind: 'declared' })
  for (const [statements, expression, kind] of [
    [[said('CC-BY-4.0'), declared], 'CC-BY-4.0', 'concluded'],
    [[declared], 'MIT', 'declared'],
    [[said('ODC-By-1.0', { layer: 'database' })], 'ODC-By-1.0', 'concluded'],
    [[said('CC-BY-4.0'), said('NOASSERTION')], 'NOASSERTION', 'concluded'],
    [[], 'NOASSERTION', 'declared'],
  ] as const)
    expect(leadingFact(licensing([...statements]), licenseFact)).toMatchObject({ expression, kind })
})

test('parts are told once each, all their licences bind, and the whole is no part beside sources', () => {
  const two = source(0, [said('CC-BY-4.0'), said('MIT')], { share: tokens(0.6) })
  const bare = source(1, [], { share: tokens(0.4) })
  expect(partFacts(licensing([said('CC0-1.0')], [two, bare]), licenseFact)).toMatchObject([
    { id: 'source/0', expression: 'CC-BY-4.0 AND MIT', share: tokens(0.6), open: 'yes' },
    { id: 'source/1', expression: 'CC0-1.0', isPublicDomain: true },
  ])
})

test('a source that is all there is has all records: a share never lacks its unit', () => {
  expect(partFacts(licensing([], [source(0, [said('MIT')])]), licenseFact)).toMatchObject([
    { id: 'source/0', share: { unit: 'records', value: 1 } },
  ])
})

test('a version without parts is its own only part; what groups of files leave over is a part too', () => {
  const group = source(0, [said('MIT')], {
    id: 'file-group/a',
    kind: 'file-group',
    share: { unit: 'bytes', value: 0.25 },
  })
  expect(partFacts(licensing([said('MIT')]), licenseFact)).toMatchObject([{ id: 'version', share: { value: 1 } }])
  expect(partFacts(licensing([said('CC0-1.0')], [group]), licenseFact)).toMatchObject([
    { id: 'version', share: { unit: 'bytes', value: 0.75 } },
    { id: 'file-group/a', share: { value: 0.25 } },
  ])
})

test('counts of the same thing that differ are told with where they stand; tokens of another tokenizer are another thing', () => {
  const records = (value: number, note: string) => ({ unit: 'records' as const, value, note })
  const amounts = [records(2_063_066, 'as the card begins'), records(3_156_703, 'further down')]
  const amountWords = { '/amounts/1': 'from 3,156,703 videos' }
  expect(countMismatches({ amounts, amountWords, recordSets: [], manifest: null })).toEqual([
    {
      unit: 'records',
      counts: [
        { value: 2_063_066, where: 'as stated: as the card begins' },
        { value: 3_156_703, where: 'as stated: further down “from 3,156,703 videos”' },
      ],
    },
  ])
  const counted = (value: number, note: string) => ({ unit: 'tokens' as const, value, note })
  expect(
    countMismatches({
      amounts: [counted(1, 'llama'), counted(2, 'gpt')],
      amountWords: {},
      recordSets: [],
      manifest: null,
    }),
  ).toEqual([])
})

test('a recount of the held records is held against what is stated; a set without a count says nothing', () => {
  const set = (count: number | null) => ({ name: '', count, setDigest: null, columns: [], manifest: null })
  const manifest = {
    count: 9,
    columns: [],
    profile: { total: { value: null, records: 9, bytes: null, tokens: null }, groupings: [] },
  }
  expect(countMismatches({ amounts: [], amountWords: {}, recordSets: [set(10)], manifest })).toMatchObject([
    { counts: [{ value: 10 }, { value: 9, where: 'counted in the records held here' }] },
  ])
  expect(countMismatches({ amounts: [], amountWords: {}, recordSets: [set(4), set(5)], manifest })).toEqual([])
  expect(countMismatches({ amounts: [], amountWords: {}, recordSets: [set(4), set(null)], manifest })).toEqual([])
})

test('a source is observed at the places of its own origin; one mechanism that was read stays read', () => {
  const seen = (mechanism: string, isSeen: boolean, at: string) => ({
    origin: 'https://example.org',
    mechanism,
    isSeen,
    at,
  })
  const places = new Map([
    [
      'https://example.org',
      [
        seen('robots-txt', true, '2026-02-01'),
        seen('tdmrep', false, '2026-03-01'),
        seen('robots-txt', false, '2026-01-01'),
      ],
    ],
  ])
  expect(observationsOf({ sources: [someSource()], places, reading: null })).toEqual([
    { source: 'source/0', observed: ['robots-txt'], unread: ['tdmrep'], lastAt: '2026-03-01' },
  ])
})

test('a source without an address is observed where every origin of the records was asked and read', () => {
  const sources = [someSource({ url: null })]
  const observed = (origins: { known: number; asked: number; unread: number }) =>
    observationsOf({
      sources,
      places: new Map(),
      reading: { rules: 'r', asOf: '2026-01-01', moment: 'observed', shares: shareReading(0, origins) },
    })
  expect(observed({ known: 2, asked: 2, unread: 0 })).toMatchObject([{ observed: ['robots-txt'], unread: [] }])
  expect(observed({ known: 2, asked: 1, unread: 0 })).toMatchObject([{ observed: [], unread: ['robots-txt'] }])
  expect(observed({ known: 2, asked: 0, unread: 0 })).toEqual([])
})

test('a reading is told for generative training in the protective reading; on hold is unknown', () => {
  const shares = shareReading(5, { known: 1, asked: 1, unread: 0 })
  expect(preferenceFact({ rules: 'r', asOf: '2026-01-01', moment: 'collection', shares })).toMatchObject({
    records: 100,
    disallowed: 5,
    unknown: 95,
  })
  expect(preferenceFact(null)).toBeNull()
  expect(preferenceFact({ rules: 'r', asOf: '', moment: 'observed', shares: { ...shares, leaves: [] } })).toBeNull()
})

test('a DOI among the links names the dataset, one in the version record the version; hosts are told once', () => {
  const derived = derive({
    identifiers: [{ scheme: 'swhid', value: 'swh:1:dir:x' }],
    links: [{ kind: 'doi', url: 'https://doi.org/10.1/x' }],
    hosts: [
      { url: 'https://host.example/', revision: 'a' },
      { url: 'https://host.example/', revision: 'b' },
    ],
  })
  expect(derived.identifiers.map(({ level }) => level)).toEqual(['version', 'dataset'])
  expect(derived.hosts).toEqual(['https://host.example/'])
})
