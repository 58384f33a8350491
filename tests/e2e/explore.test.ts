import { expect, test } from '#tests/fixtures.ts'

const MOBY_DICK = '/datasets/colophon/moby-dick'

test('the list says how well it is documented, and has nothing against WCAG', async ({ page, site, axe }) => {
  await page.goto(`${site}/`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d+ datasets, as they were made/)
  await expect(page.getByText(/has a licence stated/)).toContainText('%')
  await expect(page.locator('.entry').first()).toBeVisible()
  await axe(page)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('facets narrow the list, chips widen it again, and the address holds it all', async ({ page, site }) => {
    await page.goto(`${site}/?q=common+pile`)
    await page.getByRole('checkbox', { name: /^Unknown/ }).check()
    await page.getByRole('button', { name: 'Narrow', exact: true }).click()
    await expect(page).toHaveURL(/q=common\+pile.*license=unknown/)
    await expect(page.getByRole('link', { name: 'peS2o (Common Pile, raw)', exact: true })).toBeVisible()
    await page.getByRole('link', { name: /licence Unknown/ }).click()
    await expect(page).toHaveURL(/\?q=common\+pile$/)
  })

  test('the whole of a list is read page by page, each dataset once', async ({ page, site }) => {
    await page.goto(`${site}/?publisher=common-pile&sort=title&limit=4`)
    const seen: string[] = []
    for (;;) {
      seen.push(...(await page.locator('article h3 a').allInnerTexts()))
      const next = page.locator('a[rel="next"]')
      if ((await next.count()) === 0) break
      await next.click()
    }
    expect(seen.length).toBeGreaterThanOrEqual(9)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(seen.toSorted((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), 'en')))
  })
})

test('a name, a label or the address of a page typed into the box leads straight there', async ({ page, site }) => {
  for (const [typed, path] of [
    ['colophon/moby-dick', MOBY_DICK],
    ['Colophon/Moby-Dick@1.0.0', `${MOBY_DICK}/versions/1.0.0`],
    [`${site}${MOBY_DICK}/versions/1.1.0`, `${MOBY_DICK}/versions/1.1.0`],
  ] as const) {
    await page.goto(`${site}/?${new URLSearchParams({ q: typed })}`)
    expect(new URL(page.url()).pathname).toBe(path)
  }
})

test('a digest typed into the box leads to its version', async ({ page, site }) => {
  await page.goto(`${site}${MOBY_DICK}/versions/1.0.0`)
  const digest = await page.locator('.under [data-whole]').getAttribute('data-whole')
  await page.goto(`${site}/`)
  await page.keyboard.press('/')
  await page.keyboard.type(digest ?? '')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${site}${MOBY_DICK}/versions/1.0.0`)
})

test('an empty list offers the nearest facet to drop', async ({ page, site, axe }) => {
  await page.goto(`${site}/?publisher=wikimedia&modality=audio`)
  await expect(page.getByRole('heading', { name: 'Nothing here fits all of this' })).toBeVisible()
  await axe(page)
  await page
    .getByRole('link', { name: /^Drop “(?:Publisher|Modality)”/ })
    .first()
    .click()
  await expect(page.locator('article').first()).toBeVisible()
})

test('a value that the list does not know is told, and the rest of the address holds', async ({ page, site }) => {
  await page.goto(`${site}/?license=free&q=moby&cursor=nonsense`)
  await expect(page.getByText('license: “free” is nothing that this list knows.')).toBeVisible()
  await expect(page.getByText(/this is no place in a list/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Moby-Dick, by parts', exact: true })).toBeVisible()
})

test('a withdrawn dataset stays listed, struck through', async ({ page, site }) => {
  await page.goto(`${site}/?state=withdrawn&q=laion`)
  const name = page.locator('article.gone').getByRole('link', { name: 'LAION-5B', exact: true })
  await expect(name).toHaveCSS('text-decoration-line', 'line-through')
})

test('an organisation has a page with its datasets', async ({ page, site, axe }) => {
  await page.goto(`${site}/organizations/Common-Pile`)
  await expect(page).toHaveURL(`${site}/organizations/common-pile`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Common Pile')
  await expect(page.getByRole('link', { name: 'The Common Pile v0.1', exact: true })).toBeVisible()
  await axe(page)
})
