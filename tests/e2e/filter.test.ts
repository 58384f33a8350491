import { expect, test } from '#tests/fixtures.ts'
import { labelledBlobs } from '#tests/labelled-blobs.ts'
import { doorOf } from '../api/door.ts'
import { freshRecords, freshTextVersion } from '../api/text-version.ts'

test('a version is filtered from its page by a reference trained here: the run says what its scores say, and leads to the new version', async ({
  signedInPage: page,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(300_000)
  const { dataset, label } = await freshTextVersion(doorOf({ request, site, token }))
  const here = `${site}/datasets/${dataset}/versions`
  await page.goto(`${here}/${label}/runs`)
  const training = page.locator('#train')
  await training.getByLabel('How large a model').selectOption('tiny')
  await training.getByLabel('How many steps').fill('20')
  await training.getByRole('button', { name: 'Train it' }).click()
  await page.waitForURL(`${site}/runs/*`)
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 120_000 })
  const reference = page.url().split('/').at(-1) ?? ''
  await page.goto(`${here}/${label}/runs`)
  const form = page.locator('#filter-version')
  await expect(form).toContainText('It says nothing about licence, bias or toxicity.')
  await form.getByLabel('Which reference to imitate').selectOption(reference)
  await form.getByLabel('Label of the new version').fill(label)
  await form.getByLabel('Why there is this version').fill('Filtered by its own reference.')
  await form.getByLabel('Publish it at once').check()
  await form.getByRole('button', { name: 'Filter it' }).click()
  await expect(page.locator('#faults')).toContainText('Take another label')
  await axe(page)
  await form.getByLabel('Label of the new version').fill('9.0.0')
  await form.getByRole('button', { name: 'Filter it' }).click()
  await page.waitForURL(`${site}/runs/*`)
  const run = page.url()
  const filter = page.locator('#filter')
  await expect(filter).toContainText('Made of what was kept', { timeout: 120_000 })
  await expect(filter).toContainText('It says nothing about licence, bias or toxicity.')
  await expect(filter.getByRole('row', { name: /reference’s own loss/ })).toBeVisible()
  await expect(filter.getByRole('img', { name: /^Records by weight/ }).first()).toBeVisible()
  await expect(filter.getByRole('row', { name: /doc-\d{3}.*kept/ }).last()).toContainText(/the|whale|sea/)
  await expect(filter).toContainText('The reference that it imitates')
  await axe(page)
  await filter.getByRole('link', { name: /9\.0\.0/ }).click()
  await page.waitForURL(`${here}/9.0.0`)
  const row = page.locator('#lineage').getByRole('row', { name: /made by the run/ })
  await expect(row.getByRole('link').first()).toHaveAttribute('href', run.slice(site.length))
})

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
