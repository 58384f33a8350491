import { expect, test } from '#tests/fixtures.ts'

const BIBTEX = (digest: string) => `
@misc{one, title = {Moby-Dick, by parts}, version = {1.0.0}, note = {${digest}}}
@misc{two, title = {LAION-5B}, note = {laion/laion-5b@2022-03-31}}
@misc{three, title = {Moby-Dick, by parts}, note = {colophon/moby-dick@1.1.0}}
@misc{four, title = {A book}, year = {1851}}
`

test('a digest is answered in a sentence, with its proof', async ({ page, site, axe }) => {
  await page.goto(`${site}/datasets/colophon/moby-dick/versions/1.1.0`)
  const digest = (await page.locator('.under [data-whole]').getAttribute('data-whole')) ?? ''
  await page.goto(`${site}/verify`)
  await axe(page)
  await page.getByLabel('Citation, digest or reference list').fill(digest)
  await page.getByRole('button', { name: 'Verify', exact: true }).click()
  await page.waitForURL(/\/verify\?c=sha256/)
  await expect(page.locator('.banner.good')).toContainText('The digest is that of colophon/moby-dick@1.1.0')
  await expect(page.getByText(/bytes kept is the digest/)).toBeVisible()
  await expect(page.getByText(`npm exec colophon -- verify DIR ${digest}`)).toBeVisible()
  await axe(page)
})

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a BibTeX file gets one answer for each entry', async ({ page, site }) => {
      await page.goto(`${site}/datasets/colophon/moby-dick/versions/1.0.0`)
      const digest = (await page.locator('.under [data-whole]').getAttribute('data-whole')) ?? ''
      await page.goto(`${site}/verify`)
      await page.getByLabel(/Or a file/).setInputFiles({
        name: 'references.bib',
        mimeType: 'text/plain',
        buffer: Buffer.from(BIBTEX(digest)),
      })
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      const table = page.getByRole('table')
      await expect(table).toContainText('4 citations: 1 unchanged, 1 superseded, 1 withdrawn, 1 unknown')
      await expect(table).toContainText('colophon/moby-dick@1.0.0 is as it was cited, and was superseded by')
    })

    test('nothing sent is a fault with a sentence', async ({ page, site }) => {
      await page.goto(`${site}/verify`)
      await page.getByRole('button', { name: 'Verify', exact: true }).click()
      await expect(page.getByRole('alert').first()).toContainText('Paste a citation')
    })
  })

for (const [text, answer] of [
  ['colophon/moby-dick@1.1.0', 'Unchanged'],
  ['colophon/moby-dick@1.0.0', 'Superseded'],
  ['laion/laion-5b@2022-03-31', 'Withdrawn'],
  [`sha256:${'0'.repeat(64)}`, 'Unknown'],
  ['Melville, H. (1851). Moby-Dick.', 'Unknown'],
  [`colophon/moby-dick@1.1.0 (sha256:${'0'.repeat(64)})`, 'Unknown'],
] as const)
  test(`“${text.slice(0, 48)}” is answered ${answer.toLowerCase()}`, async ({ page, site }) => {
    await page.goto(`${site}/verify?${new URLSearchParams({ c: text })}`)
    await expect(page.locator('#main .banner .head')).toContainText(answer)
  })

test('a withdrawn citation says since when and why', async ({ page, site, axe }) => {
  await page.goto(`${site}/verify?c=laion/laion-5b@2022-03-31`)
  await expect(page.locator('.banner.tomb')).toContainText(/was withdrawn on \d{4}-\d\d-\d\d \(safety\)/)
  await axe(page)
})
