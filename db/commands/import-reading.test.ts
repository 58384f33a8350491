import { count, eq } from 'drizzle-orm'
import { datasets, events, versions } from '#db/schema/index.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import type { Reading } from '#lib/interchange/import.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { importReading } from './import-reading.ts'

const RECORD = {
  'Unique Dataset Identifier': 'songs',
  'Dataset Name': 'Songs of whales',
  Collection: 'Whales',
  'Collection URL': 'https://example.org/whales',
  'Dataset URL': 'https://example.org/whales/songs',
  Languages: ['English'],
  'Task Categories': [],
  'Text Sources': [],
  Licenses: [{ License: 'CC BY 4.0', 'License URL': 'https://creativecommons.org/licenses/by/4.0/' }],
  'Inferred Metadata': {},
}

async function reading(...over: Record<string, unknown>[]): Promise<Reading> {
  const records = Object.fromEntries(
    (over.length === 0 ? [{}] : over).map((one, index) => [`songs-${index}`, { ...RECORD, ...one }]),
  )
  const bytes = new TextEncoder().encode(JSON.stringify(records))
  return readDocument(bytes, 'dpi', { fileName: 'songs.json', url: null, today: '2026-11-22' })
}

test('a second import of the same document changes nothing', async ({ db }) => {
  const actor = await keptActor(db)
  const order = { organization: 'lab', reading: await reading(), publish: true }
  const first = await importReading(db, actor, order)
  expect(first.counts).toEqual({ registered: 1, unchanged: 0, amended: 0, refused: 0 })
  expect(first.candidates[0]?.digest).toMatch(/^sha256:/)
  const before = await db.select({ events: count() }).from(events)
  const second = await importReading(db, actor, order)
  expect(second.counts).toEqual({ registered: 0, unchanged: 1, amended: 0, refused: 0 })
  expect(await db.select({ events: count() }).from(events)).toEqual(before)
})

test('a key that is known with other content amends its dataset and keeps what was there', async ({ db }) => {
  const actor = await keptActor(db)
  await importReading(db, actor, { organization: 'lab', reading: await reading(), publish: false })
  const other = await reading({ 'Dataset Name': 'Songs, second reading' })
  const report = await importReading(db, actor, { organization: 'lab', reading: other, publish: false })
  expect(report.counts.amended).toBe(1)
  const rows = await db
    .select({ title: datasets.title, kept: datasets.kept })
    .from(datasets)
    .where(eq(datasets.path, report.candidates[0]?.dataset ?? ''))
  expect(rows[0]?.title).toBe('Songs, second reading')
  expect(Object.keys(rows[0]?.kept ?? {})).toContain('dpi, imported before')
})

test('one record that can not be stored does not stop the others', async ({ db }) => {
  const actor = await keptActor(db)
  const good = await reading({ 'Unique Dataset Identifier': 'a' }, { 'Unique Dataset Identifier': 'b' })
  const [first, ...rest] = good.candidates
  if (first === undefined) throw new Error('Nothing was read.')
  const broken = { ...good, candidates: [{ ...first, dataset: { ...first.dataset, title: '' } }, ...rest] }
  const report = await importReading(db, actor, { organization: 'lab', reading: broken, publish: false })
  expect(report.counts).toEqual({ registered: 1, unchanged: 0, amended: 0, refused: 1 })
  expect(report.candidates[0]?.troubles.at(-1)?.at).toBe('/title')
})

test('whoever may not import, or not publish, is refused before anything is stored', async ({ db }) => {
  const auditor = await keptActor(db, { role: 'auditor' })
  const member = await keptActor(db, { role: 'member' })
  const order = { organization: 'lab', reading: await reading(), publish: true }
  await expect(importReading(db, auditor, order)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(importReading(db, member, order)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(importReading(db, null, order)).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await db.select({ n: count() }).from(versions)).toEqual([{ n: 0 }])
})

test('the same document imported four times at once is stored once, and nobody waits for ever', async ({ own }) => {
  const actor = await keptActor(own.db)
  const many = await reading(
    ...Array.from({ length: 20 }, (_, index) => ({ 'Unique Dataset Identifier': `set-${index}` })),
  )
  const backwards = { ...many, candidates: many.candidates.toReversed() }
  const orders = [many, backwards, many, backwards].map((one) => ({ organization: 'lab', reading: one, publish: true }))
  const reports = await Promise.all(orders.map((order) => importReading(own.db, actor, order)))
  const total = (outcome: 'registered' | 'unchanged') => reports.reduce((sum, { counts }) => sum + counts[outcome], 0)
  expect([total('registered'), total('unchanged')]).toEqual([20, 60])
})
