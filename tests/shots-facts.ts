import type { Shot } from './shots-pages.ts'

const WHALE = '/datasets/colophon/moby-dick/versions/1.1.0/principles'
const PILE = '/datasets/common-pile/common-pile-v0.1/versions/v0.1-filtered/principles'

const DOCUMENT = {
  facts: {
    lessons: {
      value: { url: 'https://arxiv.org/abs/2506.05209', reportsLimits: true },
      evidence: [{ source: 'https://arxiv.org/abs/2506.05209v1', quote: 'We release', retrievedAt: '2026-11-26' }],
    },
    partners: { value: { partners: [] } },
  },
}

/** Answers about the first version of Moby-Dick, for the second to begin with. */
export async function prepareFacts(site: string, token: string): Promise<void> {
  const version = await fetch(`${site}/api/v1/datasets/colophon/moby-dick/versions/1.0.0`)
  const { digest } = await version.json()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const facts = { ...DOCUMENT.facts, identifiers: { value: { identifiers: [] } } }
  const path = `${site}/api/v1/versions/${digest}/facts`
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ facts }) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
}

/** The questions about a version, as a reader and as a steward see them. */
export const FACT_SHOTS: readonly Shot[] = [
  { name: 'facts-list', path: `${PILE}/facts`, signedIn: false },
  { name: 'facts-list-steward', path: `${WHALE}/facts`, signedIn: true },
  { name: 'facts-recorded', path: `${PILE}/facts/processing`, signedIn: false },
  { name: 'facts-question', path: `${WHALE}/facts/acquisition`, signedIn: true },
  { name: 'facts-question-none', path: `${WHALE}/facts/extra-terms`, signedIn: true },
  {
    name: 'facts-question-faults',
    path: `${WHALE}/facts/processing`,
    signedIn: true,
    act: async (page) => {
      await page.getByLabel('What it is for').fill('To drop near copies.')
      await page.getByLabel('Address of its code').fill('somewhere')
      await page.getByRole('button', { name: 'Save and go on' }).click()
      await page.locator('#faults').waitFor()
    },
  },
  { name: 'facts-import', path: `${WHALE}/facts/import`, signedIn: true },
  {
    name: 'facts-import-review',
    path: `${WHALE}/facts/import`,
    signedIn: true,
    act: async (page) => {
      await page.getByLabel('Or its text').fill(JSON.stringify(DOCUMENT))
      await page.getByRole('button', { name: 'Read it' }).click()
      await page.waitForURL('**/import?document=*')
    },
  },
  {
    name: 'facts-begin',
    path: `${WHALE}/facts`,
    signedIn: true,
    act: async (page) => {
      await page.getByRole('button', { name: 'Review the answers about 1.0.0' }).click()
      await page.waitForURL('**from=1.0.0**')
    },
  },
  {
    name: 'facts-answer-finding',
    path: `${PILE}?answer=3.4#criterion-3.4`,
    signedIn: true,
  },
]
