import { sha256Hex } from '#lib/digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

const SONGS = 'All songs.\n\n'
const files = [{ path: 'songs.jsonl', bytes: SONGS.length, sha256: sha256Hex(SONGS), mediaType: 'application/jsonl' }]

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a steward records a copy, has it checked, and counts on it no longer; anyone reads how it stands', async ({
    pageAs,
    browser,
    page: anyone,
    request,
    site,
    token,
  }) => {
    const door = doorOf({ request, site, token })
    const dataset = await freshDataset(door)
    const { label } = await freshVersion(door, dataset, { files })
    const here = `/datasets/${dataset}/versions/${label}/archive`
    await anyone.goto(`${site}${here}`)
    await expect(anyone.locator('#status')).toContainText('No copy recorded')
    await expect(anyone.locator('#record')).toContainText('Who may record one: owners, stewards, auditors, members')

    const storageState = await (await pageAs(dataset.split('/')[0] ?? '', 'steward')).context().storageState()
    const context = await browser.newContext({ baseURL: site, storageState, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${here}#record`)
    await page.getByLabel('Its address').fill('http://127.0.0.1:9/songs.jsonl')
    await page.getByLabel('Custodian', { exact: true }).fill('Example Library')
    await page.getByLabel('Which file').fill('none.jsonl')
    await page.getByRole('button', { name: /^Record the copy/ }).click()
    await expect(page.getByText('The version has no file none.jsonl.').first()).toBeVisible()
    await page.getByLabel('Which file').fill('songs.jsonl')
    await page.getByRole('button', { name: /^Record the copy/ }).click()
    await page.waitForURL(`**${here}?archive=recorded#copies`)
    await expect(page.locator('#copies')).toContainText('Example Library')

    await page.getByRole('button', { name: 'Check the copy at Example Library now' }).click()
    await page.waitForURL(`**${here}?archive=queued#copies`)
    // nothing is left to be checked, so that no later check comes between what follows
    const isSettled = async () => {
      await page.goto(here)
      const checks = await page.locator('#checks').textContent()
      return (
        checks?.includes('inside a private network') === true &&
        (await page.getByText('A check is queued').count()) === 0
      )
    }
    await expect.poll(isSettled, { timeout: 15_000 }).toBe(true)
    await expect(page.locator('#status')).toContainText('Not verified')
    await expect(page.locator('#copies')).toContainText('unknown since')

    const report = page.locator('#report')
    await report.getByLabel('Checked on').fill(new Date().toISOString().slice(0, 10))
    await report.getByLabel('How it was checked').fill('sha256sum of a download')
    await report.getByRole('button', { name: 'Report the check' }).click()
    await expect(report).toContainText('one of the two')
    await report.getByLabel('SHA-256 of what its address sent').fill(sha256Hex(SONGS))
    await report.getByRole('button', { name: 'Report the check' }).click()
    await page.waitForURL(`**${here}?archive=reported#copies`)
    await page.goto(here)
    await expect(page.locator('#status')).toContainText('One custodian')
    await expect(page.locator('#copies')).toContainText('recomputed elsewhere, as reported')
    await expect(page.locator('#levels')).toContainText('Integrity, level 3')

    await page.getByText('Count on it no longer').click()
    await page.getByLabel('In words').fill('The library closed.')
    await page.getByRole('button', { name: 'Retire the copy at Example Library' }).click()
    await page.waitForURL(`**${here}?archive=retired#copies`)
    await expect(page.locator('#status')).toContainText('No copy recorded')
    await context.close()
  })
})

test('the archive of a version is read by anyone, and its side column and tab tell the same', async ({
  page,
  site,
  axe,
}) => {
  await page.goto(`${site}/datasets/huggingfacefw/fineweb/versions/v1.1.0`)
  await expect(page.getByRole('complementary')).toContainText('Kept at')
  await page
    .getByRole('navigation', { name: 'Parts of this version' })
    .getByRole('link', { name: /^Archive/ })
    .click()
  await expect(page.locator('#status')).toContainText('Not verified')
  await expect(page.locator('#copies')).toContainText('Hugging Face')
  await page.locator('#levels details summary').first().click()
  await axe(page)
})
