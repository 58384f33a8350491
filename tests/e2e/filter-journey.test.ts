import type { Page } from '@playwright/test'
import { mobyDickStretches } from '#db/sample/moby-dick-stretches.ts'
import { expect, test } from '#tests/fixtures.ts'
import { pollutedRecords, recordsOf } from '#tests/polluted-texts.ts'
import { doorOf, freshDataset } from '../api/door.ts'
import { publishRecords } from '../api/text-version.ts'

const RECORDS = 120
const JUDGES = 40
/** Where the book’s prose is under way: three stretches of it that have nothing in common. */
const FROM = 3000

type Training = { steps?: string; seed?: string; evaluation?: string }

/** Fills the form of a training of the smallest size and presses its button. */
async function train(page: Page, { steps = '150', seed = '1', evaluation = '' }: Training): Promise<void> {
  const form = page.locator('#train')
  await form.getByLabel('How large a model').selectOption('tiny')
  await form.getByLabel('How many steps').fill(steps)
  await form.getByLabel('Seed').fill(seed)
  await form.getByLabel('Judged by another version').fill(evaluation)
  await form.getByRole('button', { name: 'Train it' }).click()
}

/** Fills the form of a filter and presses its button. */
async function filter(page: Page, { reference, label, epochs }: { reference: string; label: string; epochs: string }) {
  const form = page.locator('#filter-version')
  await form.getByLabel('Which reference to imitate').selectOption(reference)
  await form.getByLabel('Label of the new version').fill(label)
  await form.getByLabel('How many epochs').fill(epochs)
  await form.getByLabel('Why there is this version').fill('Without what speaks against clean prose.')
  await form.getByLabel('Publish it at once').check()
  await form.getByRole('button', { name: 'Filter it' }).click()
}

/** The run at which the page has come, by its id. */
async function ordered(page: Page): Promise<string> {
  await page.waitForURL('**/runs/*-*')
  return page.url().split('/').at(-1) ?? ''
}

async function completed(page: Page, run: string): Promise<void> {
  await page.goto(`/runs/${run}`)
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 120_000 })
}

test('a copy of a book that was polluted on purpose is filtered; a T6 knows clean prose better after it; and all is repeated to the same bits, from the pages alone', async ({
  signedInPage: page,
  browser,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(600_000)
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const book = mobyDickStretches()
  const part = (from: number, count: number) => book.slice(FROM + from, FROM + from + count)
  await publishRecords(door, dataset, '1.0.0', recordsOf(part(0, RECORDS)))
  await publishRecords(door, dataset, '1.1.0', recordsOf(part(RECORDS, JUDGES)))
  const { records } = pollutedRecords(RECORDS, 0.4, part(RECORDS + JUDGES, RECORDS))
  await publishRecords(door, dataset, '1.2.0', records)
  const versions = `/datasets/${dataset}/versions`
  const runsOf = (label: string) => `${versions}/${label}/runs`
  const judge = `${dataset}@1.1.0`

  // without script: the reference, after a fault that stands at its field
  const storageState = await page.context().storageState()
  const bare = await browser.newContext({ baseURL: site, storageState, javaScriptEnabled: false })
  const plain = await bare.newPage()
  await plain.goto(runsOf('1.0.0'))
  await train(plain, { evaluation: `${dataset}@9.9.9` })
  await expect(plain.locator('[id="training.evaluation-fault"]')).toHaveText(
    `No version published here is called ${dataset}@9.9.9. Write organization/name@label, or its digest.`,
  )
  await expect(plain.locator('#train').getByLabel('How many steps')).toHaveValue('150')
  await train(plain, {})
  const reference = await ordered(plain)

  // with script: a training on the polluted copy, which the clean held-out version judges
  await page.goto(runsOf('1.2.0'))
  const form = page.locator('#train')
  await expect(form).toContainText('The text is read of the column text of its records')
  await expect(form.locator('datalist option')).toHaveCount(2)
  await train(page, { steps: '5000', evaluation: judge })
  await expect(page.locator('#faults')).toContainText('Nothing is trained')
  await axe(page)
  await train(page, { evaluation: judge })
  const before = await ordered(page)
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 120_000 })
  await expect(page.locator('#curves').getByRole('img').first()).toBeVisible()
  await expect(page.locator('#sample')).toContainText('The')
  await expect(page.locator('#figures').getByRole('row', { name: /^Parameters/ })).toContainText('agrees')
  await axe(page)
  await completed(page, reference)

  // without script: a filter is refused at its field, ordered, and ended in mid-run; nothing is made
  await plain.goto(runsOf('1.2.0'))
  await expect(plain.locator('#filter-version')).toContainText('It says nothing about licence, bias or toxicity.')
  await filter(plain, { reference, label: '1.1.0', epochs: '20' })
  await expect(plain.locator('[id="version.label-fault"]')).toContainText('Take another label')
  await filter(plain, { reference, label: '1.3.0', epochs: '20' })
  const ended = await ordered(plain)
  // the page reads itself again every few seconds, without script too
  await expect(plain.locator('#run-progress')).toContainText('Running', { timeout: 180_000 })
  await plain.getByRole('button', { name: 'Cancel it' }).click()
  await page.goto(`/runs/${ended}`)
  await expect(page.getByText('The run was cancelled')).toBeVisible({ timeout: 60_000 })
  expect((await request.get(`${site}${versions}/1.3.0`)).status()).toBe(404)

  // with script: the filter that comes to its end, and the version that it makes
  await page.goto(runsOf('1.2.0'))
  await filter(page, { reference, label: '1.3.0', epochs: '3' })
  const filtering = await ordered(page)
  const made = page.locator('#filter')
  await expect(made).toContainText('Made of what was kept', { timeout: 120_000 })
  await expect(made).toContainText('It says nothing about licence, bias or toxicity.')
  await expect(made.getByRole('row', { name: /reference’s own loss/ })).toBeVisible()
  await expect(made.getByRole('img', { name: /^Records by weight/ }).first()).toBeVisible()
  await expect(made.getByRole('row', { name: /doc-\d{3}.*kept/ }).last()).toContainText(/the|of|and/)
  await expect(made).toContainText('The reference that it imitates')
  await axe(page)
  await made.getByRole('link', { name: /1\.3\.0/ }).click()
  await page.waitForURL(`**${versions}/1.3.0`)
  const row = page.locator('#lineage').getByRole('row', { name: /made by the run/ })
  await expect(row.getByRole('link').first()).toHaveAttribute('href', `/runs/${filtering}`)

  // the same training on what was kept; the two curves side by side
  await page.goto(runsOf('1.3.0'))
  await train(page, { evaluation: judge })
  const after = await ordered(page)
  await completed(page, after)
  await page.getByRole('link', { name: 'Beside another run' }).click()
  await page
    .locator('#beside')
    .getByRole('link', { name: `T6 on ${dataset}@1.2.0` })
    .click()
  await page.waitForURL(`**/runs/compare?a=${after}&b=${before}`)
  await page.getByRole('link', { name: 'Change places' }).click()
  await page.waitForURL(`**/runs/compare?a=${before}&b=${after}`)
  const numbers = page.locator('#numbers')
  await expect(numbers).toContainText('Both were judged by the same texts, cut alike')
  const [, first, second] =
    /: ([\d.]+) in the first, ([\d.]+) in the second, which is lower/.exec(
      (await numbers.locator('.lede').textContent()) ?? '',
    ) ?? []
  expect(Number(second)).toBeLessThan(Number(first) - 0.1)
  await expect(page.locator('#inputs').getByRole('row', { name: /1\.1\.0/ })).toContainText('both')
  await expect(page.locator('#settings').getByRole('row')).toHaveCount(3)
  await axe(page)

  // both are repeated here, bit for bit; the repetition of a filter makes nothing
  const repeated: string[] = []
  for (const run of [after, filtering]) {
    await page.goto(`/runs/${run}`)
    await page.getByRole('button', { name: 'Repeat it here, and compare' }).click()
    await page.waitForURL((url) => url.pathname !== `/runs/${run}`)
    repeated.push(await ordered(page))
  }
  for (const run of repeated) await completed(page, run)
  for (const run of [after, filtering]) {
    await page.goto(`/runs/${run}`)
    await expect(page.getByText('replayed: identical')).toBeVisible()
    await expect(page.locator('#replays').getByRole('row', { name: /^Replay of/ })).toContainText('identical')
  }
  await bare.close()
})
