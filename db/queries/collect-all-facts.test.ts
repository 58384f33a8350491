import type { VersionFacts } from '#lib/assessment/facts.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { collectAllFacts } from './collect-all-facts.ts'
import { collectFacts } from './collect-facts.ts'

test('every version comes once, whatever the size of a batch, and as it comes alone', async ({ own: { db } }) => {
  const digests: string[] = []
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    digests.push((await publishedVersion(db, { dataset: { name }, version: { description: name } })).digest)
  const alone = await collectFacts(db, digests.toSorted(), '2026-07-01')
  for (const batch of [1, 2, 5, 100]) {
    const all: VersionFacts[] = []
    for await (const facts of collectAllFacts(db, '2026-07-01', { batch })) all.push(...facts)
    expect(all).toEqual(alone)
  }
  const shared: VersionFacts[] = []
  const middle = 'sha256:8'
  for (const range of [
    { after: '', before: middle },
    { after: middle, before: null },
  ])
    for await (const facts of collectAllFacts(db, '2026-07-01', { range })) shared.push(...facts)
  expect(shared).toEqual(alone)
})
