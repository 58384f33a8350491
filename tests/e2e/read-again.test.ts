import { setTimeout as pause } from 'node:timers/promises'
import { PublicRun } from '#lib/run/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf } from '../api/door.ts'
import { freshTextVersion } from '../api/text-version.ts'

/** Longer than a run's page waits before it reads itself again. */
const SLOW_ANSWER_MS = 3500
/** A training of some seconds. */
const ORDER = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 400, micro: 4, seqLen: 32, warmup: 4, evalEvery: 400, sample: { tokens: 8 } },
}

test('a page that reads itself again shows answers that come later than it asks again', async ({
  page,
  request,
  site,
  token,
}) => {
  test.setTimeout(120_000)
  const door = doorOf({ request, site, token })
  const { digest } = await freshTextVersion(door)
  const { id } = await answered(await door.ask('POST', `/versions/${digest}/runs`, { body: ORDER }), 202, PublicRun)
  await page.goto(`${site}/runs/${id}`)
  await expect(page.locator('#run-progress')).toBeVisible()
  await page.route('**/runs/*', async (route) => {
    await pause(SLOW_ANSWER_MS)
    await route.continue()
  })
  await expect(page.getByText('State complete')).toBeVisible({ timeout: 90_000 })
})
