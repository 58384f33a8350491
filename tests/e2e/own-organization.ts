import type { Page } from '@playwright/test'

/** Creates an organisation of the test's own by the form, and answers its short name. */
export async function ownOrganization(page: Page): Promise<string> {
  const slug = `lab-${crypto.randomUUID().slice(0, 8)}`
  await page.goto('/settings/organizations')
  await page.getByLabel('Name', { exact: true }).fill('Whale Lab')
  await page.getByLabel('Short name').fill(slug)
  await page.getByRole('button', { name: 'Create the organisation' }).click()
  await page.waitForURL(`**/settings/organizations/${slug}`)
  return slug
}

/** Registers a dataset named `whales` under an organisation of the test's own; the page is then at its first draft. */
export async function ownDataset(page: Page): Promise<string> {
  const slug = await ownOrganization(page)
  await page.goto('/register')
  await page.getByLabel('Organisation', { exact: true }).selectOption(slug)
  await page.getByLabel('Title').fill('Songs of Whales')
  await page.locator('[id="name"]').fill('whales')
  await page.getByRole('button', { name: 'Register the dataset' }).click()
  await page.waitForURL(`**/datasets/${slug}/whales/versions/new`)
  return `/datasets/${slug}/whales`
}

const SUM = 'a'.repeat(64)

/** Keeps a draft with one file, one source and one licence; the page is then at its publishing. */
export async function ownDraft(page: Page, dataset: string, label: string): Promise<void> {
  await page.goto(`${dataset}/versions/new`)
  await page.getByLabel('Label', { exact: true }).fill(label)
  await page.getByLabel('Why this version exists').fill(`Version ${label}.`)
  await page.locator('[id="files"]').fill(`${SUM}  songs.jsonl`)
  await page.locator('[id="sources.0.name"]').fill('Hydrophones')
  await page.getByRole('button', { name: 'Keep the draft' }).click()
  await page.waitForURL(`**${dataset}/versions/${label}/publish`)
}
