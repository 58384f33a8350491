import { countStatements } from '#db/client.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { askForCheck } from '#db/commands/watch-evidence.ts'
import { FactDraft } from '#lib/assessment/fact-draft.ts'
import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { evidenceDigest } from '#lib/evidence.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { readEvidenceHistory } from './read-evidence-history.ts'
import { readFactHistory, readFacts } from './read-facts.ts'

const evidence = [{ source: 'https://example.org/get', retrievedAt: '2026-06-01' }]
const draft = (key: string, value: unknown) => FactDraft.parse({ key, value, evidence })

test('the newest of each group is read, and all that was ever recorded in its order, in a fixed number of statements', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  await recordFacts(db, actor, digest, [draft('access', { mode: 'anonymous' })])
  await recordFacts(db, actor, digest, [draft('access', { mode: 'paid' })])
  await recordFacts(db, actor, digest, [draft('access', null)])
  await recordFacts(
    db,
    actor,
    digest,
    FACT_KEYS.filter((key) => key !== 'access').map((key) => draft(key, QUESTIONS[key].example.value)),
  )
  const facts = await countStatements(() => readFacts(db, digest))
  expect(facts.result?.recorded.access).toBeUndefined()
  expect(facts.result?.recorded.lessons).toMatchObject({ value: { reportsLimits: true }, by: actor.name })
  const history = await countStatements(() => readFactHistory(db, facts.result?.version.id ?? ''))
  expect(history.result.slice(0, 3)).toMatchObject([
    { key: 'access', value: { mode: 'anonymous' }, evidence },
    { key: 'access', value: { mode: 'paid' } },
    { key: 'access', value: null, evidence: [] },
  ])
  expect(history.result).toHaveLength(FACT_KEYS.length + 2)
  expect([facts.statements, history.statements]).toEqual([4, 3])
  expect(await readFacts(db, `sha256:${'0'.repeat(64)}`)).toBeNull()
})

test('the page that a fact was read from can be asked for by who may, and says which facts rest on it', async ({
  db,
}) => {
  const { actor, digest } = await publishedVersion(db)
  const lessons = draft('lessons', QUESTIONS.lessons.example.value)
  await recordFacts(db, actor, digest, [lessons])
  const [piece] = lessons.evidence
  if (piece === undefined) throw new Error('The fact has no evidence.')
  const page = evidenceDigest(piece)
  expect(await askForCheck(db, actor, page)).toBe('queued')
  expect((await refusalOf(askForCheck(db, await keptActor(db, { organization: 'elsewhere' }), page))).code).toBe(
    'forbidden',
  )
  expect((await readEvidenceHistory(db, page))?.rests).toMatchObject([
    { version: digest, kind: 'fact', expression: 'lessons' },
  ])
})
