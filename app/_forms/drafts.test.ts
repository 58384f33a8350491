import { expect, test } from '@playwright/test'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { Refusal } from '#lib/error.ts'
import { LicenseStatement } from '#lib/license/statement.ts'
import { datasetDraft, versionDraft } from '#tests/factories.ts'
import { askDataset, datasetInput, datasetValues } from './dataset-form.ts'
import { askLicenses, licenseInput, licenseProposal, licenseValues } from './license-rows.ts'
import { below } from './values.ts'
import { versionInput, versionValues } from './version-values.ts'

const TODAY = '2026-06-05'
const EVIDENCE = {
  about: '/licenses/0',
  source: 'https://example.org/license',
  locator: 'line 3',
  quote: 'CC BY 4.0',
  retrievedAt: '2026-01-01T10:00:00Z',
  digest: `sha256:${'b'.repeat(64)}`,
}
const STATEMENT = LicenseStatement.parse({
  raw: 'cc-by-4.0',
  expression: 'CC-BY-4.0',
  match: 'case',
  kind: 'concluded',
  basis: 'page-statement',
  readFrom: 'card',
  by: 'Ada',
  at: '2026-02-02',
  reason: 'It says so.',
  evidence: [EVIDENCE, { ...EVIDENCE, source: 'https://example.org/second' }],
})

test('a licence statement that goes through the form unchanged comes out unchanged', () => {
  expect(LicenseStatement.parse(licenseInput(licenseValues(STATEMENT), TODAY))).toEqual(STATEMENT)
})

test('a dataset that goes through the form unchanged comes out unchanged', () => {
  const draft = datasetDraft({
    languages: ['en', 'zh-Hans'],
    keywords: ['a, with a comma', 'b'],
    creators: [{ name: 'Ada', kind: 'person', orcid: 'https://orcid.org/0000-0002-1825-0097', affiliation: 'Lab' }],
    links: [{ kind: 'paper', url: 'https://example.org/paper' }],
    licenses: [STATEMENT],
    evidence: [EVIDENCE],
    citation: '@misc{x}',
    publisher: 'Lab',
  })
  const { organization, name, kept } = draft
  const input = datasetInput(datasetValues(draft), TODAY)
  expect(DatasetDraft.parse({ organization, name, kept, ...input })).toEqual(draft)
})

test('a version that goes through the form unchanged comes out unchanged', () => {
  const draft = versionDraft({
    description: 'A *version*.',
    recordSets: [{ name: 'default', count: 3 }],
    sources: [
      {
        name: 'Hydrophones',
        url: 'https://example.org/',
        kind: 'website',
        method: 'Listened.',
        collectedFrom: '2025-01-01',
        collectedTo: '2025-12-31',
        share: { unit: 'tokens', value: 0.625 },
        reason: 'Near.',
        licenses: [STATEMENT],
      },
    ],
    licenses: [STATEMENT],
    fileGroups: [{ name: 'Audio', pattern: '*.wav', licenses: [STATEMENT] }],
    amounts: [{ unit: 'tokens', value: 1_300_000_000_000, note: 'by tiktoken' }],
    exclusions: { count: 412, digest: `sha256:${'c'.repeat(64)}` },
    derivedFrom: [{ relation: 'filtered-from', digest: `sha256:${'d'.repeat(64)}` }],
    revisionOf: null,
    hosts: [{ url: 'https://huggingface.co/datasets/a/b', revision: 'abc' }],
    identifiers: [{ scheme: 'doi', value: '10.5281/zenodo.1' }],
    evidence: [EVIDENCE],
  })
  expect(VersionDraft.parse(versionInput(versionValues(draft), TODAY, draft))).toEqual(draft)
})

test('lists too long for a form are kept as they are', () => {
  const files = Array.from({ length: 501 }, (_, index) => ({ path: `f/${index}` }))
  const sources = Array.from({ length: 51 }, (_, index) => ({ name: `Source ${index}` }))
  const draft = versionDraft({ files, sources })
  const values = versionValues(draft)
  expect(Object.keys(values).some((name) => name.startsWith('sources.0'))).toBe(false)
  expect(VersionDraft.parse(versionInput(values, TODAY, draft))).toEqual(draft)
})

test('numbers are read as people write them', () => {
  const values = {
    label: ['1'],
    reason: ['r'],
    releaseDate: [TODAY],
    'amounts.0.value': ['1,300,000'],
    'amounts.0.unit': ['tokens'],
    'sources.0.name': ['S'],
    'sources.0.kind': ['books'],
    'sources.0.share.value': ['62.5 %'],
    'sources.0.share.unit': ['tokens'],
  }
  const draft = VersionDraft.parse(versionInput(values, TODAY))
  expect(draft.amounts[0]?.value).toBe(1_300_000)
  expect(draft.sources[0]?.share?.value).toBe(0.625)
  expect(draft.exclusions).toBeNull()
})

test('file lines that can’t be read are refused with their line', () => {
  expect(() => versionInput({ files: ['nonsense'] }, TODAY)).toThrow(Refusal)
})

const rowOf = (raw: string, more: Record<string, string[]> = {}) => below('licenses.0', { raw: [raw], ...more })

test('an SPDX expression in its own spelling needs no choice', () => {
  expect(askLicenses(rowOf('CC-BY-4.0'))).toMatchObject({ suggestions: {}, issues: [] })
  expect(licenseInput({ raw: ['CC-BY-4.0'] }, TODAY)).toMatchObject({ expression: 'CC-BY-4.0', match: 'exact' })
})

test('a string that is mapped is proposed and must be confirmed', () => {
  const asked = askLicenses(rowOf('cc-by-4.0'))
  expect(asked.values['licenses.0.expression.chosen']).toEqual(['CC-BY-4.0'])
  expect(asked.issues).toHaveLength(1)
  expect(askLicenses(asked.values).issues).toEqual([])
})

test('an ambiguous string is never chosen for the person', () => {
  const asked = askLicenses(rowOf('gpl-3.0'))
  expect(asked.values['licenses.0.expression.chosen']).toEqual([''])
  expect(asked.suggestions['licenses.0.expression']?.candidates).toEqual(['GPL-3.0-only', 'GPL-3.0-or-later'])
  expect(askLicenses(asked.values).issues).toHaveLength(1)
  const chosen = { raw: ['gpl-3.0'], 'expression.chosen': ['GPL-3.0-only'] }
  expect(licenseInput(chosen, TODAY)).toMatchObject({ raw: 'gpl-3.0', expression: 'GPL-3.0-only', match: 'confirmed' })
})

test('leaving it open is a choice, and keeps the words', () => {
  const chosen = { raw: ['gpl-3.0'], 'expression.chosen': ['NOASSERTION'] }
  expect(licenseInput(chosen, TODAY)).toMatchObject({ raw: 'gpl-3.0', expression: 'NOASSERTION', match: 'ambiguous' })
})

test('what was settled once holds for the same words elsewhere in the form', () => {
  const values = {
    ...below('dataset.licenses.0', { raw: ['cc'], 'expression.chosen': ['CC-BY-4.0'] }),
    ...below('version.licenses.0', { raw: ['cc'] }),
  }
  const asked = askLicenses(values)
  expect(asked.issues).toEqual([])
  expect(asked.values['version.licenses.0.expression.chosen']).toEqual(['CC-BY-4.0'])
})

test('what is written must be an SPDX expression', () => {
  const [issue] = askLicenses(rowOf('x', { expression: ['MIT OR'] })).issues
  expect(issue?.at).toBe('licenses.0.expression')
  expect(issue?.message).toContain('Not an SPDX expression: at character')
})

test('an importer’s suggestion is proposed, not taken', () => {
  const proposal = licenseProposal(STATEMENT)
  expect(proposal.expression).toEqual([''])
  expect(proposal['expression.chosen']).toEqual(['CC-BY-4.0'])
  expect(LicenseStatement.parse(licenseInput(proposal, TODAY))).toEqual(STATEMENT)
})

test('a name is made from the title and shown before it is given', () => {
  const asked = askDataset({ title: ['Songs of Whales'], name: [''] })
  expect(asked.values.name).toEqual(['songs-of-whales'])
  expect(asked.issues[0]?.at).toBe('name')
  expect(askDataset(asked.values).issues).toEqual([])
  expect(askDataset({ title: ['Songs of Whales'] }).issues).toEqual([])
})
