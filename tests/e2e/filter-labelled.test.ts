import { expect, test } from '#tests/fixtures.ts'
import { labelledBlobs } from '#tests/labelled-blobs.ts'
import { doorOf } from '../api/door.ts'
import { freshRecords } from '../api/text-version.ts'

test('a version of labelled features is filtered from its page by a version whose labels are trusted: a name that is none is told, the run says what judged', async ({
  signedInPage: page,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(300_000)
  const door = doorOf({ request, site, token })
  const { dataset, label } = await freshRecords(door, labelledBlobs(60, { rate: 0.25 }).records)
  const trusted = await freshRecords(door, labelledBlobs(60, { seed: 8 }).records)
  await page.goto(`${site}/datasets/${dataset}/versions/${label}/runs`)
  const form = page.locator('#filter-version')
  await expect(form.getByLabel('What its records are')).toHaveValue('classification')
  await form.getByLabel('Label of the new version').fill('9.0.0')
  await form.getByLabel('Why there is this version').fill('Without labels that trusted ones speak against.')
  await form.getByLabel('The version whose labels you trust').fill('nobody/nothing@1')
  await form.getByRole('button', { name: 'Filter it' }).click()
  await expect(page.locator('#faults')).toContainText('No version published here is called nobody/nothing@1')
  await axe(page)
  await form.getByLabel('The version whose labels you trust').fill(`${trusted.dataset}@${trusted.label}`)
  await form.getByRole('button', { name: 'Filter it' }).click()
  await page.waitForURL(`${site}/runs/*`)
  const filter = page.locator('#filter')
  await expect(filter).toContainText('Made of what was kept', { timeout: 120_000 })
  await expect(filter).toContainText('linear 6 → 3')
  await expect(filter).toContainText('cat, dog, owl')
  await expect(filter).toContainText('trained in this run')
  await axe(page)
})
