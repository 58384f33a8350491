import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { stringify } from 'yaml'
import { z } from 'zod'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import type { Candidate } from '#lib/interchange/import.ts'

const FOLDER = new URL('../../../../shared/data/standards/hf/', import.meta.url)
const here = existsSync(FOLDER)
const CONTEXT = { url: null, today: '2026-11-22' }

const read = (text: string | Uint8Array, fileName: string) =>
  readDocument(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'auto', { ...CONTEXT, fileName })
const bytesOf = (name: string) => readFileSync(new URL(name, FOLDER))
const listed = (name: string) =>
  z.record(z.string(), z.record(z.string(), z.unknown())).parse(JSON.parse(bytesOf(name).toString('utf8')))

const Configs = z.record(
  z.string(),
  z.object({ download_checksums: z.record(z.string(), z.object({ checksum: z.string().nullable() })).nullish() }),
)

/** What is wrong with a candidate, in words; one list for all cards is far faster than thousands of expectations. */
function faultsOf({ key, dataset, version, troubles }: Candidate): string[] {
  const drafts = [
    DatasetDraft.safeParse({ ...dataset, organization: 'hub' }),
    ...(version === null ? [] : [VersionDraft.safeParse(version)]),
  ]
  return [
    ...drafts.flatMap(({ error }) => (error === undefined ? [] : [`${key}: ${error.message}`])),
    ...troubles.filter(({ grade }) => grade === 'refuse').map(({ message }) => `${key}: ${message}`),
  ]
}

test.describe('Hugging Face', () => {
  test.skip(!here, 'skipped: the shared samples of the standards are not beside this checkout')

  for (const name of here ? readdirSync(new URL('cards', FOLDER)) : [])
    test(`the card ${name} is read, and its drafts hold`, async () => {
      const { format, candidates, troubles } = await read(bytesOf(`cards/${name}`), name)
      expect([format, troubles, candidates.length]).toEqual(['hf-card', [], 1])
      for (const candidate of candidates) {
        expect(faultsOf(candidate)).toEqual([])
        expect(candidate.key).toBe(name.replace('.README.md', ''))
        expect(
          candidate.fields.filter(({ state }) => state !== 'suggested').every(({ from }) => /^line \d+$/.test(from)),
        ).toBe(true)
      }
    })

  test('standards.md §6: all 764 front matters are read; 217 of their sources are ancestors', async () => {
    const cards: Candidate[] = []
    for (const [id, metadata] of Object.entries(listed('front-matter-764-cards.json')))
      cards.push(...(await read(`---\n${stringify(metadata)}---\n`, `${id}.README.md`)).candidates)
    expect(cards.flatMap(faultsOf)).toEqual([])
    const ancestors = cards.flatMap(({ version }) => version?.sources ?? [])
    expect([cards.length, ancestors.length]).toEqual([764, 217])
  })

  test('standards.md §6: dataset_infos are read with every digest of their source files', async () => {
    const infos: Candidate[] = []
    const wanted: string[] = []
    for (const [name, { configs }] of Object.entries(listed('dataset-infos-lite.json'))) {
      const entries = Object.values(Configs.parse(configs))
      if (entries.length === 0) continue
      const sums = entries.flatMap(({ download_checksums }) => Object.entries(download_checksums ?? {}))
      wanted.push(...new Set(sums.flatMap(([url, { checksum }]) => (checksum ? [`${name} ${url} ${checksum}`] : []))))
      infos.push(...(await read(JSON.stringify(configs), `${name}/dataset_infos.json`)).candidates)
    }
    expect(infos.flatMap(faultsOf)).toEqual([])
    expect(infos.length).toBeGreaterThan(700)
    const digests = infos.flatMap(({ version }) => version?.files?.filter(({ sha256 }) => sha256 !== null) ?? [])
    expect(digests).toHaveLength(wanted.length)
  })

  for (const [name, expected] of [
    ['sample_datasetcard_simple.md', { title: 'Sample Segmentation', expression: 'BSD-3-Clause' }],
    ['sample_simple.md', { title: 'sample_simple', expression: 'MIT' }],
    ['sample_simple_model_index.md', { title: 'sample_simple_model_index', expression: 'MIT' }],
    ['sample_invalid_model_index.md', { title: 'sample_invalid_model_index', expression: 'MIT' }],
    ['sample_windows_line_breaks.md', { title: 'sample_windows_line_breaks', expression: 'MIT' }],
  ] as const)
    test(`the Hub fixture ${name} is read`, async () => {
      const { candidates } = await read(bytesOf(`hub-fixtures/${name}`), name)
      expect(candidates).toMatchObject([
        { dataset: { title: expected.title, licenses: [{ expression: expected.expression }] } },
      ])
      for (const candidate of candidates) expect(faultsOf(candidate)).toEqual([])
    })

  test('a card whose metadata is a list is refused with its line', async () => {
    const { candidates, troubles } = await read(bytesOf('hub-fixtures/sample_invalid_card_data.md'), 'x.md')
    expect(candidates).toEqual([])
    expect(troubles).toMatchObject([{ grade: 'refuse', at: 'line 2', message: expect.stringContaining('mapping') }])
  })

  test('a card without metadata is read with a warning', async () => {
    const { candidates } = await read(bytesOf('hub-fixtures/sample_no_metadata.md'), 'sample_no_metadata.md')
    expect(candidates).toMatchObject([{ version: null, troubles: [{ grade: 'warning', rule: 'metadata' }] }])
  })
})
