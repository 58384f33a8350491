import { assessVersion } from '#db/commands/assess-version.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { scoreDistribution } from './score-distribution.ts'

test('each version counts once, by its newest score, in the bin of each principle', async ({ db }) => {
  const lessons = FactDraft.parse({ key: 'lessons', value: { url: 'https://example.org/', reportsLimits: false } })
  const partners = FactDraft.parse({ key: 'partners', value: { partners: [{ name: 'Library' }] } })
  for (const name of ['a', 'b']) {
    const { actor, digest } = await publishedVersion(db, { dataset: { name }, version: { description: name } })
    await assessVersion(db, actor, digest, new Date('2026-06-20T00:00:00Z'))
    if (name === 'b') {
      await recordFacts(db, actor, digest, [lessons, partners])
      await assessVersion(db, actor, digest, new Date('2026-06-21T00:00:00Z'))
    }
  }
  const { versions, principles } = await scoreDistribution(db, 'colophon/1')
  expect(versions).toBe(2)
  expect(principles.map(({ bins }) => bins.reduce((sum, { versions: count }) => sum + count, 0))).toEqual([
    2, 2, 2, 2, 2, 2, 2,
  ])
  const sixth = principles[5]?.bins ?? []
  expect(sixth.map((bin) => bin.versions)).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
  expect(sixth.map((bin) => bin.mostlyUnknown)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  expect((await scoreDistribution(db, 'another/1')).versions).toBe(0)
})
