import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq, sql } from 'drizzle-orm'
import { openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { adoptEvidence, askForCheck } from '#db/commands/watch-evidence.ts'
import { readLicensing } from '#db/queries/read-licensing.ts'
import { events, evidenceChecks, evidencePages } from '#db/schema/index.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import { findFlags } from '#lib/license/consistency.ts'
import { LicenseStatement } from '#lib/license/statement.ts'
import { keptActor } from '#tests/factories.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import type { JobContext } from './job.ts'
import { recheckLicenses } from './recheck-licenses.ts'

/** A host that says what each test wants, on this machine. */
type Host = { address: string; pages: Map<string, string>; asked: string[] }

const test = base.extend<{ host: Host; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
  host: async ({}, use) => {
    const pages = new Map<string, string>()
    const asked: string[] = []
    const server: Server = createServer((request, response) => {
      const path = request.url ?? '/'
      asked.push(path)
      if (path.startsWith('/loop')) return response.writeHead(302, { location: `/loop/${asked.length}` }).end()
      if (path === '/private') return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
      if (path === '/lying') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' }).write('short')
        return response.destroy()
      }
      if (path === '/huge') return response.writeHead(200, { 'content-type': 'text/html' }).end('x'.repeat(5_000_000))
      const text = pages.get(path)
      if (text === undefined) return response.writeHead(404).end()
      if (request.headers['if-none-match'] === `"${text.length}"`) return response.writeHead(304).end()
      return response.writeHead(200, { 'content-type': 'text/html', etag: `"${text.length}"` }).end(text)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await use({ address: `http://127.0.0.1:${port}`, pages, asked })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'colophon-recheck-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
})

const quote = 'The corpus is released under CC BY 4.0.'

async function watching(db: Db, host: Host, path: string) {
  const licenses = [
    LicenseStatement.parse({
      raw: 'cc-by-4.0',
      expression: 'CC-BY-4.0',
      kind: 'concluded',
      evidence: [{ source: `${host.address}${path}`, quote, retrievedAt: '2026-06-05' }],
    }),
  ]
  const { digest } = await publishedVersion(db, { version: { licenses, sources: [] } })
  await adoptEvidence(db)
  const [piece] = licenses[0]?.evidence ?? []
  if (piece === undefined) throw new Error('no evidence')
  return { digest, evidence: evidenceDigest(piece) }
}

/** Makes every page due and runs the job once; letters are collected. */
async function sweep(db: Db, folder: string): Promise<{ to: string; text: string }[]> {
  const letters: { to: string; text: string }[] = []
  await db.execute(sql`update evidence_pages set due_at = now() - interval '1 minute'`)
  const context: JobContext = {
    db,
    blobs: openBlobStore(folder),
    workFolder: folder,
    say: () => {},
    site: 'https://colophon.example.org',
    sendMail: async (letter) => {
      letters.push(letter)
    },
    mayAskLoopback: true,
    pauseMs: 0,
    pause: async () => {},
    attempt: 1,
    isStopping: () => false,
  }
  expect(await recheckLicenses({}, context)).toBe('done')
  return letters
}

const checksOf = async (db: Db) =>
  (await db.select().from(evidenceChecks).orderBy(asc(evidenceChecks.at))).map(({ outcome }) => outcome)

test('a page that says the words is kept by digest; the next time the host need not send it', async ({
  own,
  host,
  folder,
}) => {
  host.pages.set('/terms', `<p>${quote}</p>`)
  await watching(own.db, host, '/terms')
  await sweep(own.db, folder)
  await sweep(own.db, folder)
  expect(await checksOf(own.db)).toEqual(['as-quoted', 'as-quoted'])
  const [page] = await own.db.select().from(evidencePages)
  expect(page).toMatchObject({ state: 'as-quoted', failures: 0, staleSince: null })
  expect(await openBlobStore(folder).has(page?.snapshot ?? '')).toBe(true)
})

test('a page that says something else makes the statement stale, is told to the stewards, and is an event', async ({
  own,
  host,
  folder,
}) => {
  host.pages.set('/terms', `<p>${quote}</p>`)
  const { digest, evidence } = await watching(own.db, host, '/terms')
  await sweep(own.db, folder)
  host.pages.set('/terms', '<p>The corpus is released under CC BY-NC 4.0 from now on.</p>')
  const letters = await sweep(own.db, folder)
  expect(letters).toHaveLength(1)
  expect(letters[0]?.text).toContain('https://colophon.example.org/datasets/lab/whales/versions/1.0.0/licences')
  const told = await own.db.select().from(events).where(eq(events.kind, 'license.evidence-changed')).orderBy(events.id)
  expect(told).toMatchObject([{ subject: digest, facts: { evidence, state: 'changed' } }])
  const [licensing] = await readLicensing(own.db, [digest])
  const flags = licensing === undefined ? [] : findFlags(licensing)
  expect(flags.find(({ code }) => code === 'evidence-stale')?.evidence).toEqual([evidence])
  expect(await sweep(own.db, folder)).toEqual([])
})

for (const [path, what] of [
  ['/loop', 'redirects for ever'],
  ['/private', 'redirects to a private address'],
  ['/lying', 'lies about its length'],
  ['/huge', 'sends more than is kept'],
] as const)
  test(`a page that ${what} says nothing: the statement stands, and it is tried again later`, async ({
    own,
    host,
    folder,
  }) => {
    await watching(own.db, host, path)
    await sweep(own.db, folder)
    const [check] = await own.db.select().from(evidenceChecks)
    expect(check).toMatchObject({ outcome: 'failed', snapshot: null })
    expect(check?.note).not.toBe('')
    const [page] = await own.db.select().from(evidencePages)
    expect(page).toMatchObject({ state: 'unchecked', failures: 1, staleSince: null })
    expect(page?.dueAt.getTime()).toBeGreaterThan(Date.now())
  })

test('a page that is not found twice in a row has vanished', async ({ own, host, folder }) => {
  await watching(own.db, host, '/gone')
  await sweep(own.db, folder)
  expect(await own.db.select().from(evidencePages)).toMatchObject([{ state: 'unchecked', failures: 1 }])
  await sweep(own.db, folder)
  expect(await own.db.select().from(evidencePages)).toMatchObject([{ state: 'vanished' }])
})

test('who may conclude licences of a dataset may have its pages checked at once; a stranger may not', async ({
  own,
  host,
}) => {
  const { evidence } = await watching(own.db, host, '/terms')
  const auditor = await keptActor(own.db, { role: 'auditor' })
  expect(await askForCheck(own.db, auditor, evidence)).toBe('queued')
  const [page] = await own.db.select().from(evidencePages)
  expect(page?.dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 1000)
  const stranger = await keptActor(own.db, { organization: 'elsewhere' })
  expect((await refusalOf(askForCheck(own.db, stranger, evidence))).code).toBe('forbidden')
})
