import { expect, test } from '@playwright/test'
import { readDocument } from './formats.ts'
import type { ReadContext } from './import.ts'

const CONTEXT: ReadContext = { fileName: '', url: null, today: '2026-11-22' }
const read = async (text: string, over: Partial<ReadContext> = {}) =>
  (await readDocument(new TextEncoder().encode(text), 'auto', { ...CONTEXT, ...over })).candidates[0]

test('a card keeps its licence raw, and its name and link where the licence is its own', async () => {
  const card = '---\nlicense: other\nlicense_name: my-terms\nlicense_link: https://example.org/terms\n---\n'
  const candidate = await read(card, { fileName: 'x/README.md' })
  expect(candidate?.dataset.licenses).toMatchObject([
    {
      raw: 'other',
      expression: 'LicenseRef-Custom',
      match: 'custom',
      reason: 'license_name: my-terms; license_link: https://example.org/terms',
      evidence: [{ source: 'https://example.org/terms' }],
    },
  ])
})

test('an ambiguous licence is noted with its candidates and line', async () => {
  const candidate = await read('---\npretty_name: X\nlicense:\n- gpl-3.0\n---\n')
  expect(candidate?.fields).toContainEqual(
    expect.objectContaining({
      field: 'licenses',
      value: 'gpl-3.0',
      from: 'line 3',
      why: expect.stringContaining('GPL-3.0-only, GPL-3.0-or-later'),
    }),
  )
})

test('splits and columns of dataset_info become record sets, and their sizes amounts', async () => {
  const info =
    'dataset_info:\n- config_name: a\n  features:\n  - name: text\n    dtype: string\n  - name: tags\n    list: string\n  splits:\n  - name: train\n    num_examples: 3\n  - name: test\n    num_examples: 2\n  dataset_size: 100\n'
  const candidate = await read(`---\n${info}---\n`)
  expect(candidate?.version).toMatchObject({
    recordSets: [
      {
        name: 'a/train',
        count: 3,
        columns: [
          { name: 'text', type: 'string' },
          { name: 'tags', type: 'list<string>' },
        ],
      },
      { name: 'a/test', count: 2 },
    ],
    amounts: [
      { unit: 'records', value: 5 },
      { unit: 'bytes', value: 100 },
    ],
  })
})

test('summary, citation and addresses are taken from a card that follows the template', async () => {
  const body =
    '# Dataset Card for "x"\n\n- **Homepage:** [site](https://example.org/)\n- **Paper:** https://arxiv.org/abs/1609.07843\n\n### Dataset Summary\n\nTwo\nlines.\n\n### Citation Information\n\n```\n@misc{x}\n```\n'
  const candidate = await read(`---\nlicense: mit\n---\n${body}`)
  expect(candidate?.dataset).toMatchObject({
    title: 'x',
    description: 'Two\nlines.',
    citation: '@misc{x}',
    links: [
      { kind: 'homepage', url: 'https://example.org/' },
      { kind: 'paper', url: 'https://arxiv.org/abs/1609.07843' },
    ],
  })
})

test('the Hub API gives files with real digests, the commit as revision, and a label made of it', async () => {
  const sha = 'a1'.repeat(20)
  const answer = {
    id: 'org/Name',
    author: 'org',
    sha,
    lastModified: '2025-03-04T05:06:07.000Z',
    tags: ['license:cc-by-4.0', 'arxiv:2506.05209', 'doi:10.57967/hf/1234'],
    cardData: { pretty_name: 'The Name', language: ['en'] },
    siblings: [
      { rfilename: 'data/a b.parquet', size: 5, lfs: { sha256: 'cd'.repeat(32), size: 5 } },
      { rfilename: 'README.md', blobId: 'f'.repeat(40) },
    ],
    downloads: 7,
  }
  const candidate = await read(JSON.stringify(answer))
  expect(candidate).toMatchObject({
    key: 'org/Name',
    dataset: {
      name: 'name',
      title: 'The Name',
      publisher: 'org',
      licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0', readFrom: 'api' }],
    },
    version: {
      label: 'a1a1a1a1a1a1',
      releaseDate: '2025-03-04',
      files: [
        {
          path: 'data/a b.parquet',
          sha256: 'cd'.repeat(32),
          bytes: 5,
          url: `https://huggingface.co/datasets/org/Name/resolve/${sha}/data/a%20b.parquet`,
        },
        { path: 'README.md', sha256: null },
      ],
      hosts: [{ url: 'https://huggingface.co/datasets/org/Name', revision: sha }],
      identifiers: [{ scheme: 'doi', value: '10.57967/hf/1234' }],
    },
  })
  expect(candidate?.fields).toContainEqual(expect.objectContaining({ field: 'kept.hf-api.downloads', state: 'unused' }))
})

test('a file name of the API that leaves the repository refuses the candidate', async () => {
  const answer = { id: 'org/name', cardData: {}, siblings: [{ rfilename: '../../etc/passwd' }] }
  expect((await read(JSON.stringify(answer)))?.troubles).toMatchObject([
    { grade: 'refuse', at: '/siblings/0/rfilename', rule: 'path' },
  ])
})
