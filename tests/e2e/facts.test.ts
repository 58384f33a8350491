import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

test('a remedy leads to a question; its answer, assessed again, moves the criterion, and an auditor judges what is said to another', async ({
  pageAs,
  browser,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(120_000)
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { label, digest } = await freshVersion(door, dataset)
  expect((await door.ask('POST', `/versions/${digest}/score`)).status()).toBe(201)
  const here = `/datasets/${dataset}/versions/${label}/principles`
  const organization = dataset.split('/')[0] ?? ''

  // without JavaScript: a steward from the remedy to the answer, and to the score that moved
  const steward = await pageAs(organization, 'steward')
  const storageState = await steward.context().storageState()
  const context = await browser.newContext({ baseURL: site, storageState, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(here)
  await page.locator('#raises details > summary').click()
  await page.locator('#raises').getByRole('link', { name: 'Record each step with its purpose' }).first().click()
  await page.waitForURL('**/principles/facts/processing')
  await expect(page.getByRole('complementary')).toContainText('2.4 Reason and effect of each step')
  await steward.goto(page.url())
  await axe(steward)
  await page.getByRole('button', { name: 'Save and go on to the next' }).click()
  await expect(page.locator('#faults')).toContainText('Nothing is written yet')
  await page.locator('[id="value.steps.0.name"]').fill('Near copies are dropped')
  await page.locator('[id="value.steps.0.purpose"]').fill('So that no song is learnt by heart.')
  await page.locator('[id="value.steps.0.countIn"]').fill('1,000')
  await page.locator('[id="value.steps.0.countOut"]').fill('some')
  await page.locator('[id="evidence.0.source"]').fill('https://arxiv.org/abs/2506.05209v1')
  await page.locator('[id="evidence.0.digest"]').fill(`sha256:${'a'.repeat(64)}`)
  await page.getByRole('button', { name: 'Add another step' }).click()
  await page.getByRole('button', { name: 'Save and go on to the next' }).click()
  await expect(page.locator('#faults')).toContainText('Step 1, How many came out')
  await page.locator('[id="value.steps.0.countOut"]').fill('900')
  await page.getByRole('button', { name: 'Save and go on to the next' }).click()
  await page.waitForURL('**/principles/facts/*?saved=processing')
  await expect(page.getByText('Recorded: Steps of processing')).toBeVisible()
  await page.goto(`${here}/facts`)
  await expect(page.locator('#questions')).toContainText('1 of 38 answered')
  await steward.goto(page.url())
  await axe(steward)
  await page.getByRole('button', { name: 'Assess it again today' }).click()
  await page.waitForURL(`**${here}?done=assessed`)
  await expect(page.locator('#difference')).toContainText('2.4 Reason and effect of each step')
  await expect(page.locator('#difference')).toContainText('processing')
  await page.goto(`${here}/facts/processing`)
  await expect(page.locator('#recorded')).toContainText('Near copies are dropped')
  const history = await page.locator('#recorded').getByRole('link', { name: 'its history' }).getAttribute('href')
  expect((await request.get(`${site}${history}`)).status()).toBe(200)
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('Taken back: Steps of processing')).toBeVisible()

  await page.goto(`${here}/facts/import`)
  await page.getByLabel('Or its text').fill('{"facts": {"lessons": {"value": {"url": "nowhere"}}}}')
  await page.getByRole('button', { name: 'Read it' }).click()
  await expect(page.locator('#faults')).toContainText('facts.lessons.value.url')
  await page.getByLabel('Or its text').fill('{"facts": {"partners": {"value": {"partners": []}}}}')
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.waitForURL('**/facts/import?document=*')
  await expect(page.locator('#review')).toContainText('Nobody outside took part.')
  await steward.goto(page.url())
  await axe(steward)
  await page.getByRole('button', { name: 'Record what is ticked' }).click()
  await expect(page.getByText('Recorded: 1 answer.')).toBeVisible()

  await page.goto(`${here}?answer=3.4#criterion-3.4`)
  await page.getByLabel('Your answer').fill('The form is at the foot of every page.')
  await page.getByRole('button', { name: 'Put it beside the finding' }).click()
  await page.waitForURL('**done=answered**')
  await expect(page.getByText('It is not counted')).toBeVisible()
  await context.close()

  const auditor = await pageAs(organization, 'auditor')
  await auditor.goto(here)
  await auditor.locator('details.finding', { hasText: '3.4 Removal route' }).locator('summary').click()
  await auditor.getByRole('link', { name: 'Judge the answer of' }).click()
  await auditor.getByLabel('The answer').selectOption('decline')
  await auditor.getByRole('button', { name: 'Say so' }).click()
  await expect(auditor.locator('#faults')).toContainText('Say why')
  await auditor.getByLabel('Why').fill('There is no form there.')
  await axe(auditor)
  await auditor.getByRole('button', { name: 'Say so' }).click()
  await auditor.waitForURL('**done=declined**')
  await expect(auditor.locator('[id="criterion-3.4"]')).toContainText('declined by an auditor')
})
