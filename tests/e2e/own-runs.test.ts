import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf } from '../api/door.ts'
import { freshTextVersion } from '../api/text-version.ts'

/** Longer than a run's page waits before it reads itself again. */
const SLOW_ANSWER_MS = 3500

test('a small T6 is trained from a version’s page, followed without a reload, and repeated to the same bits', async ({
  signedInPage: page,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(300_000)
  const { dataset, label } = await freshTextVersion(doorOf({ request, site, token }))
  await page.goto(`${site}/datasets/${dataset}/versions/${label}/runs`)
  const form = page.locator('#train')
  await expect(form).toContainText('The text is read of the column text of its records')
  await form.getByLabel('How large a model').selectOption('tiny')
  await form.getByLabel('How many steps').fill('5000')
  await form.getByRole('button', { name: 'Train it' }).click()
  await expect(page.locator('#faults')).toContainText('Nothing is trained')
  await axe(page)
  await form.getByLabel('Judged by another version').fill(`${dataset}@9.9.9`)
  await form.getByRole('button', { name: 'Train it' }).click()
  await expect(page.locator('[id="training.evaluation-fault"]')).toContainText('No version published here is called')
  await form.getByLabel('Judged by another version').fill('')
  await form.getByLabel('How many steps').fill('40')
  await form.getByRole('button', { name: 'Train it' }).click()
  await page.waitForURL(`${site}/runs/*`)
  const run = page.url()
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 120_000 })
  await expect(page.locator('#curves').getByRole('img').first()).toBeVisible()
  await expect(page.locator('#sample')).toContainText('The')
  await expect(page.locator('#figures').getByRole('row', { name: /^Parameters/ })).toContainText('agrees')
  await axe(page)
  await page.getByRole('button', { name: 'Repeat it here, and compare' }).click()
  await page.waitForURL((url) => url.href !== run)
  // answers that come later than the page asks again are shown all the same
  await page.route('**/runs/*', async (route) => {
    await pause(SLOW_ANSWER_MS)
    await route.continue()
  })
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 120_000 })
  await page.unroute('**/runs/*')
  await page.goto(run)
  await expect(page.getByText('replayed: identical')).toBeVisible()
  await expect(page.locator('#replays').getByRole('row', { name: /^Replay of/ })).toContainText('identical')
})
