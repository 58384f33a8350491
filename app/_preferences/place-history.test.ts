import { expect, test } from '@playwright/test'
import type { PlaceRun } from '#db/queries/list-place-history.ts'
import { placesOfRuns } from './place-history.ts'

const AT = new Date('2026-05-01T06:00:00Z')
const run = (path: string, over: Partial<PlaceRun> = {}): PlaceRun => ({
  attempt: `${path} ${over.state ?? ''}`,
  origin: 'https://a.example',
  mechanism: 'robots-txt',
  location: `https://a.example${path}`,
  observer: 'harvest',
  agent: 'Colophon',
  from: AT,
  to: AT,
  times: 1,
  status: 200,
  state: 'parsed',
  failure: null,
  body: 'a'.repeat(64),
  headers: '',
  bytes: 10,
  flags: [],
  ...over,
})
const absent: Partial<PlaceRun> = { body: null, status: 404, state: 'unavailable', failure: 'not-found' }
const told = (runs: PlaceRun[]) =>
  placesOfRuns(runs).map(({ location, runs, alike }) => [location.slice(17), runs.length, alike])

test('what has bytes stands first, robots.txt before all; what was never there stands last', () => {
  const runs = [
    run('/trust.txt', { mechanism: 'trust-txt', ...absent }),
    run('/license.xml', { mechanism: 'rsl' }),
    run('/robots.txt'),
    run('/ai.txt', { mechanism: 'ai-txt', ...absent }),
  ]
  expect(told(runs).map(([path]) => path)).toEqual(['/robots.txt', '/license.xml', '/ai.txt', '/trust.txt'])
})

test('the runs of a place stay in their order, whoever saw them', () => {
  const runs = [
    run('/robots.txt'),
    run('/robots.txt', { state: 'stale' }),
    run('/robots.txt', { observer: 'collector' }),
  ]
  expect(placesOfRuns(runs).map(({ runs }) => runs.map(({ observer, state }) => `${observer} ${state}`))).toEqual([
    ['harvest parsed', 'harvest stale', 'collector parsed'],
  ])
})

test('responses of records that say the same stand as one', () => {
  const headers: Partial<PlaceRun> = { mechanism: 'robots-tag', observer: 'collector', body: null, headers: 'noai' }
  const runs = [run('/1', headers), run('/2', headers), run('/3', { ...headers, headers: '' })]
  expect(told(runs)).toEqual([
    ['/1', 1, 1],
    ['/3', 1, 0],
  ])
})
