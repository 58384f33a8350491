import { expect, test } from '#tests/fixtures.ts'
import { ownOrganization } from './own-organization.ts'

function card(title: string): string {
  return `---\npretty_name: ${title}\nlicense: cc\nlanguage: [en]\nmystery_field: kept\n---\n# ${title}\n\nSongs.\n`
}

/** Nine levels, each nine times the one before: four hundred million values if it were read as it is written. */
const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const file = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a pasted card is shown field by field, corrected, and saved as a draft', async ({
      signedInPage: page,
      axe,
    }) => {
      const slug = await ownOrganization(page)
      const title = `Songs ${crypto.randomUUID().slice(0, 8)}`
      await page.goto('/import')
      await axe(page)
      await page.getByLabel('Text of the document').fill(card(title))
      await page.getByRole('button', { name: 'Read it', exact: true }).click()
      await page.waitForURL('**/import/review/**')
      await page.reload()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Review ${title}`)
      await expect(page.getByRole('table', { name: 'Values that were understood' })).toContainText('line 4')
      await axe(page)

      await page.getByLabel('Organisation', { exact: true }).selectOption(slug)
      await page.getByRole('button', { name: /^Register it/ }).click()
      await expect(page.locator('#faults')).toContainText('Something is left for you to choose')
      await page.locator('[id="dataset.licenses.0.expression.chosen.CC-BY-4.0"]').check()
      await page.getByRole('button', { name: /^Register it/ }).click()
      await page.waitForURL(new RegExp(`/datasets/${slug}/[^/]+/versions/[^/]+/publish$`))
      await expect(page.locator('dl.facts')).toContainText('CC-BY-4.0')
    })

    test('many files are imported with a report; the same again changes nothing', async ({
      signedInPage: page,
      axe,
    }) => {
      const slug = await ownOrganization(page)
      const files = [file('a.md', card('Whales')), file('b.md', card('Seals')), file('c.txt', 'nothing that is read')]
      for (const [fresh, unchanged] of [
        ['2 datasets', '0 datasets'],
        ['0 datasets', '2 datasets'],
      ] as const) {
        await page.goto('/import/bulk')
        await axe(page)
        await page.getByLabel('Organisation').selectOption(slug)
        await page.getByLabel('Files', { exact: true }).setInputFiles(files)
        await page.getByRole('button', { name: 'Upload and import' }).click()
        await page.waitForURL('**/import/batches/**')
        await expect(page.getByText('All files are settled')).toBeVisible({ timeout: 30_000 })
        await expect(page.locator('dl.facts dd').nth(0)).toHaveText(fresh.replace(' ', '\u00a0'))
        await expect(page.locator('dl.facts dd').nth(1)).toHaveText(unchanged.replace(' ', '\u00a0'))
        await expect(page.getByRole('row', { name: /c\.txt/ })).toContainText('in none of the formats')
      }
      await axe(page)
    })
  })

test('an address inside a private network is never asked', async ({ signedInPage: page }) => {
  await ownOrganization(page)
  for (const address of ['http://127.0.0.1:5432/', 'http://[::1]/', 'http://169.254.169.254/latest/meta-data']) {
    await page.goto('/import')
    await page.getByLabel('Address').fill(address)
    await page.getByRole('button', { name: 'Fetch and read it' }).click()
    await expect(page.locator('#faults')).toContainText('private network')
    await expect(page.getByLabel('Address')).toHaveValue(address)
  }
})

for (const [what, text, told] of [
  ['JSON that ends early', '{"@context": ', 'can’t be stored as it is'],
  [
    'a YAML bomb',
    `---\nl0: &l0 [x,x,x,x,x,x,x,x,x]\n${LEVELS.map(
      (n) =>
        `l${n}: &l${n} [${Array(9)
          .fill(`*l${n - 1}`)
          .join(',')}]`,
    ).join('\n')}\n---\n# Bomb\n`,
    'can’t be stored as it is',
  ],
  ['prose', 'It was a dark and stormy night.', 'in none of the formats that are read'],
] as const)
  test(`${what} is told as what it is, and nothing is saved`, async ({ signedInPage: page, axe }) => {
    await ownOrganization(page)
    await page.goto('/import')
    await page.getByLabel('Text of the document').fill(text)
    await page.getByRole('button', { name: 'Read it', exact: true }).click()
    await page.waitForURL('**/import/review/**')
    await expect(page.locator('main')).toContainText(told)
    await expect(page.getByRole('button', { name: /^Register/ })).toHaveCount(0)
    await axe(page)
  })

test('a document over its bound is refused, alone and among many', async ({ signedInPage: page }) => {
  const slug = await ownOrganization(page)
  const large = { name: 'large.json', mimeType: 'application/json', buffer: Buffer.alloc(17 * 1024 * 1024, 'x') }
  await page.goto('/import')
  await page.getByLabel('File', { exact: true }).setInputFiles(large)
  await page.getByRole('button', { name: 'Upload and read it' }).click()
  await expect(page.getByText('The document is larger than 16 MiB')).toBeVisible()
  await page.goto('/import/bulk')
  await page.getByLabel('Organisation').selectOption(slug)
  await page.getByLabel('Files', { exact: true }).setInputFiles([file('a.md', card('Whales')), large])
  await page.getByRole('button', { name: 'Upload and import' }).click()
  await expect(page.getByText('large.json: The document is larger than 16 MiB')).toBeVisible()
})

test('nothing sent is told', async ({ signedInPage: page }) => {
  await ownOrganization(page)
  await page.goto('/import')
  await page.getByRole('button', { name: 'Upload and read it' }).click()
  await expect(page.getByText('No document was sent.')).toBeVisible()
  await page.goto('/import/bulk')
  await page.getByRole('button', { name: 'Upload and import' }).click()
  await expect(page.getByText('No file was sent.')).toBeVisible()
})

test('a document that is not kept here is not known', async ({ signedInPage: page }) => {
  const answer = await page.goto(`/import/review/${'0'.repeat(64)}`)
  expect(answer?.status()).toBe(404)
})
