import type { Page } from '@playwright/test'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

const EXAMPLE = '/datasets/colophon/twelve-sites/versions/2026.02/preferences'

/** The readings of the sample are made by a worker once the app has started. */
async function readingIsThere(page: Page, site: string): Promise<void> {
  await expect(async () => {
    await page.goto(`${site}${EXAMPLE}`)
    await expect(part(page, 'summary')).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 90_000 })
}

/** The section of a page with this anchor. */
const part = (page: Page, id: string) => page.locator(`#${id}`)

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('the worked example is read from its sentence down to the line that decides', async ({ page, site, axe }) => {
      test.setTimeout(150_000)
      await readingIsThere(page, site)
      await page.goto(`${site}/preferences`)
      await expect(part(page, 'mechanisms')).toContainText('TDM Reservation Protocol')
      await axe(page)
      await part(page, 'versions').getByRole('link', { name: 'Twelve sites, made up 2026.02' }).click()
      await page.waitForURL(`**${EXAMPLE}`)
      const summary = part(page, 'summary')
      await expect(summary).toContainText(
        'Of 1,220 records, 19.3 % may be used for training generative models and 58.6 % may not.',
      )
      await expect(summary).toContainText('It is not legal advice')
      await expect(part(page, 'over-time').getByRole('img').first()).toHaveAccessibleName(
        /disallowed from 9\.8\s% to 58\.6\s%/,
      )
      await axe(page)

      await part(page, 'over-time').getByText('The same as a table').click()
      await expect(part(page, 'over-time').getByRole('row', { name: /^2026-06/ })).toContainText('not observed')
      await page.getByLabel('Reading', { exact: true }).selectOption('literal')
      await page.getByRole('button', { name: 'Show' }).click()
      await expect(page).toHaveURL(/profile=literal/)
      await expect(summary).toContainText('This is the literal reading.')

      await page.goto(`${site}${EXAMPLE}`)
      await page.getByLabel('With records of which').selectOption('allowed')
      await page.getByLabel('Host', { exact: true }).fill('river')
      await page.getByRole('button', { name: 'Narrow' }).click()
      await expect(part(page, 'by-host')).toContainText('1 host, those with the most records first')
      await part(page, 'by-host').getByRole('link', { name: 'river-levels.example' }).click()
      await expect(page.getByRole('row', { name: /^training generative models/ })).toContainText('allowed 75')
      await page.getByLabel('An address of river-levels.example').fill('https://river-levels.example/open-data/x')
      await page.getByRole('button', { name: 'Say what is known' }).click()
      await expect(part(page, 'try')).toContainText('Content-Usage: /open-data/ train-ai=y')
      await axe(page)

      await page.goto(`${site}${EXAMPLE}`)
      await part(page, 'by-host').getByRole('link', { name: 'lamp-shop.example' }).click()
      await page.waitForURL(`**${EXAMPLE}/hosts/lamp-shop.example`)
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('lamp-shop.example')
      await axe(page)
      await part(page, 'groups')
        .getByRole('link', { name: /robots\.txt, line 3$/ })
        .click()
      await page.waitForURL('**/hosts/lamp-shop.example/seen/*#L3')
      await expect(page.locator('#L3')).toContainText('Content-Signal: search=yes,ai-train=no')
      await expect(page.locator('#L3')).toContainText('disallows training generative models')
      await axe(page)
      await page.getByRole('link', { name: 'The bytes as they came' }).click()
      await page.waitForURL('**/preferences/snapshots/*')
      await expect(page.locator('body')).toContainText('# BEGIN Cloudflare Managed content')
    })

    test('addresses are asked about; what is wrong with the list is told', async ({ page, site, axe }) => {
      await page.goto(`${site}/preferences`)
      await page.getByLabel('Addresses').fill('   ')
      await page.getByRole('button', { name: 'Say what is known' }).click()
      await expect(page.locator('#faults')).toContainText('at least one address')
      await page.getByLabel('Addresses').fill('https://night-buses.example/x\nhttps://never-asked.example/\nno address')
      await page.getByRole('button', { name: 'Say what is known' }).click()
      const answers = part(page, 'check').getByRole('status')
      await expect(answers).toContainText('Not read: the server answered with an error')
      await expect(answers).toContainText('Its host was never asked here.')
      await expect(answers).toContainText('This is no http or https address.')
      await axe(page)
    })

    test('a steward has the hosts asked, follows it, and records terms that another person confirms', async ({
      pageAs,
      browser,
      request,
      site,
      token,
      axe,
    }) => {
      test.setTimeout(240_000)
      const door = doorOf({ request, site, token })
      // terms belong to a host, whichever version has it: each journey has one of its own
      const host = javaScriptEnabled ? '10.0.0.1' : '10.0.0.2'
      const dataset = await freshDataset(door)
      const { label } = await freshVersion(door, dataset, {
        sources: [
          { name: 'One', url: `http://${host}/a` },
          { name: 'Two', url: 'http://127.0.0.1:1/b' },
        ],
      })
      const organization = dataset.split('/')[0] ?? ''
      const here = `/datasets/${dataset}/versions/${label}/preferences`
      const as = async (role: 'steward' | 'auditor') => {
        const state = await (await pageAs(organization, role)).context().storageState()
        return (await browser.newContext({ baseURL: site, storageState: state, javaScriptEnabled })).newPage()
      }
      const page = await as('steward')
      await page.goto(here)
      await expect(part(page, 'harvest')).toContainText('nobody has looked')
      await axe(page)
      await page.getByLabel('How many hosts to ask').fill('none')
      await page.getByRole('button', { name: 'Ask the hosts now' }).click()
      await expect(page.locator('#faults')).toContainText('Nobody is asked')
      await page.getByLabel('How many hosts to ask').fill('')
      await page.getByRole('button', { name: 'Ask the hosts now' }).click()
      await page.waitForURL('**/harvests/*')
      await expect(page.getByText('2 private address')).toBeVisible({ timeout: 120_000 })
      await axe(page)

      await page.getByRole('link', { name: `http://${host}`, exact: true }).click()
      await page.waitForURL(`**${here}/hosts/${host}`)
      await expect(part(page, 'places')).toContainText('the name leads to a private address')
      const form = part(page, 'terms')
      await form.getByLabel('Address of the terms').fill('https://example.org/terms')
      await form.getByLabel('The words').fill('No part of this site may be used to train machines.')
      await form.getByLabel('training generative models').check()
      await form.getByLabel('Why they mean that').fill('Training is named.')
      await axe(page)
      await form.getByRole('button', { name: `Record it for ${host}` }).click()
      await expect(form).toContainText('nobody has confirmed it')
      await form.getByRole('button', { name: /^Confirm: / }).click()
      await expect(form).toContainText('Who recorded it can’t confirm it')
      await axe(page)

      const other = await as('auditor')
      await other.goto(`${here}/hosts/${host}`)
      await part(other, 'terms')
        .getByRole('button', { name: /^Confirm: / })
        .click()
      await expect(part(other, 'terms')).toContainText('Confirmed. It counts')
      await expect(part(other, 'terms')).toContainText('confirmed by Ada')
      await page.context().close()
      await other.context().close()
    })
  })

test('who may not have hosts asked, or record terms, is told who may', async ({ page, site }) => {
  test.setTimeout(120_000)
  await readingIsThere(page, site)
  await expect(part(page, 'coverage')).toContainText(
    'Who may have the hosts asked: owners, stewards, auditors of Colophon samples',
  )
  await expect(page.getByRole('button', { name: 'Ask the hosts now' })).toHaveCount(0)
  await page.goto(`${site}${EXAMPLE}/hosts/quiet-garden.example`)
  await expect(page.getByRole('button', { name: /^Record it/ })).toHaveCount(0)
})

test('bytes of a stranger are sent as plain text that no browser takes for anything else', async ({
  page,
  request,
  site,
}) => {
  await page.goto(`${site}${EXAMPLE}/hosts/valley-recipes.example`)
  await part(page, 'places').getByRole('link', { name: 'read here' }).nth(1).click()
  const href = await page.getByRole('link', { name: 'The bytes as they came' }).getAttribute('href')
  const answer = await request.get(`${site}${href}`)
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  })
  expect((await request.get(`${site}/preferences/snapshots/none`)).status()).toBe(404)
})

for (const address of [
  `${EXAMPLE}/hosts/nobody.example`,
  `${EXAMPLE}/hosts/quiet-garden.example/seen/none`,
  '/harvests/none',
])
  test(`${address} is not known here`, async ({ page, site }) => {
    const answer = await page.goto(`${site}${address}`)
    expect(answer?.status()).toBe(404)
  })
