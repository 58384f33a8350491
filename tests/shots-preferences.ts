import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'

const EXAMPLE = '/datasets/colophon/twelve-sites/versions/2026.02/preferences'
const HOSTS = `${EXAMPLE}/hosts`
const SONGS = '/datasets/colophon/songs/versions/1.0.0/preferences'
const WRITTEN = [
  'https://river-levels.example/open-data/9',
  'https://night-buses.example/lines/9',
  'https://harbour-gazette.example/news/9',
  'https://www.example.org/',
].join('\n')

const open = (name: string, path: string, act?: (page: Page) => Promise<void>) => ({
  name,
  path,
  signedIn: false,
  ...(act !== undefined && { act }),
})
const signedIn = (name: string, path: string, act?: (page: Page) => Promise<void>) => ({
  ...open(name, path, act),
  signedIn: true,
})

const follow = (link: string, to: string) => async (page: Page) => {
  await page.getByRole('link', { name: link, exact: true }).first().click()
  await page.waitForURL(to)
}

/** The pages of creators' preferences, in every state that the sample world and `preparePreferences` give. */
export const PREFERENCE_SHOTS = [
  open('preferences', '/preferences'),
  open('preferences-checked', `/preferences?${new URLSearchParams({ urls: WRITTEN })}`),
  open('preferences-version', EXAMPLE),
  open('preferences-version-unfolded', EXAMPLE, async (page) => {
    for (const summary of await page.locator('main details > summary').all()) await summary.click()
  }),
  open('preferences-version-narrowed', `${EXAMPLE}?leaf=search&profile=literal&by=tokens&word=allowed&q=e`),
  open('preferences-version-none-fits', `${EXAMPLE}?q=nobody`),
  open('preferences-host', `${HOSTS}/lamp-shop.example`),
  open(
    'preferences-host-paths',
    `${HOSTS}/river-levels.example?url=${encodeURIComponent('https://river-levels.example/x')}`,
  ),
  open('preferences-host-unread', `${HOSTS}/night-buses.example`),
  open('preferences-host-headers', `${HOSTS}/photo-walks.example`),
  open('preferences-host-silent', `${HOSTS}/quiet-garden.example`),
  signedIn('preferences-host-terms', `${HOSTS}/parish-registers.example`),
  open('preferences-seen', `${HOSTS}/lamp-shop.example`, follow('read here', '**/seen/*')),
  open('preferences-seen-json', `${HOSTS}/uhrenmuseum.example`, async (page) => {
    await page.locator('#places .row', { hasText: 'tdmrep.json' }).getByRole('link', { name: 'read here' }).click()
    await page.waitForURL('**/seen/*')
  }),
  signedIn('preferences-under-way', SONGS),
  signedIn('preferences-harvest', SONGS, follow('How far it is, host by host', '**/harvests/*')),
  open('preferences-harvest-done', EXAMPLE, follow('2026-11-18', '**/harvests/*')),
  signedIn('preferences-never-asked', '/datasets/common-pile/common-pile-v0.1/versions/v0.1-filtered/preferences'),
  open('preferences-never-asked-reader', '/datasets/laion/re-laion-5b/versions/2024-08-30/preferences'),
  signedIn('preferences-of-a-draft', '/datasets/colophon/moby-dick/versions/2.0.0-draft/preferences'),
] as const

/** Has the hosts of a version asked, none of which exists, and waits until the sample's preferences are read. */
export async function preparePreferences(site: string, token: string): Promise<void> {
  const version = await fetch(`${site}/api/v1/datasets/colophon/songs/versions/1.0.0`)
  const { digest } = await version.json()
  const asked = await fetch(`${site}/api/v1/versions/${digest}/harvests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ hosts: 'all' }),
  })
  if (!asked.ok) throw new Error(`The harvest was not ordered: ${await asked.text()}`)
  for (let tries = 0; tries < 120; tries++) {
    const page = await (await fetch(`${site}${EXAMPLE}`)).text()
    if (page.includes('id="summary"')) return
    await pause(1000)
  }
  throw new Error('The preferences of the sample were not read within two minutes.')
}
