import { expect, test } from '@playwright/test'
import { deepestPlace, type Place, startTree } from './start-tree.ts'

const items = ['/', '/news', '/news/', '/news/a', '/newsletter', '/shop', '/shop/a', '/shop/b', '/shop/c', ''].map(
  (start) => ({ start }),
)

function tried(path: string): string[] {
  const found: string[] = []
  let place: Place<{ start: string }> | null = deepestPlace(startTree(items), path)
  for (; place !== null; place = place.above) found.push(...place.here.map(({ start }) => start))
  return found
}

test('along a path every item is tried whose start the path has', () => {
  for (const path of ['/news/a/1', '/newsletter', '/shop/b', '/x', '', '/news'])
    expect(tried(path)).toEqual(
      expect.arrayContaining(items.map(({ start }) => start).filter((start) => path.startsWith(start))),
    )
})

test('what starts in another way is mostly not tried', () => {
  expect(tried('/news/a/1').filter((start) => start.startsWith('/shop'))).toEqual([])
})
