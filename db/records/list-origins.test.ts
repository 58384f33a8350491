import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { sha256Hex } from '#lib/digest.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { type BlobStore, openBlobStore } from '../blobs.ts'
import { ingestRecords } from './ingest-records.ts'
import { listOrigins } from './list-origins.ts'

type Kept = { blobs: BlobStore; manifestOf(urls: readonly (string | null)[]): Promise<Manifest> }

const test = base.extend<{ kept: Kept }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  kept: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-origins-'))
    const blobs = openBlobStore(join(folder, 'blobs'))
    await use({
      blobs,
      async manifestOf(urls) {
        const file = join(folder, `${crypto.randomUUID()}.jsonl`)
        const rows = urls.map((url, n) => JSON.stringify({ id: `r${n}`, digest: sha256Hex(`${n}`), url }))
        await writeFile(file, rows.join('\n'))
        const made = await ingestRecords(file, { fileName: 'r.jsonl', mapping: null, blobs, workFolder: folder })
        if (made.kind === 'refused') throw new Error(JSON.stringify(made.faults))
        return made.manifest
      },
    })
    await rm(folder, { recursive: true, force: true })
  },
})

const all = { limit: 100, seed: 'sha256:a' }

test('origins are counted by scheme, host and port, however the address is written', async ({ kept }) => {
  const manifest = await kept.manifestOf([
    'https://a.example/1',
    'HTTPS://A.example:443/2',
    'https://user:pw@a.example/3?q#f',
    'http://a.example/',
    'http://a.example:8080',
    'https://bücher.example/',
    'https://xn--bcher-kva.example/x',
    null,
  ])
  const { known, origins } = await listOrigins(kept.blobs, [manifest], all)
  expect(Object.fromEntries(origins.map(({ origin, records }) => [origin, records]))).toEqual({
    'https://a.example': 3,
    'http://a.example': 1,
    'http://a.example:8080': 1,
    'https://xn--bcher-kva.example': 2,
  })
  expect(known).toBe(4)
})

test('several manifests are one', async ({ kept }) => {
  const manifests = [await kept.manifestOf(['https://a.example/1']), await kept.manifestOf(['https://a.example/2'])]
  const { known, origins } = await listOrigins(kept.blobs, manifests, all)
  expect([known, origins]).toEqual([1, [{ origin: 'https://a.example', records: 2 }]])
})

test('a sample is chosen by its seed, and a longer one holds a shorter one', async ({ kept }) => {
  const manifest = await kept.manifestOf(Array.from({ length: 200 }, (_, n) => `https://h${n}.example/`))
  const sample = async (limit: number, seed: string) =>
    (await listOrigins(kept.blobs, [manifest], { limit, seed })).origins.map(({ origin }) => origin)
  const ten = await sample(10, 'x')
  expect(ten).toHaveLength(10)
  expect((await sample(50, 'x')).slice(0, 10)).toEqual(ten)
  expect(await sample(10, 'y')).not.toEqual(ten)
  expect((await listOrigins(kept.blobs, [manifest], { limit: 10, seed: 'x' })).known).toBe(200)
})

test('records without addresses have no origins', async ({ kept }) => {
  const manifest = await kept.manifestOf([null, null])
  expect(await listOrigins(kept.blobs, [manifest], all)).toEqual({ known: 0, origins: [] })
  expect(await listOrigins(kept.blobs, [], all)).toEqual({ known: 0, origins: [] })
})
