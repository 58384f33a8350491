import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import type { Candidate, Trouble } from '#lib/interchange/import.ts'
import { leadingLicense } from '#lib/license/leading.ts'
import { LicenseStatement } from '#lib/license/statement.ts'

const FOLDER = new URL('../../../../shared/data/standards/dpi/', import.meta.url)
const here = existsSync(FOLDER)
const COLLECTIONS = ['data_summaries', 'data_summaries-speech', 'data_summaries-video'] as const

type Collection = { candidates: Candidate[]; troubles: (Trouble & { file: string })[] }

const readings = new Map<string, Promise<Collection>>()

/** A collection is read once in each worker. */
function collectionOf(folder: string): Promise<Collection> {
  const reading = readings.get(folder) ?? readCollection(folder)
  readings.set(folder, reading)
  return reading
}

async function readCollection(folder: string): Promise<Collection> {
  const candidates: Candidate[] = []
  const troubles: (Trouble & { file: string })[] = []
  for (const file of readdirSync(new URL(folder, FOLDER)).filter((name) => name.endsWith('.json'))) {
    const bytes = readFileSync(new URL(`${folder}/${encodeURIComponent(file)}`, FOLDER))
    const reading = await readDocument(bytes, 'auto', { fileName: file, url: null, today: '2026-11-22' })
    expect(reading.format, file).toBe('dpi')
    candidates.push(...reading.candidates)
    troubles.push(...reading.troubles.map((trouble) => ({ ...trouble, file })))
  }
  return { candidates, troubles }
}

/** What is wrong with a candidate, in words; one list for a whole collection is far faster than thousands of expectations. */
function faultsOf({ key, dataset, version, troubles, fields }: Candidate): string[] {
  const drafts = [DatasetDraft.safeParse({ ...dataset, organization: 'dpi' }), VersionDraft.safeParse(version)]
  return [
    ...drafts.flatMap(({ error }) => (error === undefined ? [] : [`${key}: ${error.message}`])),
    ...troubles.filter(({ grade }) => grade === 'refuse').map(({ message }) => `${key}: ${message}`),
    ...(dataset.licenses?.some(({ kind }) => kind === 'concluded') ? [] : [`${key}: nothing concluded`]),
    ...fields
      .filter(({ from, state }) => from === '' && state !== 'suggested')
      .map(({ field }) => `${key}: ${field} from nowhere`),
  ]
}

test.describe('Data Provenance Initiative', () => {
  test.skip(!here, 'skipped: the shared samples of the standards are not beside this checkout')

  for (const [folder, count] of [
    ['data_summaries', 2311],
    ['data_summaries-speech', 95],
    ['data_summaries-video', 105],
  ] as const)
    test(`standards.md §7: the ${count} records of ${folder} are read, and every draft holds`, async () => {
      const { candidates } = await collectionOf(folder)
      expect(candidates).toHaveLength(count)
      expect(candidates.flatMap(faultsOf)).toEqual([])
    })

  test('one identifier occurs twice, in two files; every other one once, and no two have one slug', async () => {
    const all = (await Promise.all(COLLECTIONS.map(collectionOf))).flatMap(({ candidates }) => candidates)
    const keys = new Map<string, number>()
    for (const { key } of all) keys.set(key, (keys.get(key) ?? 0) + 1)
    expect(all).toHaveLength(2511)
    expect([...keys].filter(([, times]) => times > 1)).toEqual([['pii-masking-200k', 2]])
    expect(new Set(all.map(({ dataset }) => dataset.name)).size).toBe(2510)
  })

  test('the template is no record and says so', async () => {
    const { troubles } = await collectionOf('data_summaries')
    expect(troubles).toMatchObject([{ file: '_template.json', grade: 'warning', rule: 'template' }])
  })

  test('reading twice gives the same digests', async () => {
    const [first, second] = [
      await readCollection('data_summaries-speech'),
      await readCollection('data_summaries-speech'),
    ]
    expect(second.candidates.map(({ digest }) => digest)).toEqual(first.candidates.map(({ digest }) => digest))
  })

  test('licences.md §3: several licences of a record all bind, and 605 records with nothing but Unspecified are unknown', async () => {
    const { candidates } = await collectionOf('data_summaries')
    const concluded = candidates.map(({ dataset }) =>
      (dataset.licenses ?? [])
        .map((license) => LicenseStatement.parse(license))
        .filter(({ kind }) => kind === 'concluded'),
    )
    const severalKnown = concluded.find(
      (licenses) =>
        licenses.length === 2 &&
        licenses.every(({ expression }) => expression !== 'NOASSERTION' && expression !== 'NONE'),
    )
    expect(leadingLicense(severalKnown ?? []).expression).toContain(' AND ')
    const all = (await Promise.all(COLLECTIONS.map(collectionOf))).flatMap(({ candidates: some }) => some)
    const unspecified = all.filter(({ dataset }) =>
      dataset.licenses?.filter(({ kind }) => kind === 'concluded').every(({ raw }) => raw === 'Unspecified'),
    )
    expect(unspecified).toHaveLength(605)
  })
})
