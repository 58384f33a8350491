import type { Page } from '@playwright/test'
import { FACT_SHOTS, prepareFacts } from './shots-facts.ts'
import { PREFERENCE_SHOTS, preparePreferences } from './shots-preferences.ts'
import { prepareRecords } from './shots-records.ts'
import { prepareRuns, RUN_SHOTS } from './shots-runs.ts'

/** One picture: its file's name, the page, whether as a person who is signed in, and what to do on the page before. */
export type Shot = { name: string; path: string; signedIn: boolean; act?: (page: Page) => Promise<void> }

const open = (name: string, path: string, act?: Shot['act']): Shot => ({
  name,
  path,
  signedIn: false,
  ...(act !== undefined && { act }),
})
const signedIn = (name: string, path: string, act?: Shot['act']): Shot => ({
  name,
  path,
  signedIn: true,
  ...(act !== undefined && { act }),
})

const WHALE = '/datasets/colophon/moby-dick'
const DRAFT = '/datasets/colophon/moby-dick/versions/2.0.0-draft'

const SONGS = '/datasets/colophon/songs'
const PILE = '/datasets/common-pile/common-pile-v0.1/versions/v0.1-filtered/principles'

/** Every page, in every state that the sample world has. */
export const SHOTS: readonly Shot[] = [
  open('explore', '/'),
  open('explore-search', '/?q=pile&license=unknown'),
  open('explore-empty', '/?q=quetzalcoatl&license=restricted'),
  open('dataset', '/datasets/huggingfacefw/fineweb-edu'),
  open('dataset-collection', '/datasets/common-pile/common-pile-v0.1'),
  open('dataset-drafts-only', '/datasets/colophon/only-drafts'),
  open('dataset-withdrawn', '/datasets/laion/laion-5b'),
  open('version', `${WHALE}/versions/1.1.0`),
  open('version-superseded', `${WHALE}/versions/1.0.0`),
  open('version-collection', '/datasets/common-pile/common-pile-v0.1/versions/v0.1-filtered'),
  open('version-withdrawn', '/datasets/laion/laion-5b/versions/2022-03-31'),
  signedIn('version-draft', DRAFT),
  open('cite', `${WHALE}/versions/1.1.0/cite`),
  open('cite-doi', `${WHALE}/versions/1.0.0/cite`),
  signedIn('cite-doi-steward', `${WHALE}/versions/1.0.0/cite`),
  open('compare', `${WHALE}/compare/1.0.0...1.1.0`),
  open('records', `${SONGS}/versions/1.1.0/records`),
  open('records-narrowed', `${SONGS}/versions/1.1.0/records?host=letters.example&source=archive#list`),
  open('records-none-fit', `${SONGS}/versions/1.1.0/records?q=quetzalcoatl`),
  open('records-without-manifest', '/datasets/laion/re-laion-5b/versions/2024-08-30/records'),
  open('records-compared', `${SONGS}/compare/1.0.0...1.1.0`),
  signedIn('records-upload-kept', `${SONGS}/versions/1.2.0/records/upload`),
  signedIn('records-upload-refused', `${SONGS}/versions/1.3.0/records/upload`),
  signedIn('records-upload', `${DRAFT}/records/upload`),
  open('licences', '/licences'),
  open('licences-queue', '/licences/queue'),
  open('licences-agreement', '/licences/agreement?organization=data-provenance'),
  open('licences-dataset', '/datasets/common-pile/common-pile-v0.1/licences'),
  open('licences-disallowed', '/datasets/data-provenance/alpaca/versions/2025-04/licences'),
  open('licences-allowed', '/datasets/data-provenance/voxpopuli/versions/2025-04/licences'),
  open('licences-open', '/datasets/allenai/dolma/versions/v1_7/licences'),
  open(
    'licences-fault',
    '/datasets/data-provenance/alpaca/versions/2025-04/licences?use=derived-dataset&outbound=nonsense',
  ),
  open('mixture', '/licences', async (page) => {
    await page.getByRole('link', { name: 'Eight audited datasets' }).click()
    await page.waitForURL('**/mixtures/*')
  }),
  open('evidence', '/datasets/data-provenance/alpaca/versions/2025-04/licences', async (page) => {
    await page.getByRole('link', { name: 'its history' }).first().click()
    await page.waitForURL('**/evidence/*')
  }),
  signedIn('mixture-new', '/mixtures/new'),
  signedIn('conclude', '/datasets/data-provenance/sni-blimp/versions/2025-04/licences/conclude?part=version'),
  ...PREFERENCE_SHOTS,
  open('archive', '/datasets/huggingfacefw/fineweb/versions/v1.1.0/archive'),
  open('archive-none', `${WHALE}/versions/1.1.0/archive`),
  signedIn('archive-steward', '/datasets/huggingfacefw/fineweb/versions/v1.1.0/archive'),
  open('runs', '/runs'),
  open('runs-none-fit', '/runs?state=failed'),
  open('run', '/runs', async (page) => {
    await page.getByRole('link', { name: 'T6 large, as published' }).click()
    await page.waitForURL('**/runs/*')
  }),
  open('runs-compare', '/runs/compare'),
  open('version-runs', '/datasets/huggingfacefw/fineweb-edu/versions/v1.4.0/runs'),
  open('version-runs-none', `${WHALE}/versions/1.1.0/runs`),
  ...RUN_SHOTS,
  open('principles', '/principles'),
  open('principles-never', '/datasets/laion/re-laion-5b/versions/2024-08-30/principles'),
  signedIn('principles-never-steward', '/datasets/laion/re-laion-5b/versions/2024-08-30/principles'),
  open('principles-version', PILE),
  open('principles-flags', '/datasets/pleias/youtube-commons/versions/2024-06-24/principles'),
  open('principles-version-unfolded', PILE, async (page) => {
    for (const summary of await page.locator('main details > summary').all()) await summary.click()
  }),
  open(
    'principles-compare',
    '/principles/compare?version=common-pile/common-pile-v0.1@v0.1-filtered&version=pleias/youtube-commons@2024-06-24&version=laion/re-laion-5b@2024-08-30',
    async (page) => {
      await page.locator('#criteria summary').first().click()
    },
  ),
  ...FACT_SHOTS,
  open('principles-compare-empty', '/principles/compare'),
  open('organization', '/organizations/common-pile'),
  open('verify', '/verify'),
  open(
    'verify-answer',
    `/verify?c=${encodeURIComponent('colophon/moby-dick@1.0.0\nlaion/laion-5b@2022-03-31\nnobody/nothing@1')}`,
  ),
  open('sign-in', '/sign-in'),
  open('sign-in-sent', '/sign-in/sent'),
  open('docs', '/docs'),
  open('docs-api', '/docs/api'),
  open('docs-identity', '/docs/identity'),
  open('docs-licences', '/docs/licences'),
  open('docs-licences-narrowed', '/docs/licences?edition=2026-11-22&condition=share-alike#terms'),
  open('docs-licence', '/docs/licences/CC-BY-4.0'),
  open('docs-licence-unchecked', '/docs/licences/LicenseRef-OpenAI-ToU'),
  open('not-found', '/datasets/nobody/nothing'),
  open('parts', '/parts'),
  signedIn('settings', '/settings'),
  signedIn('register', '/register'),
  signedIn('register-refused', '/register', async (page) => {
    await page.getByRole('button', { name: /^Register/ }).click()
  }),
  signedIn('import', '/import'),
  signedIn('import-bulk', '/import/bulk'),
  signedIn('version-new', `${WHALE}/versions/new`),
  signedIn('version-edit', `${DRAFT}/edit`),
  signedIn('version-publish', `${DRAFT}/publish`),
  signedIn('version-withdraw', `${WHALE}/versions/1.0.0/withdraw`),
]

/** Makes the states that the sample world lacks: a dataset with only drafts, and a draft of a new version. */
export async function prepareStates(site: string, token: string): Promise<void> {
  const post = async (path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${site}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  await post('/datasets', {
    organization: 'colophon',
    name: 'only-drafts',
    title: 'Letters of a whaling captain',
    description: 'Registered, and not published yet.',
    modalities: ['text'],
    languages: ['en'],
  })
  await post('/datasets/colophon/moby-dick/versions', {
    label: '2.0.0-draft',
    reason: 'By paragraph instead of by part, so that a reader can cite a passage.',
    releaseDate: '2026-11-22',
    sources: [{ name: 'Moby-Dick by parts 1.1.0', kind: 'public-dataset', share: { unit: 'records', value: 1 } }],
  })
  await assessSome(site, post)
  await nameOne(site, post)
  await prepareFacts(site, token)
  await prepareRecords(site, token)
  await preparePreferences(site, token)
  await prepareRuns(site, token)
}

/** Two versions of one dataset that are assessed, beside those that are so from the start. */
async function assessSome(site: string, post: (path: string, body: unknown) => Promise<void>): Promise<void> {
  for (const version of [`${WHALE}/versions/1.0.0`, `${WHALE}/versions/1.1.0`]) {
    const answer = await fetch(`${site}/api/v1${version}`)
    const { digest } = await answer.json()
    await post(`/versions/${digest}/score`, {})
  }
}

/** A version whose DOI is registered by the worker meanwhile. */
async function nameOne(site: string, post: (path: string, body: unknown) => Promise<void>): Promise<void> {
  const { digest } = await (await fetch(`${site}/api/v1${WHALE}/versions/1.0.0`)).json()
  await post(`/versions/${digest}/doi`, {})
}
