import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a steward assesses a version; anyone reads the score down to what each criterion lacks', async ({
      pageAs,
      page: anyone,
      browser,
      request,
      site,
      token,
      axe,
    }) => {
      test.setTimeout(120_000)
      const dataset = await freshDataset(doorOf({ request, site, token }))
      const { label, digest } = await freshVersion(doorOf({ request, site, token }), dataset)
      const here = `/datasets/${dataset}/versions/${label}/principles`

      await anyone.goto(`${site}${here}`)
      await expect(anyone.locator('#score')).toContainText('Nobody has assessed this version')
      await expect(anyone.locator('#score')).toContainText('Who may assess it: owners, stewards, auditors')
      await expect(anyone.getByRole('button', { name: /^Assess/ })).toHaveCount(0)
      await expect(anyone.locator('#looked-at')).toContainText('1.1 Open collection licence')
      await axe(anyone)

      const storageState = await (await pageAs(dataset.split('/')[0] ?? '', 'steward')).context().storageState()
      const context = await browser.newContext({ baseURL: site, storageState, javaScriptEnabled })
      const page = await context.newPage()
      await page.goto(here)
      await page.getByRole('button', { name: 'Assess this version' }).click()
      await page.waitForURL(`**${here}?done=assessed`)
      await expect(page.getByText('the score of today stands below')).toBeVisible()
      await page.getByRole('button', { name: 'Assess it again today' }).click()
      await page.waitForURL(`**${here}?done=unchanged`)
      await expect(page.getByText('Nothing has changed today')).toBeVisible()
      await axe(page)
      await context.close()

      await anyone.goto(`${site}${here}`)
      const score = anyone.locator('#score')
      await expect(score).toContainText('A score is not compliance')
      await expect(score).toContainText(/the lowest of the seven is P\d .* with 0\.00; their mean is 0\.\d\d/)
      await expect(score.getByRole('row', { name: /^P1 Foster/ }).getByRole('img')).toHaveAccessibleName(
        /^1\.1 \w+, 1\.2 .*1\.6/,
      )
      await expect(anyone.locator('#axes')).toContainText('Openly licensed')
      await expect(anyone.locator('#raises')).toContainText('What would raise it most')
      const finding = anyone.locator('#P1 details', { hasText: '1.3 Downloadable' })
      await expect(finding.locator('summary')).toContainText('unknown')
      await finding.locator('summary').click()
      await expect(finding).toContainText('To mend it')
      await expect(finding).toContainText('Record how the files are got')
      await axe(anyone)

      const exported = await request.get(await hrefOf(anyone.getByRole('link', { name: 'Export (JSON)' }), site))
      expect(await exported.json()).toMatchObject({ format: 'colophon-score-export/1', score: { version: digest } })
      expect((await request.get(`${site}${here}?score=sha256:${'0'.repeat(64)}`)).status()).toBe(404)
    })

    test('the rubric is read whole, with what each outcome of each criterion means', async ({ page, site, axe }) => {
      await page.goto(`${site}/principles`)
      await expect(page.locator('#rubric')).toContainText('A score is not compliance')
      const criterion = page.locator('[id="criterion-4.3"]')
      await expect(criterion).toContainText('Mix of sources')
      await expect(criterion).toContainText('kinds: 3; fewKinds: 2; largest: 0.8')
      await expect(page.locator('#axes')).toContainText('Sources and processing are told well enough')
      await expect(page.locator('[id^="criterion-"]')).toHaveCount(40)
      await axe(page)
    })
  })

/** Where a link leads, as a whole address. */
async function hrefOf(link: { getAttribute(name: string): Promise<string | null> }, site: string): Promise<string> {
  return new URL((await link.getAttribute('href')) ?? '', site).href
}
