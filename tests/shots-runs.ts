import type { Page } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { pollutedRecords, recordsOf, sentences } from '#tests/polluted-texts.ts'
import type { Shot } from './shots-pages.ts'

const WHALE = '/datasets/colophon/moby-dick/versions/1.1.0'
const DONE = 'Shown: a small T6 on Moby-Dick'
const FILTERED = 'Shown: a filter of harbour letters'
const ELSEWHERE = 'Shown: a filter made elsewhere'
const UNDER_WAY = 'Shown: a training under way'
const TINY = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 120, micro: 4, seqLen: 32, evalEvery: 20 },
}

/** A training of this registry's own that is complete and was repeated, one that is under way, a filter with its reference, twice, and a filter that was made elsewhere. */
export async function prepareRuns(site: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = async (path: string, body: unknown): Promise<string> => {
    const answer = await fetch(`${site}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()).id
  }
  const over = async (id: string) => {
    for (let look = 0; look < 480; look += 1) {
      const { state } = await (await fetch(`${site}/api/v1/runs/${id}`)).json()
      if (state !== 'waiting' && state !== 'running') return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new Error(`The run ${id} did not end within four minutes.`)
  }
  const { digest } = await (await fetch(`${site}/api/v1${WHALE}`)).json()
  const run = await post(`/versions/${digest}/runs`, { ...TINY, name: DONE })
  await over(run)
  await over(await post(`/runs/${run}/replay`, {}))
  await prepareFilters({ site, headers, post, over })
  await post(`/versions/${digest}/runs`, { name: UNDER_WAY, steps: 2000 })
}

type Door = {
  site: string
  headers: Record<string, string>
  post: (path: string, body: unknown) => Promise<string>
  over: (id: string) => Promise<void>
}

/** Letters of which some are spoilt, a reference that was trained on clean ones, two filters by it, and one that was made elsewhere. */
async function prepareFilters(door: Door): Promise<void> {
  const { post, over } = door
  const clean = await textVersion(door, 'harbour-letters-clean', recordsOf(sentences(80, 5)))
  const letters = await textVersion(door, 'harbour-letters', pollutedRecords(80, 0.3).records)
  const reference = await post(`/versions/${clean}/runs`, { ...TINY, steps: 60, seqLen: 48, lrMax: 0.01, warmup: 4 })
  await over(reference)
  const filter = (label: string, over: object) => ({
    ...{ reference, version: { label, reason: 'Without what speaks against a clean reference.' }, batchSize: 8 },
    ...over,
  })
  await over(await post(`/versions/${letters}/filters`, filter('1.1.0', { name: FILTERED })))
  const byMeans = { name: `${FILTERED}, by two means`, stage2: { binarise: 'kmeans1d' } }
  await over(await post(`/versions/${letters}/filters`, filter('1.2.0', byMeans)))
  await post('/runs', filterElsewhere(letters))
}

/** A published version of the sample organisation whose records are held with their text; its digest. */
async function textVersion({ site, headers, post }: Door, name: string, records: readonly object[]): Promise<string> {
  await post('/datasets', {
    ...{
      organization: 'colophon',
      name,
      title: `Harbour letters, ${name.endsWith('clean') ? 'clean' : 'as they came'}`,
    },
    ...{ description: 'Sentences made for pictures.', modalities: ['text'], languages: ['en'] },
  })
  const here = `/datasets/colophon/${name}/versions`
  await post(here, {
    ...{ label: '1.0.0', reason: 'The first version.', releaseDate: '2026-06-05' },
    licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0', match: 'case' }],
  })
  const sent = await fetch(`${site}/api/v1${here}/1.0.0/records?fileName=letters.jsonl`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  })
  if (!sent.ok) throw new Error(`The records of ${name} were not taken: ${await sent.text()}`)
  await post(`${here}/1.0.0/publish`, {})
  return (await (await fetch(`${site}/api/v1${here}/1.0.0`)).json()).digest
}

/** A filter as one who ran it elsewhere reports it, with simulated noise, a rival of its own, and some records that it could not tell. */
function filterElsewhere(version: string) {
  const bins = [2, 6, 9, 5, 2, 4, 11, 14, 8, 3].map((records, place) => ({
    ...{ from: place / 5, to: (place + 1) / 5, kept: place < 5 ? Math.floor(records / 8) : records },
    dropped: place < 5 ? records - Math.floor(records / 8) : 0,
  }))
  const kept = bins.reduce((sum, bin) => sum + bin.kept, 0)
  const dropped = bins.reduce((sum, bin) => sum + bin.dropped, 0)
  const unknown = 80 - kept - dropped
  const value = (place: number) => ({ value: 0.2 + place * 0.3 })
  return {
    ...{ kind: 'grad-mimic', organization: 'colophon', name: ELSEWHERE, seeds: { order: 7 } },
    inputs: [{ role: 'filter-input', version }],
    configuration: {
      ...{ implementation: { name: 'our scripts' }, input: { records: 80 }, train: { batchSize: 16, epochs: 3 } },
      reference: { origin: 'A public checkpoint', licence: 'Apache-2.0', weightsDigest: digestOf('elsewhere') },
      labels: { noiseKind: 'symmetric', rate: 0.3, corrupted: 24 },
    },
    ended: {
      state: 'complete',
      result: {
        ...{ kept, dropped, unknown, keptShare: Number(((kept + unknown) / 80).toFixed(3)), steps: 15 },
        truth: { wrong: 24, wrongDropped: 20, precision: 20 / dropped, recall: 20 / 24, f1: 40 / (dropped + 24) },
        distribution: { of: 'weight', threshold: 1, bins },
        examples: [0, 1, 2, 4, 5].map((place) => ({
          ...{
            id: `doc-${String(place * 7).padStart(3, '0')}`,
            decision: place < 3 ? 'drop' : 'keep',
            ...value(place),
          },
          votes: { keep: place < 3 ? 0 : 3, of: 3 },
        })),
        beside: [
          { name: 'mimic', both: dropped, jaccard: 1, correlation: 1, auc: 0.95, f1AtKnownRate: 0.88, f1: 0.87 },
          {
            name: 'small-loss-mean',
            both: 18,
            jaccard: 0.69,
            correlation: 0.71,
            auc: 0.96,
            f1AtKnownRate: 0.89,
            f1: 0.86,
          },
          {
            name: 'reference-loss',
            both: 20,
            jaccard: 0.83,
            correlation: 0.78,
            auc: 0.97,
            f1AtKnownRate: 0.9,
            f1: 0.9,
          },
          { name: 'perplexity of another model', both: 12, jaccard: 0.38, correlation: 0.22 },
          { name: 'random', both: 6, jaccard: 0.16, correlation: -0.03, auc: 0.49, f1AtKnownRate: 0.3 },
        ],
      },
    },
  }
}

const follow = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name, exact: true }).click()
  await page.waitForURL('**/runs/*')
}

/** From a run to the runs that it may be set beside, and on to one of them. */
const beside = (name: string, other: string) => async (page: Page) => {
  await follow(name)(page)
  await page.getByRole('link', { name: 'Beside another run' }).click()
  await page.locator('#beside').getByRole('link', { name: other, exact: true }).click()
  await page.waitForURL('**/runs/compare?*b=*')
}

/** Runs that this registry carries out: the forms, one under way, one that is complete and was repeated, filters, and two side by side. */
export const RUN_SHOTS: readonly Shot[] = [
  { name: 'own-run-form', path: `${WHALE}/runs`, signedIn: true },
  {
    name: 'own-run-form-refused',
    path: `${WHALE}/runs`,
    signedIn: true,
    act: async (page) => {
      await page.getByLabel('How many steps').fill('5000')
      await page.getByRole('button', { name: 'Train it' }).click()
    },
  },
  { name: 'own-run-under-way', path: '/runs', signedIn: true, act: follow(UNDER_WAY) },
  { name: 'own-run', path: '/runs', signedIn: true, act: follow(DONE) },
  { name: 'own-run-filter', path: '/runs', signedIn: true, act: follow(FILTERED) },
  { name: 'own-run-beside', path: '/runs', signedIn: true, act: beside(DONE, UNDER_WAY) },
  { name: 'own-run-filters-beside', path: '/runs', signedIn: true, act: beside(FILTERED, `${FILTERED}, by two means`) },
  { name: 'own-run-filter-elsewhere', path: '/runs', signedIn: true, act: follow(ELSEWHERE) },
]
