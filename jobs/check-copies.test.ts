import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { asc, eq } from 'drizzle-orm'
import { openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { askForFixityCheck } from '#db/commands/ask-for-fixity-check.ts'
import { readArchive } from '#db/queries/read-archive.ts'
import { archiveCopies, fixityChecks } from '#db/schema/index.ts'
import { sha256Hex } from '#lib/digest.ts'
import { recordedCopy } from '#tests/archive-copies.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { checkCopies } from './check-copies.ts'
import type { JobContext } from './job.ts'

const SONGS = 'All songs of whales.\n'
const OTHER = 'All songs of wolves.\n'
const digestField = (text: string) => `sha-256=:${Buffer.from(sha256Hex(text), 'hex').toString('base64')}:`

type Seen = { method: string; path: string; agent: string }
type Host = { address: string; seen: Seen[]; mostAtOnce: () => number }

/** Promises so many bytes, sends others, and ends the connection. */
function breakOff(response: ServerResponse, { method }: IncomingMessage, promised: number, sent: string): void {
  response.writeHead(200, { 'content-length': promised })
  if (method === 'HEAD') response.end()
  else response.write(sent, () => setTimeout(() => response.destroy(), 20))
}

/** What the host does at each path. A GET and a HEAD are answered alike unless it says otherwise. */
const PATHS: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  '/right': (response) => response.writeHead(200, { 'repr-digest': digestField(SONGS) }).end(SONGS),
  '/no-head': (response, { method }) => response.writeHead(method === 'HEAD' ? 405 : 200).end(SONGS),
  '/other': (response) => response.writeHead(200).end(OTHER),
  '/shorter': (response) => response.writeHead(200).end(SONGS.slice(0, 5)),
  '/longer': (response) => response.writeHead(200).end(`${SONGS}more`),
  '/breaks-off': (response, request) => breakOff(response, request, SONGS.length, SONGS.slice(0, 5)),
  '/length-lies': (response, request) => breakOff(response, request, 5000, SONGS),
  '/digest-lies': (response) => response.writeHead(200, { 'repr-digest': digestField(OTHER) }).end(SONGS),
  '/hangs': () => undefined,
  '/falls-silent': (response, { method }) => {
    response.writeHead(200, { 'content-length': SONGS.length })
    if (method === 'HEAD') response.end()
    else response.write(SONGS.slice(0, 5))
  },
  '/moved': (response) => response.writeHead(302, { location: '/right' }).end(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to-private': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/forbidden': (response) => response.writeHead(403).end(),
}

const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  host: async ({}, use) => {
    const seen: Seen[] = []
    let [now, most] = [0, 0]
    const server: Server = createServer((request, response) => {
      const path = request.url ?? '/'
      seen.push({ method: request.method ?? '', path, agent: request.headers['user-agent'] ?? '' })
      now += 1
      most = Math.max(most, now)
      response.on('close', () => (now -= 1))
      const act = PATHS[path]
      if (act === undefined) response.writeHead(404).end()
      else act(response, request)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}`, seen, mostAtOnce: () => most })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

function contextOf(db: Db, over: Partial<JobContext> = {}): JobContext {
  return {
    db,
    blobs: openBlobStore(tmpdir()),
    workFolder: tmpdir(),
    say: () => {},
    site: 'https://colophon.example.org',
    sendMail: null,
    mayAskLoopback: true,
    pauseMs: 0,
    pause: async () => {},
    copyBounds: { firstByteMs: 300, idleMs: 300 },
    attempt: 1,
    isStopping: () => false,
    ...over,
  }
}

const FILES = [{ path: 'songs.jsonl', bytes: SONGS.length, sha256: sha256Hex(SONGS), mediaType: 'application/jsonl' }]
const ofOneFile = (db: Db) => publishedVersion(db, { version: { files: FILES } })

/** What is to be kept of the check of a copy at each path: outcome, what it rests on, the link and the reasons. */
const SAID: Record<string, string> = {
  '/right': 'pass recomputed-here alive digest-same,host-claims-same',
  '/no-head': 'pass recomputed-here alive digest-same',
  '/moved': 'pass recomputed-here alive digest-same,host-claims-same',
  '/digest-lies': 'pass recomputed-here alive digest-same,host-claim-wrong',
  '/other': 'fail recomputed-here alive digest-other',
  '/shorter': 'fail recomputed-here alive size-other,digest-other',
  '/longer': 'fail recomputed-here alive size-other',
  '/missing': 'fail claimed-by-host gone not-found',
  '/breaks-off': 'unknown nothing alive cut-short',
  '/length-lies': 'unknown nothing alive cut-short',
  '/falls-silent': 'unknown nothing alive cut-short',
  '/hangs': 'unknown nothing unreachable unreachable',
  '/loop': 'unknown nothing unreachable unreachable',
  '/to-private': 'unknown nothing unreachable unreachable',
  '/forbidden': 'unknown nothing refused refused',
}

test('each host is judged by what it sends, whatever it says: right, other, cut short, silent, elsewhere, gone', async ({
  db,
  host,
}) => {
  const version = await ofOneFile(db)
  const paths = new Map<string, string>()
  for (const path of Object.keys(SAID))
    paths.set(await recordedCopy(db, version, { url: `${host.address}${path}` }), path)
  expect(await checkCopies({}, contextOf(db))).toBe('done')
  const rows = await db.select().from(fixityChecks)
  const said = rows.map(({ copyId, outcome, basis, link, reasons }) => [
    paths.get(copyId),
    [outcome, basis, link, reasons.map(({ code }) => code)].join(' '),
  ])
  expect(Object.fromEntries(said)).toEqual(SAID)
  const due = (await db.select().from(archiveCopies)).map(({ dueAt }) => dueAt.getTime())
  expect(Math.min(...due)).toBeGreaterThan(Date.now() + 80_000_000)
  expect(new Set(host.seen.map(({ agent }) => agent))).toEqual(
    new Set(['Colophon/0.1 (+https://colophon.example.org/docs)']),
  )
  expect(host.mostAtOnce()).toBe(1)
})

test('a private address is never asked, whatever name it goes by', async ({ db, host }) => {
  await recordedCopy(db, await ofOneFile(db), { url: `${host.address}/right` })
  await checkCopies({}, contextOf(db, { mayAskLoopback: false }))
  const [check] = await db.select().from(fixityChecks)
  expect(check).toMatchObject({ outcome: 'unknown', link: 'unreachable', status: null })
  expect(check?.reasons[0]?.says).toContain('private network')
  expect(host.seen).toEqual([])
})

test('what is larger than is downloaded, or has no digest to compare with, is asked for by HEAD alone', async ({
  db,
  host,
}) => {
  const version = await ofOneFile(db)
  await recordedCopy(db, version, { url: `${host.address}/right` })
  await recordedCopy(db, version, { url: `${host.address}/other`, covers: 'version', path: null })
  await checkCopies({}, contextOf(db, { fixityBytes: 10 }))
  const rows = await db.select().from(fixityChecks).orderBy(asc(fixityChecks.basis))
  expect(rows.map(({ basis, reasons }) => [basis, ...reasons.map(({ code }) => code)])).toEqual([
    ['claimed-by-host', 'beyond-bound', 'host-claims-same'],
    ['nothing', 'no-digest-expected'],
  ])
  expect(host.seen.map(({ method }) => method)).toEqual(['HEAD', 'HEAD'])
})

test('one host is asked one thing at a time; a copy that was just checked is left alone until its turn, or until somebody asks', async ({
  db,
  host,
}) => {
  const version = await ofOneFile(db)
  const ids = []
  for (const n of [1, 2, 3]) {
    const whole = { covers: 'version' as const, path: null, sha256: sha256Hex(SONGS) }
    ids.push(
      await recordedCopy(db, version, { ...whole, url: `${host.address}/right#${n}`, custodian: `Library ${n}` }),
    )
  }
  await checkCopies({}, contextOf(db))
  expect(await db.select().from(fixityChecks)).toHaveLength(3)
  expect(host.mostAtOnce()).toBe(1)
  const archive = await readArchive(db, version.digest, new Date(Date.now() + 1000))
  expect(archive?.verdict).toMatchObject({ status: 'replicated' })
  expect(await checkCopies({}, contextOf(db))).toBe('done')
  expect(await db.select().from(fixityChecks)).toHaveLength(3)
  await askForFixityCheck(db, version.actor, ids[1] ?? '')
  await checkCopies({}, contextOf(db))
  const again = await db
    .select()
    .from(fixityChecks)
    .where(eq(fixityChecks.copyId, ids[1] ?? ''))
  expect(again).toHaveLength(2)
})

test('a worker that stops leaves a check off without a word; the next one makes it', async ({ db, host }) => {
  const version = await ofOneFile(db)
  await recordedCopy(db, version, { url: `${host.address}/hangs` })
  const isStopping = () => host.seen.length > 0
  const patient = { firstByteMs: 20_000, idleMs: 20_000 }
  expect(await checkCopies({}, contextOf(db, { isStopping, copyBounds: patient }))).toBe('again')
  expect(await db.select().from(fixityChecks)).toEqual([])
  expect(await checkCopies({}, contextOf(db))).toBe('done')
  expect(await db.select().from(fixityChecks)).toHaveLength(1)
})
