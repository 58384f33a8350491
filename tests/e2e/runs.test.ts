import { replayedRun, SMALL_T6 } from '#lib/run/example-run.ts'
import { PublicRun } from '#lib/run/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, freshDataset, freshVersion } from '../api/door.ts'

test('which runs read exactly this version, what each read and measured, and whether it was repeated', async ({
  page,
  request,
  site,
  token,
  axe,
}) => {
  test.setTimeout(120_000)
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { label, digest } = await freshVersion(door, dataset)
  const here = `/datasets/${dataset}/versions/${label}/runs`
  await page.goto(`${site}${here}`)
  await expect(page.locator('#read')).toContainText('No run is known that read this version')
  const { engine, metrics, trace } = replayedRun()
  const record = async (name: string, value: number) => {
    const body = {
      ...{ kind: 't6', organization: dataset.split('/')[0], name, configuration: SMALL_T6, engine, seeds: { init: 7 } },
      inputs: [{ role: 'training', version: digest, weight: 1, tokens: 49_152_000_000 }],
    }
    const { id } = await answered(await door.ask('POST', '/runs', { body }), 201, PublicRun)
    const points = [...metrics, { series: 'loss', step: 30, value }]
    await door.ask('POST', `/runs/${id}/metrics`, { body: { points, trace } })
    const ended = { state: 'complete', result: { parameterCount: 124_000_000, tokens: 50_000_000_000 } }
    await answered(await door.ask('PATCH', `/runs/${id}`, { body: { ended } }), 200, PublicRun)
    return id
  }
  const [first, second] = [await record('whale-lm', 1), await record('whale-lm-again', 1)]
  expect((await door.ask('POST', `/runs/${first}/replay`, { body: { run: second } })).status()).toBe(201)

  await page.goto(`${site}${here}`)
  const row = page.locator('#read').getByRole('row', { name: /whale-lm-again/ })
  await expect(row).toContainText('trained on')
  await axe(page)
  await page.locator('#read').getByRole('link', { name: 'whale-lm', exact: true }).click()
  await page.waitForURL(`**/runs/${first}`)
  await expect(page.getByText('replayed: identical')).toBeVisible()
  await expect(page.locator('#inputs')).toContainText('Nothing of this has changed since')
  await expect(page.locator('#inputs')).toContainText('CC-BY-4.0')
  await expect(page.locator('#curves').getByRole('img').first()).toHaveAccessibleName(
    'loss, steps 0 to 30: from 4 to 1.',
  )
  await expect(page.locator('#figures').getByRole('row', { name: /^Tokens trained on/ })).toContainText(
    '49,152,000,000',
  )
  const cached = page.locator('#cache')
  await expect(cached.getByRole('row', { name: /tensor product \(TPA\), this model/ })).toContainText('9,408')
  await expect(cached.getByRole('row', { name: /multi-head latent/ })).toContainText('unknown')
  await expect(page.locator('#flags')).toContainText('What is recorded raises none')
  await axe(page)

  await page.locator('#replays').getByRole('link', { name: 'compare' }).click()
  await page.waitForURL('**/runs/compare?**')
  await expect(page.locator('#verdict')).toContainText('Each of the 3 recorded steps')
  await expect(page.locator('#settings')).toContainText('Their settings and seeds are the same')
  await axe(page)

  await page.goto(`${site}/runs?organization=${dataset.split('/')[0]}`)
  await expect(page.getByRole('table')).toContainText('2 runs, newest first')
  await axe(page)
  expect((await request.get(`${site}/runs/${crypto.randomUUID()}`)).status()).toBe(404)
})
