import type { Page } from '@playwright/test'
import type { Shot } from './shots-pages.ts'

const WHALE = '/datasets/colophon/moby-dick/versions/1.1.0'
const DONE = 'Shown: a small T6 on Moby-Dick'
const UNDER_WAY = 'Shown: a training under way'
const TINY = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 120, micro: 4, seqLen: 32, evalEvery: 20 },
}

/** A training of this registry's own that is complete and was repeated, and one that is under way. */
export async function prepareRuns(site: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const post = async (path: string, body: unknown): Promise<string> => {
    const answer = await fetch(`${site}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()).id
  }
  const over = async (id: string) => {
    for (let look = 0; look < 120; look += 1) {
      const { state } = await (await fetch(`${site}/api/v1/runs/${id}`)).json()
      if (state !== 'waiting' && state !== 'running') return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    throw new Error(`The run ${id} did not end within a minute.`)
  }
  const { digest } = await (await fetch(`${site}/api/v1${WHALE}`)).json()
  const run = await post(`/versions/${digest}/runs`, { ...TINY, name: DONE })
  await over(run)
  await over(await post(`/runs/${run}/replay`, {}))
  await post(`/versions/${digest}/runs`, { name: UNDER_WAY, steps: 2000 })
}

const follow = (name: string) => async (page: Page) => {
  await page.getByRole('link', { name, exact: true }).click()
  await page.waitForURL('**/runs/*')
}

/** Trainings that this registry carries out: the form, one under way, one that is complete and was repeated. */
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
]
