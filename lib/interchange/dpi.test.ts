import { expect, test } from '@playwright/test'
import { readDocument } from './formats.ts'

const read = (value: unknown) =>
  readDocument(new TextEncoder().encode(JSON.stringify(value)), 'dpi', {
    fileName: 'x.json',
    url: null,
    today: '2026-11-22',
  })
const RECORD = {
  'Unique Dataset Identifier': 'one',
  'Dataset Name': 'One',
  Languages: ['English', 'Python', 'Klingon'],
  Licenses: [
    { License: 'MIT License', 'License URL': 'https://example.org/license' },
    { License: 'OpenAI', 'License URL': 'None' },
  ],
  'License Notes': 'Two sources.',
  'Inferred Metadata': { 'HF Yaml License': 'Unspecified', 'GitHub License': 'MIT License', 'PwC License Name': '' },
  'Text Sources': ['wikipedia.org', 'crowdsourced', 'my shelf'],
  'Model Generated': ['A model'],
  'Derived from Datasets': ['SQuAD'],
  'Text Metrics': { 'Num Dialogs': 7 },
}

test('what auditors found is concluded and binds together; what hosts say is declared; raw strings stay', async () => {
  const [candidate] = (await read({ one: RECORD })).candidates
  expect(candidate?.dataset.licenses).toMatchObject([
    {
      kind: 'concluded',
      raw: 'MIT License',
      expression: 'MIT',
      by: 'Data Provenance Initiative',
      evidence: [{ source: 'https://example.org/license' }],
    },
    { kind: 'concluded', raw: 'OpenAI', expression: 'LicenseRef-OpenAI-ToU', evidence: [] },
    { kind: 'declared', raw: 'Unspecified', expression: 'NOASSERTION', match: 'none', by: 'Hugging Face (card)' },
    { kind: 'declared', raw: 'MIT License', expression: 'MIT', by: 'GitHub' },
  ])
})

test('languages without a tag are noted and kept, programming languages make the modality code', async () => {
  const [candidate] = (await read({ one: RECORD })).candidates
  expect(candidate?.dataset).toMatchObject({ languages: ['en'], modalities: ['text', 'code'], kept: { dpi: RECORD } })
  expect(
    candidate?.fields
      .filter(({ field, state }) => field === 'languages' && state === 'unused')
      .map(({ value }) => value),
  ).toEqual(['Python', 'Klingon'])
})

test('sites, crowds, models and parents are sources of their kinds', async () => {
  const [candidate] = (await read({ one: RECORD })).candidates
  expect(candidate?.version?.sources?.map(({ name, kind, url }) => [name, kind, url ?? null])).toEqual([
    ['wikipedia.org', 'website', 'https://wikipedia.org'],
    ['crowdsourced', 'crowd-work', null],
    ['my shelf', 'other', null],
    ['A model', 'synthetic', null],
    ['SQuAD', 'public-dataset', null],
  ])
  expect(candidate?.version?.amounts).toMatchObject([{ unit: 'records', value: 7 }])
})

test('speech and video are told by their hours', async () => {
  const { formatVersion, candidates } = await read({
    a: { 'Unique Dataset Identifier': 'a', Hours: 108.5, Speakers: 'Unclear', Licenses: [] },
    b: { 'Unique Dataset Identifier': 'b', 'Video Hours': 0, Licenses: [] },
  })
  expect(formatVersion).toBe('speech, video')
  expect(candidates.map(({ dataset, version }) => [dataset.modalities, version?.amounts?.[0]?.value])).toEqual([
    [['audio'], 108.5],
    [['video'], 0],
  ])
})

test('one bad record does not keep the others out', async () => {
  const { candidates, troubles } = await read({
    a: 7,
    b: RECORD,
    c: { 'Unique Dataset Identifier': 'string: the template' },
    d: { Licenses: 'x', Languages: 3, 'Inferred Metadata': [] },
  })
  expect(candidates.map(({ key }) => key)).toEqual(['one', 'd'])
  expect(troubles.map(({ at, grade, rule }) => [at, grade, rule])).toEqual([
    ['/a', 'warning', 'dpi'],
    ['/c', 'warning', 'template'],
    ['/d/Unique Dataset Identifier', 'warning', 'dpi'],
  ])
})

test('an identifier that occurs twice is one dataset, and reported', async () => {
  const { candidates, troubles } = await read({ a: RECORD, b: { ...RECORD, 'Dataset Name': 'Again' } })
  expect(candidates.map(({ key }) => key)).toEqual(['one', 'one'])
  expect(troubles).toMatchObject([{ rule: 'double', at: '/b/Unique Dataset Identifier' }])
})

test('the digest is that of the record, not of its neighbours or of the day', async () => {
  const alone = (await read({ one: RECORD })).candidates[0]?.digest
  const beside = (await read({ other: { ...RECORD, 'Unique Dataset Identifier': 'two' }, one: RECORD })).candidates[1]
    ?.digest
  expect(beside).toBe(alone)
})
