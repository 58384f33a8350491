import { expect, test } from '#tests/fixtures.ts'
import { ownOrganization } from './own-organization.ts'

test('the page to sign in has no faults of access', async ({ page, site, axe }) => {
  await page.goto(`${site}/sign-in?error=Verification`)
  await expect(page.getByText('This link was used already or is older than a day.')).toBeVisible()
  await axe(page)
})

test('a page for writing sends one to sign in, and names the way back', async ({ page, site }) => {
  for (const path of ['/register', '/import', '/import/bulk', '/settings', '/datasets/colophon/moby-dick/edit']) {
    await page.goto(`${site}${path}`)
    await expect(page).toHaveURL(`${site}/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  }
})

test('the way back leads to this site and nowhere else', async ({ page, site }) => {
  await page.goto(`${site}/sign-in?callbackUrl=https://elsewhere.example/x`)
  await expect(page.locator('input[name=callbackUrl]').first()).toHaveValue('/')
})

test('a form that another site’s page sends is refused', async ({ request, site }) => {
  for (const path of ['/sign-in/with/email', '/sign-in/out', '/import/upload', '/import/bulk/upload']) {
    const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const answer = await request.post(`${site}${path}`, { headers, form: { email: 'ada@example.org' } })
    expect(answer.status(), path).toBe(403)
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a link is asked for by a plain form', async ({ page, site, axe }) => {
    await page.goto(`${site}/sign-in`)
    await page.getByLabel('E-mail address').fill(`reader-${crypto.randomUUID()}@example.org`)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    await expect(page).toHaveURL(/\/sign-in\/sent/)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('The link is')
    await axe(page)
  })

  test('signing out ends the session', async ({ signedInPage: page }) => {
    await page.goto('/settings')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.goto('/settings')
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl/)
  })

  test('a token is shown once, opens the API, and is revoked', async ({ signedInPage: page, request, site }) => {
    const name = `ci-${crypto.randomUUID().slice(0, 6)}`
    await page.goto('/settings/tokens')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Issue the token' }).click()
    const secret = ((await page.locator('.shown-once pre').textContent()) ?? '').trim()
    expect(secret).toMatch(/^col_/)
    const headers = { authorization: `Bearer ${secret}` }
    expect((await request.get(`${site}/api/v1/whoami`, { headers })).status()).toBe(200)
    await page.goto('/settings/tokens')
    expect(await page.content()).not.toContain(secret)
    await page.getByRole('button', { name: `Revoke ${name}` }).click()
    await expect(page.getByRole('button', { name: `Revoke ${name}` })).toHaveCount(0)
    expect((await request.get(`${site}/api/v1/whoami`, { headers })).status()).toBe(401)
  })
})

test('the pages of an account have no faults of access', async ({ signedInPage: page, axe }) => {
  const slug = await ownOrganization(page)
  for (const path of ['/settings', '/settings/organizations', '/settings/tokens', `/settings/organizations/${slug}`]) {
    await page.goto(path)
    await axe(page)
  }
})

test('an account is amended: an ORCID may be written as its digits, and a wrong one is told at its field', async ({
  signedInPage: page,
}) => {
  await page.goto('/settings')
  await page.getByLabel('ORCID').fill('0000-0002-1825-009')
  await page.getByRole('button', { name: 'Save the account' }).click()
  await expect(page.locator('[id="orcid-fault"]')).toContainText('An ORCID like')
  await page.getByLabel('ORCID').fill('0000-0002-1825-0097')
  await page.getByRole('button', { name: 'Save the account' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('ORCID')).toHaveValue('0000-0002-1825-0097')
})

test('an organisation keeps an owner, and only people with an account are added', async ({ signedInPage: page }) => {
  const slug = await ownOrganization(page)
  await page.getByLabel('E-mail address').fill('nobody@example.org')
  await page.getByRole('button', { name: 'Add the member' }).click()
  await expect(page.locator('[id="email-fault"]')).toContainText('Nobody has signed in here')
  await page.getByRole('button', { name: 'Leave the organisation' }).click()
  await expect(page.getByText('This is the only owner.')).toBeVisible()
  await page.goto('/settings/organizations')
  await expect(page.getByRole('cell', { name: slug })).toBeVisible()
})
