import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { connect } from '#db/client.ts'
import { signInLink } from '#db/commands/ensure-administrator.ts'
import { CHROMIUM_FLAGS, ensureBrowser, systemChromium } from './browser.ts'
import { startApp } from './running-app.ts'
import { prepareStates, SHOTS, type Shot } from './shots-pages.ts'

const FOLDER = fileURLToPath(new URL('../.shots', import.meta.url))
const WIDTHS = [1280, 390] as const
const THEMES = ['light', 'dark'] as const

/** Takes a picture of every page (of those whose name holds one of the words given), light and dark, wide and narrow. */
export async function main(words: string[]): Promise<number> {
  if (!ensureBrowser((line) => void process.stdout.write(`${line}\n`))) return 2
  const app = await startApp()
  const executablePath = systemChromium()
  const browser = await chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath !== null && { executablePath }) })
  try {
    await prepareStates(app.env.COLOPHON_TEST_URL, app.env.COLOPHON_TEST_TOKEN)
    if (words.length === 0) await rm(FOLDER, { recursive: true, force: true })
    await mkdir(FOLDER, { recursive: true })
    const chosen = SHOTS.filter((shot) => words.length === 0 || words.some((word) => shot.name.includes(word)))
    const session = await signedIn(browser, app.env)
    for (const shot of chosen) await take(browser, app.env.COLOPHON_TEST_URL, shot, shot.signedIn ? session : undefined)
    process.stdout.write(`${chosen.length * WIDTHS.length * THEMES.length} pictures in .shots/\n`)
    return 0
  } finally {
    await browser.close()
    await app.stop()
  }
}

type Session = Awaited<ReturnType<typeof signedIn>>

async function signedIn(browser: Browser, env: Awaited<ReturnType<typeof startApp>>['env']) {
  const connection = connect(env.COLOPHON_TEST_DATABASE)
  const link = await signInLink(connection.db, env.COLOPHON_TEST_URL, env.COLOPHON_TEST_SECRET)
  await connection.close()
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  const state = await context.storageState()
  await context.close()
  return state
}

async function take(browser: Browser, site: string, shot: Shot, session: Session | undefined): Promise<void> {
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 900 },
        colorScheme: theme,
        ...(session !== undefined && { storageState: session }),
      })
      const page = await context.newPage()
      await page.goto(`${site}${shot.path}`)
      if (shot.act !== undefined) await shot.act(page)
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(FOLDER, `${shot.name}-${width}-${theme}.png`), fullPage: true })
      await context.close()
    }
  }
}
