import { expect, test } from '#tests/fixtures.ts'

for (const [path, heading] of [
  ['/docs', 'Docs'],
  ['/docs/identity', 'What a digest pins'],
  ['/docs/api', 'The API'],
  ['/docs/api/objects', 'Objects of the API'],
] as const)
  test(`${path} is there, holds its width at 1280 and 390 px, and axe finds nothing`, async ({ page, site, axe }) => {
    // axe takes its time with the longest of the pages
    test.slow(path === '/docs/api/objects')
    await page.goto(site + path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    await axe(page)
  })

test('every link within the docs leads to a place that is there', async ({ page, site }) => {
  const paths = ['/docs', '/docs/identity', '/docs/api', '/docs/api/objects']
  const places = new Set<string>()
  const linked = new Set<string>()
  for (const path of paths) {
    await page.goto(site + path)
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
    for (const id of ids) places.add(`${path}#${id}`)
    const hrefs = await page
      .locator('main a[href*="#"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
    for (const href of hrefs) linked.add(href.startsWith('#') ? path + href : href)
  }
  expect(linked.size).toBeGreaterThan(30)
  expect([...linked].filter((href) => !places.has(href))).toEqual([])
})

test('the type of a problem is the address of its explanation', async ({ page, request, site }) => {
  const { type } = await (await request.get(`${site}/api/v1/nothing`)).json()
  await page.goto(type)
  await expect(page.locator(`[id="${new URL(type).hash.slice(1)}"]`)).toBeVisible()
})
