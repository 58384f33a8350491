import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { keptActor } from '#tests/factories.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { type BlobStore, openBlobStore } from '../blobs.ts'
import { readLatestAttempts } from '../queries/read-attempts.ts'
import { events, preferenceAttempts, versions } from '../schema/index.ts'
import { importSnapshots } from './import-snapshots.ts'

const test = base.extend<{ blobs: BlobStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  blobs: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-snapshots-'))
    await use(openBlobStore(join(folder, 'blobs')))
    await rm(folder, { recursive: true, force: true })
  },
})

const NOW = new Date('2026-06-05T12:00:00Z')
const LINES = [
  { url: 'http://a.example/robots.txt', status: 301, headers: [['Location', 'https://a.example/robots.txt']] },
  { url: 'https://a.example/robots.txt', status: 200, body: 'User-agent: CCBot\nDisallow: /\n' },
  { url: 'https://a.example/art/1', status: 200, headers: [['X-Robots-Tag', 'noai']], body: '<html>' },
].map((line) => ({ fetchedAt: '2025-03-01T00:00:00Z', agent: 'CCBot/2.0', ...line }))

const jsonl = (lines: readonly unknown[]) => Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))

test('what a collector kept is kept for the version, with its time, its agent and its bytes', async ({ db, blobs }) => {
  const { actor, digest } = await publishedVersion(db)
  const [version] = await db.select({ id: versions.id }).from(versions).where(eq(versions.digest, digest))
  const { sha256 } = await blobs.put(jsonl(LINES))
  const counts = { places: 2, pages: 1, origins: 2, skipped: 0 }
  const order = { sha256, agent: '' }
  expect(await importSnapshots(db, blobs, { actor, now: NOW }, digest, order)).toEqual({ kind: 'imported', counts })
  const versionId = version?.id ?? ''
  const found = await readLatestAttempts(db, ['http://a.example', 'https://a.example'], {
    versionId,
    observer: 'collector',
  })
  expect(found.map(({ origin, mechanism, agent, state, chain }) => [origin, mechanism, agent, state, chain])).toEqual([
    ['http://a.example', 'robots-txt', 'CCBot', 'parsed', ['https://a.example/robots.txt']],
    ['https://a.example', 'robots-tag', 'CCBot', 'parsed', []],
    ['https://a.example', 'robots-txt', 'CCBot', 'parsed', []],
  ])
  for (const { body } of found) expect(await blobs.has(body ?? '')).toBe(true)
  expect(found[0]?.finishedAt).toBe('2025-03-01T00:00:00.000Z')
  expect(await readLatestAttempts(db, ['https://a.example'])).toEqual([])
})

test('the same file again changes nothing; the event names it by digest', async ({ db, blobs }) => {
  const { actor, digest } = await publishedVersion(db)
  const { sha256 } = await blobs.put(jsonl(LINES))
  const again = () => importSnapshots(db, blobs, { actor, now: NOW }, digest, { sha256, agent: '' })
  await again()
  expect((await again()).kind).toBe('known')
  expect(await db.select({ id: preferenceAttempts.id }).from(preferenceAttempts)).toHaveLength(3)
  const told = await db
    .select()
    .from(events)
    .where(eq(events.kind, 'preferences.snapshots-imported'))
    .orderBy(events.id)
  expect(told).toMatchObject([{ subject: digest, facts: { file: `sha256:${sha256}`, places: 2, pages: 1 } }])
})

test('a file with a fault is refused with the place, and nothing of it is kept', async ({ db, blobs }) => {
  const { actor, digest } = await publishedVersion(db)
  const files: [Buffer, string][] = [
    [jsonl([...LINES, { ...LINES[0], status: 'ok' }]), 'line 4'],
    [jsonl([{ ...LINES[0], fetchedAt: '2027-01-01T00:00:00Z' }]), 'line 1'],
    [Buffer.from(''), ''],
    [Buffer.from('WARC/1.0\r\n\r\n'), 'byte 0'],
  ]
  for (const [file, at] of files) {
    const { sha256 } = await blobs.put(file)
    const result = await importSnapshots(db, blobs, { actor, now: NOW }, digest, { sha256, agent: '' })
    expect(result.kind === 'faulty' ? result.faults[0]?.at : result.kind).toBe(at)
  }
  expect(await db.select({ id: preferenceAttempts.id }).from(preferenceAttempts)).toEqual([])
})

test('who may not have hosts asked may not add snapshots; an unknown version has none', async ({ db, blobs }) => {
  const { actor, digest } = await publishedVersion(db)
  const { sha256 } = await blobs.put(jsonl(LINES))
  const order = { sha256, agent: '' }
  const member = await keptActor(db, { role: 'member' })
  const refusal = await refusalOf(importSnapshots(db, blobs, { actor: member, now: NOW }, digest, order))
  expect(refusal.code).toBe('forbidden')
  const admin = { ...actor, isAdministrator: true }
  const other = await importSnapshots(db, blobs, { actor: admin, now: NOW }, `sha256:${'0'.repeat(64)}`, order)
  expect(other).toEqual({ kind: 'not-found' })
})
