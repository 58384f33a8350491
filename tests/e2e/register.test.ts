import { expect, test } from '#tests/fixtures.ts'
import { ownDataset, ownOrganization } from './own-organization.ts'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a dataset is registered by form: rows are added, faults are told, what was written stays', async ({
      signedInPage: page,
    }) => {
      const slug = await ownOrganization(page)
      await page.goto('/register')
      await page.getByLabel('Organisation', { exact: true }).selectOption(slug)
      await page.getByLabel('Title').fill('Songs of Whales')
      await page.getByLabel('Languages').fill('en, not a tag!')
      await page.getByLabel('audio', { exact: true }).check()
      await page.locator('[id="creators.0.name"]').fill('Ada')
      await page.getByRole('button', { name: 'Add another creator' }).click()
      await page.locator('[id="creators.1.name"]').fill('Grace')
      await page.locator('[id="creators.1.kind"]').selectOption('person')
      await page.getByRole('button', { name: 'Add a licence' }).click()
      await page.getByLabel('In the publisher’s words').fill('gpl-3.0')
      await page.getByRole('button', { name: 'Register the dataset' }).click()

      await expect(page.locator('#faults')).toContainText('Something is left for you to choose')
      await expect(page.locator('#faults')).toContainText('Nothing was saved.')
      await expect(page.locator('[id="name"]')).toHaveValue('songs-of-whales')
      await expect(page.getByLabel('GPL-3.0-only', { exact: true })).not.toBeChecked()
      await page.getByLabel('GPL-3.0-or-later', { exact: true }).check()
      await page.getByRole('button', { name: 'Register the dataset' }).click()

      await expect(page.locator('[id="languages-fault"]')).toContainText('A language tag like')
      await expect(page.getByLabel('Organisation', { exact: true })).toHaveValue(slug)
      await expect(page.getByLabel('audio', { exact: true })).toBeChecked()
      await expect(page.locator('[id="creators.1.kind"]')).toHaveValue('person')
      await expect(page.getByLabel('GPL-3.0-or-later', { exact: true })).toBeChecked()
      await page.getByLabel('Languages').fill('en')
      await page.getByRole('button', { name: 'Register the dataset' }).click()

      await expect(page).toHaveURL(new RegExp(`/datasets/${slug}/songs-of-whales/versions/new$`))
      await page.goto(`/datasets/${slug}/songs-of-whales/edit`)
      await expect(page.locator('[id="creators.1.name"]')).toHaveValue('Grace')
      await expect(page.locator('[id="licenses.0.expression"]')).toHaveValue('GPL-3.0-or-later')
      await expect(page.getByLabel('In the publisher’s words')).toHaveValue('gpl-3.0')
    })

    test('a dataset is amended, and a row is taken out', async ({ signedInPage: page }) => {
      const dataset = await ownDataset(page)
      await page.goto(`${dataset}/edit`)
      await page.locator('[id="creators.0.name"]').fill('Ada')
      await page.getByRole('button', { name: 'Add another creator' }).click()
      await page.locator('[id="creators.1.name"]').fill('Grace')
      await page.getByRole('button', { name: 'Remove creator 1' }).click()
      await expect(page.locator('[id="creators.0.name"]')).toHaveValue('Grace')
      await page.getByLabel('Title').fill('More Songs')
      await page.getByRole('button', { name: 'Save the changes' }).click()
      await page.waitForURL(`**${dataset}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('More Songs')
    })
  })

test('a name that is taken is told at its field, and the focus goes to the faults', async ({
  signedInPage: page,
  axe,
}) => {
  const dataset = await ownDataset(page)
  await page.goto('/register')
  await axe(page)
  await page.getByLabel('Organisation', { exact: true }).selectOption(dataset.split('/')[2] ?? '')
  await page.getByLabel('Title').fill('Again')
  await page.locator('[id="name"]').fill('whales')
  await page.getByLabel('Title').press('Enter')
  await expect(page.locator('[id="name-fault"]')).toContainText('has a dataset named whales already')
  await expect(page.locator('#faults')).toBeFocused()
  await axe(page)
  await page.locator('#faults').getByRole('link').click()
  await expect(page.locator('[id="name"]')).toBeFocused()
})
