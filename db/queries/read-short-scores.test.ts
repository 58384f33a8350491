import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements } from '../client.ts'
import { assessVersion } from '../commands/assess-version.ts'
import { recordFacts } from '../commands/record-facts.ts'
import { readBadge } from './read-badge.ts'
import { readScoreOutcomes, readShortScores } from './read-short-scores.ts'

const LESSONS = FactDraft.parse({ key: 'lessons', value: { url: 'https://example.org/', reportsLimits: true } })

test('lists tell the newest score of each version, in one statement, and of one that was never assessed nothing', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  const other = await publishedVersion(db, { dataset: { name: 'songs' }, version: { description: 'Other.' } })
  await assessVersion(db, actor, digest, new Date('2026-06-20T10:00:00Z'))
  await recordFacts(db, actor, digest, [LESSONS])
  const newest = await assessVersion(db, actor, digest, new Date('2026-06-21T10:00:00Z'))
  if (newest.kind === 'not-found') throw new Error('The version is not there.')
  const counted = await countStatements(() => readShortScores(db, [digest, other.digest]))
  expect(counted.statements).toBe(1)
  expect([...counted.result]).toEqual([
    [
      digest,
      {
        digest: newest.digest,
        rubric: newest.document.rubric.version,
        asOf: '2026-06-21',
        principles: newest.document.score.sums.principles,
      },
    ],
  ])
  const { result: found, statements } = await countStatements(() => readScoreOutcomes(db, digest))
  expect(statements).toBe(1)
  expect(found?.outcomes).toEqual(
    newest.document.score.findings.map(({ criterion, outcome }) => ({ criterion, outcome })),
  )
  expect(await readScoreOutcomes(db, other.digest)).toBeNull()
})

test('a badge is found by digest and by name in any case; a version never scored has one, one that is not here has none', async ({
  db,
}) => {
  const { actor, digest, path, label } = await publishedVersion(db)
  const unscored = { name: `${path}@${label}`, withdrawnOn: null, score: null }
  expect(await readBadge(db, { digest })).toEqual(unscored)
  expect(await readBadge(db, { path: path.toUpperCase(), label: label.toUpperCase() })).toEqual(unscored)
  await assessVersion(db, actor, digest, new Date('2026-06-20T10:00:00Z'))
  const { result, statements } = await countStatements(() => readBadge(db, { path, label }))
  expect(statements).toBe(2)
  expect(result?.score).toMatchObject({ asOf: '2026-06-20' })
  expect(result?.score?.principles).toHaveLength(7)
  expect(await readBadge(db, { path, label: 'none' })).toBeNull()
})
