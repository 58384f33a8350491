import { expect, test } from '#tests/fixtures.ts'
import { REFUSED_TITLE } from '#tests/loopback-datacite.ts'
import { doorOf, freshDataset, freshVersion } from '../api/door.ts'

test.use({ javaScriptEnabled: false })

test('a steward asks for DOIs; citation, version and dataset carry them, and a refusal is told in the agency’s words', async ({
  pageAs,
  page: anyone,
  browser,
  request,
  site,
  token,
  axe,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { label } = await freshVersion(door, dataset)
  const here = `/datasets/${dataset}/versions/${label}`
  await anyone.goto(`${site}${here}/cite`)
  await expect(anyone.locator('#doi')).toContainText('Nobody has asked for a DOI of this version')
  await expect(anyone.getByRole('button', { name: 'Register DOIs' })).toHaveCount(0)

  const storageState = await (await pageAs(dataset.split('/')[0] ?? '', 'steward')).context().storageState()
  const context = await browser.newContext({ baseURL: site, storageState, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${here}/cite`)
  await page.getByRole('button', { name: 'Register DOIs' }).click()
  await page.waitForURL(`**${here}/cite?done=requested**`)
  await expect(page.getByText('Asked for: a job registers them')).toBeVisible()
  await expect(async () => {
    await page.goto(`${here}/cite`)
    await expect(page.locator('#doi').getByRole('link', { name: /^10\.5072\/colophon\.v\./ })).toBeVisible()
  }).toPass({ timeout: 20_000 })
  await axe(page)
  await context.close()

  await anyone.goto(`${site}${here}/cite`)
  const doi = (await anyone.locator('#doi a[href^="https://doi.org/"]').first().textContent()) ?? ''
  await expect(anyone.locator('#apa')).toContainText(`https://doi.org/${doi}`)
  await anyone.goto(`${site}${here}`)
  await expect(anyone.getByRole('link', { name: doi })).toBeVisible()
  await expect(anyone.locator('link[rel="cite-as"]')).toHaveAttribute('href', `https://doi.org/${doi}`)
  await anyone.goto(`${site}/datasets/${dataset}`)
  await expect(anyone.getByRole('link', { name: /^10\.5072\/colophon\.d\./ })).toBeVisible()
  await axe(anyone)

  const other = await freshDataset(door, { title: `Whales, ${REFUSED_TITLE}` })
  const { digest, label: its } = await freshVersion(door, other)
  await door.ask('POST', `/versions/${digest}/doi`)
  await expect(async () => {
    await anyone.goto(`${site}/datasets/${other}/versions/${its}/cite`)
    await expect(anyone.locator('#doi')).toContainText('Why: DataCite answered 422. This title is not taken.')
  }).toPass({ timeout: 20_000 })
})
