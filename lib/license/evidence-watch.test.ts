import { expect, test } from '@playwright/test'
import { type WatchedPage, watchStep } from './evidence-watch.ts'

const now = new Date('2026-11-23T00:00:00Z')
const fresh: WatchedPage = { state: 'as-quoted', failures: 0, staleSince: null }
const days = (date: Date) => (date.getTime() - now.getTime()) / 86_400_000

test('a page that says something else is stale from then on, and is told', () => {
  expect(watchStep(fresh, 'changed', now)).toMatchObject({ state: 'changed', staleSince: now, hasChanged: true })
  const earlier = new Date('2026-10-01T00:00:00Z')
  const again = watchStep({ state: 'changed', failures: 0, staleSince: earlier }, 'changed', now)
  expect(again).toMatchObject({ staleSince: earlier, hasChanged: false })
})

test('one "not found" is not gone; two in a row are', () => {
  const first = watchStep(fresh, 'vanished', now)
  expect(first).toMatchObject({ state: 'as-quoted', failures: 1, staleSince: null, hasChanged: false })
  expect(days(first.dueAt)).toBe(1)
  expect(watchStep(first, 'vanished', now)).toMatchObject({ state: 'vanished', staleSince: now, hasChanged: true })
})

test('failures say nothing of the page: three in a row are unreachable, never stale, and are tried ever more seldom', () => {
  let page: WatchedPage = fresh
  const waits: number[] = []
  for (let round = 0; round < 8; round++) {
    const next = watchStep(page, 'failed', now)
    waits.push(days(next.dueAt))
    page = next
  }
  expect(page).toMatchObject({ state: 'unreachable', staleSince: null })
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30])
})

test('a page that says the words again is fresh, and that is told', () => {
  const stale: WatchedPage = { state: 'changed', failures: 0, staleSince: now }
  expect(watchStep(stale, 'as-quoted', now)).toMatchObject({ state: 'as-quoted', staleSince: null, hasChanged: true })
  expect(watchStep({ ...fresh, state: 'unchecked' }, 'as-quoted', now).hasChanged).toBe(false)
})
