import { count, eq } from 'drizzle-orm'
import { importReading } from '#db/commands/import-reading.ts'
import { saveReviewed } from '#db/commands/save-reviewed.ts'
import { readVersion } from '#db/queries/read-version.ts'
import { whereImported } from '#db/queries/where-imported.ts'
import { datasets, events } from '#db/schema/index.ts'
import { digestOf } from '#lib/digest.ts'
import { datasetDraft, keptActor, versionDraft } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { refusalOf } from '#tests/refusals.ts'

const CANDIDATE = { format: 'croissant' as const, key: 'https://example.org/whales', digest: digestOf('whales') }

test('what was reviewed is registered and kept as a draft, in one transaction', async ({ db }) => {
  const actor = await keptActor(db)
  const reviewed = { candidate: CANDIDATE, dataset: datasetDraft(), version: versionDraft() }
  expect(await saveReviewed(db, actor, reviewed)).toEqual({ kind: 'saved', path: 'lab/whales', label: '1.0.0' })
  expect(await readVersion(db, actor, { path: 'lab/whales', label: '1.0.0' })).toMatchObject({ status: 'draft' })
  expect(await whereImported(db, CANDIDATE.digest)).toEqual(['lab/whales'])
  const kinds = await db
    .select({ kind: events.kind })
    .from(events)
    .where(eq(events.subject, 'lab/whales'))
    .orderBy(events.id)
  expect(kinds.map((event) => event.kind)).toEqual(['dataset.registered', 'version.drafted'])
})

test('a document without a version makes a dataset alone', async ({ db }) => {
  const actor = await keptActor(db)
  const reviewed = { candidate: CANDIDATE, dataset: datasetDraft(), version: null }
  expect(await saveReviewed(db, actor, reviewed)).toEqual({ kind: 'saved', path: 'lab/whales', label: null })
})

test('a form sent twice makes one dataset, and a taken name is told', async ({ db }) => {
  const actor = await keptActor(db)
  const reviewed = { candidate: CANDIDATE, dataset: datasetDraft(), version: null }
  await saveReviewed(db, actor, reviewed)
  const again = { ...reviewed, dataset: datasetDraft({ name: 'other' }) }
  expect(await saveReviewed(db, actor, again)).toEqual({ kind: 'imported-before', path: 'lab/whales' })
  const another = { ...reviewed, candidate: { ...CANDIDATE, digest: digestOf('other') } }
  expect(await saveReviewed(db, actor, another)).toEqual({ kind: 'name-taken' })
  expect(await db.select({ datasets: count() }).from(datasets)).toEqual([{ datasets: 1 }])
})

test('a form sent twice at once makes one dataset', async ({ own }) => {
  const actor = await keptActor(own.db)
  const results = await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      saveReviewed(own.db, actor, { candidate: CANDIDATE, dataset: datasetDraft({ name }), version: null }),
    ),
  )
  expect(results.map((result) => result.kind).sort()).toEqual(['imported-before', 'imported-before', 'saved'])
})

test('what was reviewed counts as imported when the same document comes again', async ({ db }) => {
  const actor = await keptActor(db)
  await saveReviewed(db, actor, { candidate: CANDIDATE, dataset: datasetDraft(), version: null })
  const verdict = { outcome: 'unknown' as const, reasons: [] }
  const { organization: _organization, ...dataset } = datasetDraft()
  const candidate = {
    ...CANDIDATE,
    dataset,
    version: null,
    fields: [],
    troubles: [],
    loadable: verdict,
    complete: verdict,
  }
  const reading = {
    format: 'croissant' as const,
    formatVersion: '1.0',
    importer: { name: 'colophon-croissant', version: 1 },
    candidates: [candidate],
    troubles: [],
  }
  const report = await importReading(db, actor, { organization: 'lab', reading, publish: false })
  expect(report.counts).toMatchObject({ registered: 0, unchanged: 1 })
})

test('a version that contradicts itself keeps nothing, the dataset neither', async ({ db }) => {
  const actor = await keptActor(db)
  const version = versionDraft({ files: [{ path: 'a' }, { path: 'A' }] })
  const refusal = await refusalOf(saveReviewed(db, actor, { candidate: CANDIDATE, dataset: datasetDraft(), version }))
  expect(refusal.issues[0]?.at).toBe('/files/1/path')
  expect(await db.select({ datasets: count() }).from(datasets)).toEqual([{ datasets: 0 }])
})

test('only those who may import do', async ({ db }) => {
  const auditor = await keptActor(db, { role: 'auditor' })
  const reviewed = { candidate: CANDIDATE, dataset: datasetDraft(), version: null }
  expect((await refusalOf(saveReviewed(db, auditor, reviewed))).code).toBe('forbidden')
  expect((await refusalOf(saveReviewed(db, null, reviewed))).code).toBe('unauthenticated')
})
