import { expect, test } from '#tests/fixtures.ts'
import { ownDataset, ownDraft } from './own-organization.ts'

const ALPACA = '/datasets/data-provenance/alpaca/versions/2025-04/licences'

test('a reader asks what a version may be used for, and reads the answer down to the quote', async ({
  page,
  site,
  axe,
}) => {
  await page.goto(`${site}${ALPACA}`)
  await expect(
    page.getByText('For commercial training, the licences of some parts do not allow it.').first(),
  ).toBeVisible()
  await expect(page.getByText('CC-BY-NC-4.0 is for non-commercial use.')).toBeVisible()
  await expect(page.locator('#verdict').getByText('"License": "CC BY-NC 4.0"').first()).toBeVisible()
  await axe(page)
  await page.getByLabel('What for').selectOption('research')
  await page.getByRole('button', { name: 'Judge' }).click()
  await expect(page).toHaveURL(/use=research/)
  await expect(page.locator('#verdict')).toContainText('For research, the answer is open')
  await page.goto(`${site}${ALPACA}?use=derived-dataset&outbound=nonsense`)
  await expect(page.locator('#outbound-fault')).toContainText('is not one licence')
})

test('the room of licences, the queue, the agreement, a mixture and a dataset have no faults of access', async ({
  page,
  site,
  axe,
}) => {
  for (const path of [
    '/licences',
    '/licences/queue',
    '/licences/agreement?organization=data-provenance',
    '/datasets/data-provenance/oasst-en/licences',
  ]) {
    await page.goto(`${site}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await axe(page)
  }
  await page.goto(`${site}/licences`)
  await page.getByRole('link', { name: 'Eight audited datasets' }).click()
  await expect(page.locator('#in-the-way')).toContainText('37.5 %')
  await axe(page)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an auditor proposes a conclusion, another disagrees, a steward confirms', async ({
      signedInPage: owner,
      pageAs,
      axe,
    }) => {
      const dataset = await ownDataset(owner)
      await ownDraft(owner, dataset, '1.0')
      await owner.getByRole('button', { name: 'Publish 1.0' }).click()
      await owner.waitForURL(`**${dataset}/versions/1.0`)
      const organization = dataset.split('/')[2] ?? ''
      const audit = `${dataset}/versions/1.0/licences`

      const auditor = await pageAs(organization, 'auditor')
      await auditor.goto(audit)
      await auditor.getByRole('link', { name: 'Conclude the licence of Hydrophones' }).click()
      await axe(auditor)
      await auditor.locator('[id="expression"]').fill('MIT AND gpl')
      await auditor.getByLabel('Why', { exact: true }).fill('The page of the station says so.')
      await auditor.getByRole('button', { name: 'Propose it' }).click()
      await expect(auditor.locator('#faults')).toContainText('Column 9')
      await auditor.locator('[id="expression"]').fill('CC-BY-4.0')
      await auditor.getByRole('button', { name: 'Propose it' }).click()
      await auditor.waitForURL('**/licences/conclusions/*')
      const conclusion = auditor.url()
      await expect(auditor.getByText('It waits for a second person.')).toBeVisible()
      await auditor.getByRole('button', { name: 'Confirm', exact: true }).click()
      await expect(auditor.locator('#faults')).toContainText('A second person confirms')
      await axe(auditor)

      const other = await pageAs(organization, 'auditor')
      await other.goto(conclusion)
      await other.locator('#disagree').getByLabel('Why').fill('The page is that of another station.')
      await other.getByRole('button', { name: 'Disagree' }).click()
      await expect(other.getByText('A steward or owner settles it').first()).toBeVisible()

      const steward = await pageAs(organization, 'steward')
      await steward.goto(conclusion)
      await steward.getByRole('button', { name: 'Confirm', exact: true }).click()
      await expect(steward.getByText('Verdicts rest on it.')).toBeVisible()
      await steward.goto(audit)
      await expect(steward.getByText('For commercial training, the licences allow it.').first()).toBeVisible()
    })
  })

test('an expression is built: ids are offered at the caret, and what stands there is read', async ({
  signedInPage: owner,
  pageAs,
  axe,
}) => {
  const dataset = await ownDataset(owner)
  await ownDraft(owner, dataset, '1.0')
  await owner.getByRole('button', { name: 'Publish 1.0' }).click()
  await owner.waitForURL(`**${dataset}/versions/1.0`)
  const auditor = await pageAs(dataset.split('/')[2] ?? '', 'auditor')
  await auditor.goto(`${dataset}/versions/1.0/licences/conclude?part=version`)
  const field = auditor.getByRole('combobox', { name: 'SPDX expression' })
  await field.pressSequentially('cc-by-4')
  await expect(auditor.getByRole('option').first()).toContainText('CC-BY-4.0')
  await axe(auditor)
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(field).toHaveValue('CC-BY-4.0 ')
  await auditor.getByRole('button', { name: 'OR, either may be chosen' }).click()
  await field.pressSequentially('Creative Commons Zero')
  await expect(auditor.getByText(/^Column \d+/)).toBeVisible()
  await field.fill('CC-BY-4.0 OR mit')
  await auditor.getByRole('option').first().click()
  await expect(field).toHaveValue('CC-BY-4.0 OR MIT ')
  await expect(auditor.getByText('This is an SPDX expression.')).toBeVisible()
  await auditor.keyboard.press('Tab')
  await expect(auditor.getByRole('listbox')).toBeHidden()
})

test('an audit is recorded, signed, printed as a document, and recomputed', async ({ signedInPage: page, axe }) => {
  await page.goto('/licences')
  await page.getByRole('link', { name: 'Eight audited datasets' }).click()
  await page.getByLabel('What for').selectOption('derived-dataset')
  await page.getByLabel('Commercial').selectOption('yes')
  await page.getByLabel('Released as').fill('CC-BY-4.0')
  await page.getByRole('button', { name: 'Judge' }).click()
  await page.getByLabel('Your note').fill('I read the cards and the records of the auditors.')
  await page.getByRole('button', { name: 'Record the audit' }).click()
  await page.waitForURL('**/audits/*')
  await expect(page.getByText('Nobody has signed this report.')).toBeVisible()
  await axe(page)
  await page.getByLabel('Your name').fill('Ada Example')
  await page.getByLabel('In which capacity').fill('auditor')
  await page.getByLabel('What you state').fill('I read the evidence and agree.')
  await page.getByRole('button', { name: 'Sign this report' }).click()
  await expect(page.locator('#signatures')).toContainText('Ada Example')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1)
})

test('evidence shows its history, and who may conclude may have it checked', async ({ signedInPage: page, axe }) => {
  await page.goto(ALPACA)
  await page.locator('#verdict').getByRole('link', { name: 'its history' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evidence')
  await expect(page.locator('#rests')).toContainText('data-provenance/alpaca 2025-04')
  await axe(page)
})

test('a mixture is pasted; what is no exact version is told by its line', async ({ signedInPage: page, axe }) => {
  await page.goto('/mixtures/new')
  await page.getByLabel('Title').fill('Whales and manuals')
  await page.getByLabel('Versions').fill('colophon/moby-dick\nnobody/nothing@1 50 %')
  await page.getByRole('button', { name: 'Name the mixture' }).click()
  await expect(page.locator('#faults')).toContainText('Line 1')
  await axe(page)
  await page.getByLabel('Versions').fill('colophon/moby-dick@1.1.0 50 %\ndata-provenance/voxpopuli@2025-04 50 %')
  await page.getByRole('button', { name: 'Name the mixture' }).click()
  await page.waitForURL('**/mixtures/sha256:*')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Whales and manuals')
})
