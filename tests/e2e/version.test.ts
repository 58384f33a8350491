import { expect, test } from '#tests/fixtures.ts'

const MOBY_DICK = '/datasets/colophon/moby-dick'
const COMMON_PILE = '/datasets/common-pile/common-pile-v0.1'

test('a dataset page shows its current version, all versions, and what happened', async ({ page, site, axe }) => {
  await page.goto(`${site}${MOBY_DICK}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Moby-Dick, by parts')
  await expect(page.getByText('Shown here 1.1.0, the current version')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Changes since 1.0.0' })).toBeVisible()
  await expect(page.locator('#timeline')).toContainText('1.0.0 published')
  await axe(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('two ticked versions are compared, the older first', async ({ page, site }) => {
    await page.goto(`${site}${MOBY_DICK}`)
    await page.getByLabel('Compare 1.1.0').check()
    await page.getByLabel('Compare 1.0.0').check()
    await page.getByRole('button', { name: /^Compare/ }).click()
    await expect(page).toHaveURL(`${site}${MOBY_DICK}/compare/1.0.0...1.1.0`)
    await expect(page.locator('#files')).toContainText('exclusions.jsonl')
    await expect(page.locator('#licenses')).toContainText('The licence statements are the same.')
  })

  test('one ticked version leads to a choice of two', async ({ page, site }) => {
    await page.goto(`${site}${MOBY_DICK}/compare?v=1.0.0`)
    await expect(page.getByText(/Two versions are compared at a time/)).toBeVisible()
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(page).toHaveURL(/\/compare\/[^/]+\.\.\.[^/]+$/)
  })

  test('each format of a citation can be chosen', async ({ page, site }) => {
    await page.goto(`${site}${MOBY_DICK}/versions/1.1.0`)
    await page.getByText('CFF', { exact: true }).click()
    await expect(page.getByText('cff-version')).toBeVisible()
  })
})

test('a version page opens with its colophon, and its figures lead to what stands behind them', async ({
  page,
  site,
  axe,
}) => {
  await page.goto(`${site}${MOBY_DICK}/versions/1.1.0`)
  const paragraph = page.locator('p.lede')
  await expect(paragraph).toContainText('is a text dataset of 138 records in English')
  await expect(paragraph).toContainText('1 record was left out')
  await paragraph.getByRole('link', { name: '138 records' }).click()
  await expect(page).toHaveURL(/#records$/)
  await expect(page.locator('#terms')).toContainText('CC0-1.0')
  await expect(page.locator('#terms .ev q').first()).toBeVisible()
  await axe(page)
})

test('a version offers its citations to machines', async ({ page, site }) => {
  await page.goto(`${site}${MOBY_DICK}/versions/1.1.0`)
  const alternates = await page
    .locator('link[rel="alternate"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('type')))
  expect(alternates).toContain('application/x-bibtex')
  expect(alternates).toContain('application/vnd.citationstyles.csl+json')
})

test('a superseded version says by what and why, and is shown, not redirected', async ({ page, site }) => {
  await page.goto(`${site}${MOBY_DICK}/versions/1.0.0`)
  await expect(page).toHaveURL(`${site}${MOBY_DICK}/versions/1.0.0`)
  const banner = page.locator('.banner')
  await expect(banner).toContainText('1.0.0 is superseded by 1.1.0')
  await expect(banner).toContainText('The table of contents is left out')
})

test('a withdrawn version opens with its tombstone and keeps its record', async ({ page, site, axe }) => {
  await page.goto(`${site}/datasets/laion/laion-5b/versions/2022-03-31`)
  const tombstone = page.locator('.banner.tomb')
  await expect(tombstone).toContainText('2022-03-31 is withdrawn')
  await expect(page.locator('p.lede')).toContainText('LAION-5B')
  await axe(page)
  await tombstone.getByRole('link', { name: 'Re-LAION-5B 2024-08-30' }).click()
  await page.waitForURL(`${site}/datasets/laion/re-laion-5b/versions/2024-08-30`)
})

test('all six citations carry the label and the whole digest', async ({ page, site, axe }) => {
  await page.goto(`${site}${MOBY_DICK}/versions/1.1.0/cite`)
  const digest = (await page.locator('.under [data-whole]').getAttribute('data-whole')) ?? 'none'
  for (const format of ['bibtex', 'biblatex', 'csl', 'ris', 'apa', 'cff']) {
    const text = await page.locator(`#${format} pre`).textContent()
    expect(text, format).toContain(digest)
    expect(text, format).toContain('1.1.0')
  }
  await expect(page.getByRole('heading', { name: /the second choice/ })).toBeVisible()
  await axe(page)
})

test('versions of two datasets are compared', async ({ page, site, axe }) => {
  await page.goto(`${site}/datasets/common-pile/arxiv_papers/compare/v0.1...common-pile/arxiv_papers_filtered@v0.1`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ArXiv Papers (Common Pile, filtered) v0.1')
  await axe(page)
})

test('a version compared with itself is said to be the same, by digest', async ({ page, site }) => {
  await page.goto(`${site}${COMMON_PILE}/compare/v0.1-raw...v0.1-raw`)
  await expect(page.getByText('The two are the same version')).toBeVisible()
})

test('an address in another case leads to the one that is cited', async ({ page, site }) => {
  await page.goto(`${site}/datasets/Common-Pile/COMMON-PILE-V0.1/versions/V0.1-RAW`)
  await expect(page).toHaveURL(`${site}${COMMON_PILE}/versions/v0.1-raw`)
})

for (const path of [
  '/datasets/nobody/nothing',
  `${MOBY_DICK}/versions/9.9`,
  `${MOBY_DICK}/compare/1.0.0...9.9`,
  '/organizations/nobody',
  '/datasets/%00/x',
])
  test(`${path} is not known here`, async ({ page, site }) => {
    const answer = await page.goto(`${site}${path}`)
    expect(answer?.status()).toBe(404)
  })
