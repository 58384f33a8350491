import { expect, test } from '#tests/fixtures.ts'
import { ownDataset, ownDraft } from './own-organization.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a version is drafted, looked at, published and withdrawn', async ({ signedInPage: page, axe }) => {
      const dataset = await ownDataset(page)
      await page.getByLabel('Label', { exact: true }).fill('0.1')
      await page.locator('[id="files"]').fill('this is no file list')
      await page.getByRole('button', { name: 'Keep the draft' }).click()
      await expect(page.locator('#faults')).toContainText('Line 1')
      await expect(page.getByLabel('Label', { exact: true })).toHaveValue('0.1')
      await axe(page)

      await ownDraft(page, dataset, '0.1')
      await expect(page.getByText('No licence is stated: every permission will be unknown.')).toBeVisible()
      const digest = await page.locator('dd [data-whole]').first().getAttribute('data-whole')
      expect(digest).toMatch(/^sha256:/)
      await axe(page)
      await page.getByRole('button', { name: 'Publish 0.1' }).click()
      await page.waitForURL(`**${dataset}/versions/0.1`)
      await expect(page.locator(`[data-whole="${digest}"]`).first()).toBeVisible()

      await page.goto(`${dataset}/versions/0.1/edit`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('0.1 is published already')
      await page.goto(`${dataset}/versions/0.1/withdraw`)
      await axe(page)
      await page.getByRole('button', { name: 'Withdraw 0.1 for good' }).click()
      await expect(page.locator('[id="reason-fault"]')).toContainText('This is needed.')
      await page.getByLabel('In words').fill('The files were wrong.')
      await page.getByRole('button', { name: 'Withdraw 0.1 for good' }).click()
      await page.waitForURL(`**${dataset}/versions/0.1`)
      await expect(page.getByText('The files were wrong.').first()).toBeVisible()
    })
  })

test('whoever publishes second at once is told that the digest changed, and nothing is published', async ({
  signedInPage: page,
}) => {
  const dataset = await ownDataset(page)
  await ownDraft(page, dataset, 'a')
  await ownDraft(page, dataset, 'b')
  const other = await page.context().newPage()
  await other.goto(`${dataset}/versions/a/publish`)
  await other.getByRole('button', { name: 'Publish a' }).click()
  await other.waitForURL(`**${dataset}/versions/a`)
  await page.getByRole('button', { name: 'Publish b' }).click()
  await expect(page.locator('#faults')).toContainText('Since this page was made, another version')
  await page.goto(`${dataset}/versions/b/publish`)
  await expect(page.getByText(`${dataset.slice('/datasets/'.length)}@a`)).toBeVisible()
  await page.getByRole('button', { name: 'Publish b' }).click()
  await page.waitForURL(`**${dataset}/versions/b`)
})

test('the next version starts from what the last one says', async ({ signedInPage: page }) => {
  const dataset = await ownDataset(page)
  await ownDraft(page, dataset, '1')
  await page.getByRole('button', { name: 'Publish 1' }).click()
  await page.waitForURL(`**${dataset}/versions/1`)
  await page.goto(`${dataset}/versions/new`)
  await page.getByRole('link', { name: 'start from what 1 says' }).click()
  await expect(page.locator('[id="sources.0.name"]')).toHaveValue('Hydrophones')
  await expect(page.getByLabel('Label', { exact: true })).toHaveValue('')
  await expect(page.locator('[id="files"]')).toHaveValue('')
})

test('an ancestor may be named by name; a draft can’t be one', async ({ signedInPage: page }) => {
  const dataset = await ownDataset(page)
  await ownDraft(page, dataset, '1')
  const name = `${dataset.slice('/datasets/'.length)}@1`
  await page.goto(`${dataset}/versions/new`)
  await page.getByLabel('Label', { exact: true }).fill('2')
  await page.getByLabel('Why this version exists').fill('Filtered.')
  await page.getByRole('button', { name: 'Add an ancestor' }).click()
  await expect(page.locator('[id="derivedFrom.0.relation"]')).toBeFocused()
  await page.locator('[id="derivedFrom.0.relation"]').selectOption('filtered-from')
  await page.locator('[id="derivedFrom.0.digest"]').fill(name)
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await expect(page.locator('[id="derivedFrom.0.digest-fault"]')).toContainText('is a draft and has no digest yet')
  const other = await page.context().newPage()
  await other.goto(`${dataset}/versions/1/publish`)
  await other.getByRole('button', { name: 'Publish 1' }).click()
  await other.waitForURL(`**${dataset}/versions/1`)
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.waitForURL(`**${dataset}/versions/2/publish`)
  await expect(page.getByText('1 version', { exact: true })).toBeVisible()
})

test('a draft is discarded', async ({ signedInPage: page }) => {
  const dataset = await ownDataset(page)
  await ownDraft(page, dataset, '1')
  await page.goto(`${dataset}/versions/1/edit`)
  await page.getByRole('button', { name: 'Discard the draft 1' }).click()
  await page.waitForURL(`**${dataset}`)
  const gone = await page.goto(`${dataset}/versions/1/edit`)
  expect(gone?.status()).toBe(404)
})
