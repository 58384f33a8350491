import type { Db } from '#db/client.ts'
import { countStatements } from '#db/client.ts'
import { readScore } from '#db/queries/read-score.ts'
import { scoreAnswerOpinions, scoreAnswers } from '#db/schema/index.ts'
import { AnswerOpinionDraft, FindingAnswerDraft } from '#lib/assessment/answer.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { acceptAnswer } from './accept-answer.ts'
import { answerFinding } from './answer-finding.ts'
import { assessVersion } from './assess-version.ts'

const ANSWER = FindingAnswerDraft.parse({
  criterion: '3.4',
  note: 'The form is at the foot of every page.',
  evidence: [{ source: 'https://example.org/form', retrievedAt: '2026-06-01' }],
})
const ACCEPT = AnswerOpinionDraft.parse({ stance: 'accept' })
const DECLINE = AnswerOpinionDraft.parse({ stance: 'decline', reason: 'There is no form there.' })

async function scored(db: Db) {
  const { actor, digest } = await publishedVersion(db)
  const score = await assessVersion(db, actor, digest, new Date('2026-06-20T00:00:00Z'))
  if (score.kind === 'not-found') throw new Error('The version was not scored.')
  return { actor, digest, score: score.digest }
}

async function answered(db: Db) {
  const { actor, digest, score } = await scored(db)
  const answer = await answerFinding(db, actor, score, ANSWER)
  if (answer.kind !== 'answered') throw new Error(answer.kind)
  return { actor, digest, score, id: answer.id }
}

test('an answer stands beside the finding with its evidence, open until an auditor speaks; the newest word counts', async ({
  db,
}) => {
  const { digest, score, id } = await answered(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  const standing = async () => (await readScore(db, digest))?.answers.map((answer) => answer.standing)
  expect(await standing()).toEqual(['open'])
  expect(await acceptAnswer(db, auditor, id, DECLINE)).toEqual({ kind: 'heard' })
  expect(await standing()).toEqual(['declined'])
  expect(await acceptAnswer(db, auditor, id, ACCEPT)).toEqual({ kind: 'heard' })
  const kept = await readScore(db, digest)
  expect(kept?.answers).toMatchObject([
    {
      criterion: '3.4',
      standing: 'accepted',
      evidence: [{ source: 'https://example.org/form' }],
      opinions: [DECLINE, ACCEPT],
    },
  ])
  expect(kept?.digest).toBe(score)
})

test('only maintainers answer, only auditors judge, and nobody their own answer', async ({ db }) => {
  const { actor, score, id } = await answered(db)
  const auditor = await keptActor(db, { role: 'auditor' })
  expect((await refusalOf(answerFinding(db, auditor, score, ANSWER))).code).toBe('forbidden')
  expect((await refusalOf(acceptAnswer(db, actor, id, ACCEPT))).code).toBe('forbidden')
  expect((await refusalOf(acceptAnswer(db, null, id, ACCEPT))).code).toBe('unauthenticated')
  expect(await acceptAnswer(db, { ...actor, isAdministrator: true }, id, ACCEPT)).toEqual({ kind: 'own' })
  const administrator = { ...auditor, isAdministrator: true }
  expect(await acceptAnswer(db, administrator, crypto.randomUUID(), ACCEPT)).toEqual({ kind: 'not-found' })
  expect(await answerFinding(db, administrator, `sha256:${'0'.repeat(64)}`, ANSWER)).toEqual({ kind: 'not-found' })
})

test('what was answered and what was said to it stays', async ({ db }) => {
  const { id } = await answered(db)
  await acceptAnswer(db, await keptActor(db, { role: 'auditor' }), id, ACCEPT)
  await expect(db.transaction((tx) => tx.update(scoreAnswers).set({ note: 'x' }))).rejects.toThrow()
  await expect(db.transaction((tx) => tx.delete(scoreAnswerOpinions))).rejects.toThrow()
})

test('a score with many answers is read in five statements', async ({ db }) => {
  const { actor, digest, score } = await answered(db)
  for (const criterion of ['1.1', '1.2', '1.3']) await answerFinding(db, actor, score, { ...ANSWER, criterion })
  const { result, statements } = await countStatements(() => readScore(db, digest))
  expect([result?.answers.length, statements]).toEqual([4, 5])
})
