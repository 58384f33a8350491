import { eq } from 'drizzle-orm'
import { events } from '#db/schema/index.ts'
import type { Digest } from '#lib/digest.ts'
import { keptActor, someActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import type { Db } from '../client.ts'
import { findDois, listDois } from '../queries/find-dois.ts'
import { readDatasetExport, readVersionExport } from '../queries/read-version-export.ts'
import { archiveDois } from '../schema/index.ts'
import { listTakenDois, recordRegistered, recordUnregistered, requestDoi } from './register-doi.ts'
import { withdrawVersion } from './withdraw-version.ts'

const PREFIX = '10.5072'
const SITE = 'https://colophon.example.org'
const UNKNOWN: Digest = `sha256:${'0'.repeat(64)}`

const kindsOf = async (db: Db, subject: string) =>
  (await db.select({ kind: events.kind }).from(events).where(eq(events.subject, subject)).orderBy(events.id)).map(
    ({ kind }) => kind,
  )

test('one DOI is taken for the version and one for the dataset; asked for again, they are the same', async ({ db }) => {
  const { actor, digest, path } = await publishedVersion(db)
  expect(await requestDoi(db, actor, digest, PREFIX)).toEqual({ kind: 'requested' })
  const first = await listDois(db, digest)
  expect(first?.map(({ kind, subject, state }) => [kind, subject, state])).toEqual([
    ['version', digest, 'requested'],
    ['dataset', path, 'requested'],
  ])
  await requestDoi(db, actor, digest, '10.9999')
  expect((await listDois(db, digest))?.map(({ doi }) => doi)).toEqual(first?.map(({ doi }) => doi))
  expect(await kindsOf(db, digest)).toEqual(['version.published', 'doi.requested', 'doi.requested'])
})

test('only owners and stewards may, with a token that may publish', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  const member = await keptActor(db, { role: 'member' })
  const reader = { ...actor, scopes: ['read' as const] }
  expect((await refusalOf(requestDoi(db, null, digest, PREFIX))).code).toBe('unauthenticated')
  expect((await refusalOf(requestDoi(db, member, digest, PREFIX))).code).toBe('forbidden')
  expect((await refusalOf(requestDoi(db, reader, digest, PREFIX))).code).toBe('forbidden')
  expect(await listDois(db, digest)).toEqual([])
})

test('a version that is not known here has none', async ({ db }) => {
  expect(await requestDoi(db, someActor({ isAdministrator: true }), UNKNOWN, PREFIX)).toEqual({ kind: 'not-found' })
  expect(await listDois(db, UNKNOWN)).toBeNull()
})

test('once registered it is told of, in an event once, and by what is exported', async ({ db }) => {
  const { actor, digest, path } = await publishedVersion(db)
  await requestDoi(db, actor, digest, PREFIX)
  expect((await findDois(db, [digest, path])).size).toBe(0)
  for (const taken of await listTakenDois(db, digest)) {
    await recordRegistered(db, taken)
    await recordRegistered(db, taken)
  }
  const dois = await findDois(db, [digest, path])
  expect(await kindsOf(db, digest)).toEqual(['version.published', 'doi.requested', 'doi.registered'])
  const exported = await readVersionExport(db, digest, SITE)
  expect(exported?.version.standing).toMatchObject({ doi: dois.get(digest), datasetDoi: dois.get(path) })
  const dataset = await readDatasetExport(db, path, SITE)
  expect(dataset).toMatchObject({ doi: dois.get(path), versions: [{ digest, doi: dois.get(digest) }] })
})

test('what fails says why; asked for again it is tried again, and what resolves never fails', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, PREFIX)
  const [version, dataset] = await listTakenDois(db, digest)
  if (version === undefined || dataset === undefined) throw new Error('none is taken')
  await recordUnregistered(db, version, { isFinal: false, note: 'It is down.' })
  expect((await listDois(db, digest))?.[0]).toMatchObject({ state: 'requested', note: 'It is down.' })
  await recordUnregistered(db, version, { isFinal: true, note: 'No creators.' })
  expect((await listDois(db, digest))?.[0]).toMatchObject({ state: 'failed', note: 'No creators.' })
  await requestDoi(db, actor, digest, PREFIX)
  expect((await listDois(db, digest))?.[0]).toMatchObject({ state: 'requested', note: '' })
  await recordRegistered(db, dataset)
  await recordUnregistered(db, dataset, { isFinal: true, note: 'Not now.' })
  expect((await listDois(db, digest))?.[1]).toMatchObject({ state: 'registered', note: 'Not now.' })
})

test('a withdrawn version gets no DOI, but one that it has is told of the tombstone', async ({ db }) => {
  const { actor, digest, path, label } = await publishedVersion(db)
  const withdrawal = { kind: 'law' as const, reason: 'A ruling.', successor: null }
  await withdrawVersion(db, actor, path, label, withdrawal)
  expect(await requestDoi(db, actor, digest, PREFIX)).toEqual({ kind: 'withdrawn-without-doi' })
  const other = await publishedVersion(db, { dataset: { name: 'wolves' } })
  await requestDoi(db, other.actor, other.digest, PREFIX)
  await withdrawVersion(db, other.actor, other.path, other.label, withdrawal)
  expect(await requestDoi(db, other.actor, other.digest, PREFIX)).toEqual({ kind: 'requested' })
  const exported = await readVersionExport(db, other.digest, SITE)
  expect(exported?.version.standing?.withdrawn).toMatchObject({ reason: 'A ruling.', successor: null })
})

test('a name once taken can not be changed or deleted', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, PREFIX)
  await expect(
    db.transaction((tx) => tx.update(archiveDois).set({ doi: '10.1/x' }).where(eq(archiveDois.subject, digest))),
  ).rejects.toThrow()
  await expect(db.transaction((tx) => tx.delete(archiveDois).where(eq(archiveDois.subject, digest)))).rejects.toThrow()
})
