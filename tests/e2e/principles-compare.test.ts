import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('three versions are put side by side, one after the other, down to each criterion', async ({
    page,
    request,
    site,
    token,
    axe,
  }) => {
    test.setTimeout(60_000)
    const door = doorOf({ request, site, token })
    const names: string[] = []
    for (const place of [0, 1, 2]) {
      const dataset = await freshDataset(door)
      const { label, digest } = await freshVersion(door, dataset)
      names.push(`${dataset}@${label}`)
      if (place < 2) await door.ask('POST', `/versions/${digest}/score`)
    }
    await page.goto(`${site}/principles`)
    await page.getByRole('link', { name: 'side by side' }).click()
    await expect(page.locator('#nothing')).toContainText('No version is named')
    for (const name of names) {
      await page.getByLabel(/^(A|One more) version/).fill(name)
      await page.getByRole('button', { name: 'Add it' }).click()
    }
    const compared = page.locator('#compared')
    for (const name of names) await expect(compared.getByRole('columnheader', { name })).toBeVisible()
    await expect(compared.getByRole('row', { name: /^P1 Foster/ })).toContainText(
      /0\.\d\d to \d\.\d\d, \d of \d decided/,
    )
    await expect(compared.getByRole('row', { name: /^P1 Foster/ })).toContainText('not assessed')
    await expect(page.getByText(`Never assessed: ${names[2]}`)).toBeVisible()
    await page.locator('#criteria summary', { hasText: 'P1 Foster' }).click()
    const row = page.locator('#criteria').getByRole('row', { name: /^1\.3 Downloadable/ })
    await expect(row).toContainText('unknown')
    await axe(page)
    await page.setViewportSize({ width: 390, height: 900 })
    await axe(page)
    await page.getByRole('link', { name: new RegExp(`^version ${names[1]}`) }).click()
    await expect(compared.getByRole('columnheader')).toHaveCount(3)
    await page.goto(`${page.url()}&version=nobody/nothing@1`)
    await expect(page.getByText('“nobody/nothing@1” is no published version here, and was left out.')).toBeVisible()
  })
})

test('the badge of a version is copied, leads to its evidence, and its place among others is drawn', async ({
  page,
  context,
  request,
  site,
  token,
  axe,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { label, digest } = await freshVersion(door, dataset)
  await door.ask('POST', `/versions/${digest}/score`)
  const here = `/datasets/${dataset}/versions/${label}/principles`
  await page.goto(`${site}${here}`)
  const badge = page.locator('#badge')
  const picture = badge.getByRole('img', { name: `The badge of ${dataset}@${label}` })
  await picture.scrollIntoViewIfNeeded()
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBe(308)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await badge.getByRole('button', { name: 'Copy: Badge in Markdown' }).click()
  await expect(badge.getByText('copied')).toBeAttached()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${here}/badge.svg)](`)
  expect(copied.endsWith(`${here})`)).toBe(true)
  await expect(page.locator('#standing').getByRole('img', { name: /This version: 0\.\d\d\.$/ })).toHaveCount(7)
  await axe(page)

  await page.goto(`${site}/datasets/${dataset}`)
  await expect(page.getByRole('row', { name: new RegExp(`^${label}`) }).getByRole('img')).toHaveAccessibleName(
    /^Seven principles: P1 0/,
  )
})
