import { LICENSE_TERMS_EDITION, LICENSE_TERMS_EDITIONS, listTerms } from '#lib/license/terms.ts'
import { REASON_CODES } from '#lib/license/verdict.ts'
import { expect, test } from '#tests/fixtures.ts'

for (const [path, heading] of [
  ['/docs/licences?condition=share-alike', 'Licences: rules and terms'],
  ['/docs/licences/CC-BY-SA-4.0', 'CC-BY-SA-4.0'],
  ['/docs/licences/LicenseRef-fair-noncommercial-research-license', 'LicenseRef-fair-noncommercial-research-license'],
] as const)
  test(`${path} is there, holds its width at 1280 and 390 px, and axe finds nothing in the dark`, async ({
    page,
    site,
    axe,
  }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(site + path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await axe(page)
  })

test('the page has every entry of the newest edition, every reason, and a place for each of its links', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.goto(`${site}/docs/licences`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expect(page.locator('#terms tbody tr')).toHaveCount(listTerms().length)
  await expect(page.locator('#reasons tbody tr')).toHaveCount(REASON_CODES.length)
  const places = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => `#${id}`))
  const links = await page
    .locator('main a[href^="#"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(6)
  expect(links.filter((href) => !places.includes(href))).toEqual([])
})

test('a reader takes another edition and narrows it to one duty; the address holds both', async ({ page, site }) => {
  const [first = ''] = LICENSE_TERMS_EDITIONS
  await page.goto(`${site}/docs/licences`)
  await page.getByLabel('Edition').selectOption(first)
  await page.getByLabel('That ask for').selectOption('share-alike')
  await page.getByRole('button', { name: 'Narrow' }).click()
  await expect(page).toHaveURL(new RegExp(`edition=${first}&condition=share-alike#terms$`))
  const asking = listTerms(first).filter(({ conditions }) => conditions.includes('share-alike'))
  await expect(page.locator('#terms tbody tr')).toHaveCount(asking.length)
  await page.locator('#terms').getByRole('link', { name: 'ODbL-1.0', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/docs/licences/ODbL-1\\.0\\?edition=${first}$`))
})

test('an edition that there is not is told, and the newest is shown', async ({ page, site }) => {
  await page.goto(`${site}/docs/licences?edition=1999-01-01`)
  await expect(page.getByText('There is no edition “1999-01-01”')).toBeVisible()
  await expect(page.locator('#terms caption')).toContainText(LICENSE_TERMS_EDITION)
})

test('the page of a licence tells its terms, the answer for each use, and leads to the datasets under it', async ({
  page,
  site,
}) => {
  await page.goto(`${site}/docs/licences/CC-BY-NC-4.0`)
  const answer = (use: string) => page.locator('#uses tr').filter({ has: page.getByRole('rowheader', { name: use }) })
  await expect(answer('commercial training')).toContainText('disallowed')
  await expect(answer('commercial training')).toContainText('CC-BY-NC-4.0 is for non-commercial use.')
  await expect(answer('a derived dataset, without commerce')).toContainText('allowed')
  await page
    .locator('#datasets')
    .getByRole('link', { name: /whose licence names CC-BY-NC-4.0/ })
    .click()
  await expect(page).toHaveURL(/license=CC-BY-NC-4\.0/)
  // the registry may hold many more under it, so this one is looked for by its name
  await page.goto(`${page.url()}&q=no-robots`)
  await expect(page.getByRole('link', { name: 'No Robots' }).first()).toBeVisible()
})

test('a licence that an edition does not know yet is told as such, and one that none knows is not found', async ({
  page,
  site,
}) => {
  await page.goto(`${site}/docs/licences/OFL-1.1?edition=2026-11-22`)
  await expect(page.getByText('The edition of 2026-11-22 has no entry for OFL-1.1')).toBeVisible()
  await expect(page.locator('#uses')).toContainText('The terms table has no entry for OFL-1.1.')
  expect((await page.goto(`${site}/docs/licences/cc-by`))?.status()).toBe(404)
})

test('the room of licences leads to the rules and terms', async ({ page, site }) => {
  await page.goto(`${site}/licences`)
  await page.getByRole('link', { name: 'Rules and terms' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Licences: rules and terms')
})
