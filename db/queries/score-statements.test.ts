import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { countStatements, type Db } from '../client.ts'
import { answerFinding } from '../commands/answer-finding.ts'
import { assessVersion } from '../commands/assess-version.ts'
import { recordFacts } from '../commands/record-facts.ts'
import { readShownScore } from './read-shown-score.ts'
import { scoreDistribution } from './score-distribution.ts'

type Published = Awaited<ReturnType<typeof publishedVersion>>

const EVIDENCE = { source: 'https://example.org/lessons', retrievedAt: '2026-06-20' }

/** Assesses a version so many times, after another fact each, and answers so many findings of each score. */
async function assessedTimes(db: Db, { actor, digest }: Published, from: number, to: number): Promise<string[]> {
  const made: string[] = []
  for (let time = from; time < to; time++) {
    const value = { url: `https://example.org/${time}`, reportsLimits: true }
    await recordFacts(db, actor, digest, [FactDraft.parse({ key: 'lessons', value })])
    const score = await assessVersion(db, actor, digest, new Date(`2026-06-20T10:00:${10 + time}Z`))
    if (score.kind === 'not-found') throw new Error('The version is not there.')
    made.push(score.digest)
    for (let answer = from; answer < to; answer++) {
      const evidence = [{ ...EVIDENCE, about: '', locator: `line ${answer}`, quote: 'It is.', digest: null }]
      await answerFinding(db, actor, score.digest, { criterion: '6.5', note: `Answer ${answer}.`, evidence })
    }
  }
  return made
}

test('the page of a score makes as many statements for six scores with six answers each as for two', async ({ db }) => {
  const published = await publishedVersion(db)
  const counted = async () => ({
    page: (await countStatements(() => readShownScore(db, published.digest))).statements,
    room: (await countStatements(() => scoreDistribution(db, 'colophon/1'))).statements,
  })
  await assessedTimes(db, published, 0, 2)
  const two = await counted()
  await assessedTimes(db, published, 2, 8)
  expect(await counted()).toEqual(two)
  expect(two.page).toBeLessThanOrEqual(11)
  expect(two.room).toBe(1)
})

test('an earlier score is shown with the one before it, and the first with none', async ({ db }) => {
  const published = await publishedVersion(db)
  const [first = '', second = '', third = ''] = await assessedTimes(db, published, 0, 3)
  const shown = async (score: string | null) => {
    const found = await readShownScore(db, published.digest, score)
    return found === null ? null : [found.frozen.digest, found.before?.digest ?? null, found.history.length]
  }
  expect(await shown(null)).toEqual([third, second, 3])
  expect(await shown(second)).toEqual([second, first, 3])
  expect(await shown(first)).toEqual([first, null, 3])
  expect(await shown('sha256:0')).toBeNull()
})
