import { asc, eq } from 'drizzle-orm'
import { CheckReport } from '#lib/archive/check.ts'
import { copyDraft, recordedCopy, wholeAnswer } from '#tests/archive-copies.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { countStatements } from '../client.ts'
import { collectFacts } from '../queries/collect-facts.ts'
import { listDueCopies } from '../queries/due-copies.ts'
import { readArchive } from '../queries/read-archive.ts'
import { archiveCopies, events, fixityChecks } from '../schema/index.ts'
import { askForFixityCheck } from './ask-for-fixity-check.ts'
import { recordArchiveCopy } from './record-archive-copy.ts'
import { recordFixityCheck, reportFixityCheck } from './record-fixity-check.ts'
import { retireArchiveCopy } from './retire-archive-copy.ts'

const SAME = 'a'.repeat(64)
const BOUND = 1000
const NOW = new Date('2030-01-01T00:00:00Z')
const LATER = new Date(Date.now() + 60_000)
const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const report = (over: object = {}) => CheckReport.parse({ at: at(5), sha256: SAME, how: 'sha256sum', ...over })

test('a check is kept with what was seen and expected, sets the next turn, and is one event', async ({ db }) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  await recordFixityCheck(db, id, wholeAnswer('b'.repeat(64), { at: at(9) }), BOUND)
  const [failed] = await db.select().from(archiveCopies)
  expect(failed).toMatchObject({ failures: 1, askedAt: null })
  expect(await recordFixityCheck(db, id, wholeAnswer(SAME, { at: at(2) }), BOUND)).toMatchObject({
    kind: 'recorded',
    finding: { outcome: 'pass', basis: 'recomputed-here' },
  })
  const [passed] = await db.select().from(archiveCopies)
  expect(passed?.failures).toBe(0)
  expect((passed?.dueAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(80 * 86_400_000)
  const rows = await db.select().from(fixityChecks).orderBy(asc(fixityChecks.at))
  expect(rows).toMatchObject([
    { outcome: 'fail', rule: 'fixity/1', expectedSha256: SAME, agent: 'Colophon' },
    { outcome: 'pass', sha256: SAME, bytes: 12, link: 'alive' },
  ])
  const told = await db.select().from(events).where(eq(events.kind, 'archive.fixity-checked')).orderBy(events.id)
  expect(told.map(({ actor, subject, facts }) => [actor, subject, facts.outcome])).toEqual([
    ['colophon', version.digest, 'fail'],
    ['colophon', version.digest, 'pass'],
  ])
})

test('a report is told apart from our own checks, keeps its evidence, and moves no turn', async ({ db }) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  const [before] = await db.select().from(archiveCopies)
  const given = { report: report({ report: 'https://lab.example/report' }), now: new Date() }
  expect(await reportFixityCheck(db, version.actor, id, given)).toMatchObject({ finding: { outcome: 'pass' } })
  const [after] = await db.select().from(archiveCopies)
  expect(after?.dueAt).toEqual(before?.dueAt)
  const archive = await readArchive(db, version.digest, LATER)
  expect(archive?.checks).toMatchObject([
    { basis: 'recomputed-elsewhere', agent: 'Ada', evidence: [{ source: 'https://lab.example/report' }] },
  ])
  expect(archive?.verdict.status).toBe('single-copy')
})

test('a report from the future, or of many files of a copy of one, is refused with its place', async ({ db }) => {
  const version = await publishedVersion(db)
  const id = await recordedCopy(db, version)
  for (const [over, where] of [
    [{ at: '2031-01-01T00:00:00Z' }, '/at'],
    [{ sha256: null, filesChecked: 1 }, '/filesChecked'],
  ] as const) {
    const work = reportFixityCheck(db, version.actor, id, { report: report(over), now: NOW })
    expect(await refusalOf(work)).toMatchObject({ code: 'invalid', issues: [{ at: where }] })
  }
  const stranger = await keptActor(db, { organization: 'elsewhere' })
  const work = reportFixityCheck(db, stranger, id, { report: report(), now: NOW })
  expect((await refusalOf(work)).code).toBe('forbidden')
  expect(await db.select().from(fixityChecks)).toEqual([])
})

test('who is asked for comes first, then the longest overdue; a retired copy is never due and gets no check', async ({
  db,
}) => {
  const version = await publishedVersion(db)
  const ids = []
  for (const n of [1, 2, 3]) {
    const id = await recordedCopy(db, version, { url: `https://archive.example/${n}` })
    await db
      .update(archiveCopies)
      .set({ dueAt: new Date(Date.UTC(2020, 0, n)) })
      .where(eq(archiveCopies.id, id))
    ids.push(id)
  }
  const [first = '', second = '', third = ''] = ids
  expect(await askForFixityCheck(db, version.actor, third)).toEqual({ kind: 'queued' })
  await retireArchiveCopy(db, version.actor, first, { kind: 'removed', reason: 'Gone.' })
  const due = await listDueCopies(db, { now: LATER, limit: 9 })
  expect(due.map(({ id }) => id)).toEqual([third, second])
  expect(await recordFixityCheck(db, first, wholeAnswer(SAME), BOUND)).toEqual({ kind: 'retired' })
  expect(await askForFixityCheck(db, version.actor, first)).toEqual({ kind: 'retired' })
  const unknown = { ...version.actor, isAdministrator: true }
  expect(await askForFixityCheck(db, unknown, crypto.randomUUID())).toEqual({ kind: 'not-found' })
})

test('the archive of a version is read in four statements, whatever number of copies and checks there is', async ({
  db,
}) => {
  const version = await publishedVersion(db)
  const read = () => countStatements(() => readArchive(db, version.digest, LATER))
  const grow = async (from: number, to: number) => {
    for (let n = from; n < to; n++) {
      const over = { url: `https://archive.example/${n}`, custodian: `Library ${n}` }
      const id = await recordedCopy(db, version, over)
      for (let check = 0; check < n; check++)
        await recordFixityCheck(db, id, wholeAnswer(SAME, { at: at(check + 1) }), BOUND)
      await reportFixityCheck(db, version.actor, id, {
        report: report({ report: `https://lab.example/${n}` }),
        now: NOW,
      })
    }
  }
  await grow(1, 3)
  const few = await read()
  await grow(3, 9)
  const many = await read()
  expect(many.statements).toBe(few.statements)
  expect(many.statements).toBeLessThanOrEqual(4)
  expect(many.result?.verdict).toMatchObject({
    status: 'replicated',
    custodians: expect.arrayContaining(['library 8']),
  })
  expect(many.result).toMatchObject({ checkCount: 44, levels: { level: 0 } })
  expect(await readArchive(db, `sha256:${'0'.repeat(64)}`, LATER)).toBeNull()
})

test('a score sees the copies elsewhere and when the files were verified, as they stood on its day', async ({ db }) => {
  const hosts = [{ url: 'https://hub.example/lab/whales' }]
  const version = await publishedVersion(db, { version: { hosts } })
  const known = [
    { url: 'https://hub.example/lab/whales/songs.jsonl', custodian: 'Hub' },
    { url: 'https://archive.example/songs.jsonl', custodian: 'Library' },
  ]
  for (const over of known)
    await recordFixityCheck(db, await recordedCopy(db, version, over), wholeAnswer(SAME, { at: at(2) }), BOUND)
  const whole = { covers: 'version' as const, path: null, url: 'https://other.example/', custodian: 'Other' }
  await recordArchiveCopy(db, version.actor, version.digest, copyDraft(whole))
  const factsOn = async (day: string) => (await collectFacts(db, [version.digest], day))[0]?.derived
  const today = await factsOn(LATER.toISOString())
  expect(today?.copies).toMatchObject([
    { custodian: 'other', mandate: false, lastVerified: null, outcome: 'unknown' },
    { custodian: 'library', outcome: 'intact' },
  ])
  expect(today?.files.lastVerified).not.toBeNull()
  expect(await factsOn('2026-06-01')).toMatchObject({ copies: [], files: { lastVerified: null } })
})
