// biome-ignore-all lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this very pattern
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import pg from 'pg'
import { type Connection, connect, type Db, databaseOn } from '#db/client.ts'
import { signInLink } from '#db/commands/ensure-administrator.ts'
import { sessions } from '#db/schema/index.ts'
import type { Role } from '#lib/dataset/access.ts'
import { CHROMIUM_FLAGS, systemChromium } from './browser.ts'
import { keptActor } from './factories.ts'
import { ownDatabase, testDatabaseUrl } from './postgres.ts'

type Fixtures = {
  /** An open transaction on an empty database, undone at the end; the commands' own transactions are savepoints in it. */
  db: Db
  /** A database of the test's own, for what must commit or needs several connections. */
  own: Connection & { url: string }
  /** The address of the running app with the sample world. */
  site: string
  /** An administrator's API token there. */
  token: string
  /** What the app's agency for DOIs was told of a DOI, or null where it does not know it. */
  agencyKnows: (doi: string) => Promise<Record<string, unknown> | null>
  /** A page on which the administrator is signed in. */
  signedInPage: Page
  /** A page on which another person is signed in, who has this role in the organisation. */
  pageAs: (organization: string, role: Role) => Promise<Page>
  /** Asserts that axe finds nothing on the page as it stands (WCAG 2.2 AA). */
  axe: (page: Page) => Promise<void>
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const executablePath = systemChromium()

export const test = base.extend<Fixtures, { testDatabase: string }>({
  launchOptions: [{ args: CHROMIUM_FLAGS, ...(executablePath !== null && { executablePath }) }, { scope: 'worker' }],
  testDatabase: [async ({}, use) => use(await testDatabaseUrl()), { scope: 'worker' }],
  db: async ({ testDatabase }, use) => {
    const client = new pg.Client({ connectionString: testDatabase })
    await client.connect()
    const rolledBack = new Error('rolled back on purpose')
    try {
      await databaseOn(client).transaction(async (tx) => {
        await use(tx)
        throw rolledBack
      })
    } catch (error) {
      if (error !== rolledBack) throw error
    } finally {
      await client.end()
    }
  },
  own: async ({}, use) => {
    const { url, drop } = await ownDatabase()
    const connection = connect(url)
    await use({ ...connection, url })
    await connection.close()
    await drop()
  },
  site: async ({}, use) => use(setting('COLOPHON_TEST_URL')),
  token: async ({}, use) => use(setting('COLOPHON_TEST_TOKEN')),
  agencyKnows: async ({ request }, use) => {
    await use(async (doi) => {
      const answer = await request.get(`${setting('COLOPHON_TEST_DATACITE')}/dois/${encodeURIComponent(doi)}`)
      return answer.status() === 404 ? null : (await answer.json()).data.attributes
    })
  },
  signedInPage: async ({ browser, site }, use) => {
    const connection = connect(setting('COLOPHON_TEST_DATABASE'))
    const link = await signInLink(connection.db, site, setting('COLOPHON_TEST_SECRET'))
    await connection.close()
    const context = await browser.newContext({ baseURL: site })
    const page = await context.newPage()
    await page.goto(link)
    await use(page)
    await context.close()
  },
  pageAs: async ({ browser, site }, use) => {
    const connection = connect(setting('COLOPHON_TEST_DATABASE'))
    const contexts: BrowserContext[] = []
    await use(async (organization, role) => {
      const { userId } = await keptActor(connection.db, { organization, role })
      const sessionToken = crypto.randomUUID()
      const expires = new Date(Date.now() + 3600_000)
      await connection.db.insert(sessions).values({ sessionToken, userId, expires })
      const context = await browser.newContext({ baseURL: site })
      contexts.push(context)
      await context.addCookies([{ name: 'next-auth.session-token', value: sessionToken, url: site }])
      return context.newPage()
    })
    for (const context of contexts) await context.close()
    await connection.close()
  },
  axe: async ({ javaScriptEnabled }, use) => {
    await use(async (page) => {
      // axe is a script itself; a journey that is walked without script is walked with it, too
      if (javaScriptEnabled === false) return
      // no frame of another origin is ever shown, so that one run in the page is enough: it halves the time
      const found = await new AxeBuilder({ page })
        .options({ runOnly: AXE_TAGS, resultTypes: ['violations'] })
        .setLegacyMode()
        .analyze()
      const told = found.violations.map(
        (violation) =>
          `${violation.id}: ${violation.help} at ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`,
      )
      expect(told, page.url()).toEqual([])
    })
  },
})

export { expect }

/** A setting that `npm test` makes for the tests that need the running app. */
function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: run "npm test -- --project api --project e2e", which starts the app.`)
  return value
}
