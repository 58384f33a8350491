import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { readLicensing } from '#db/queries/read-licensing.ts'
import { datasets, events, licenseConclusions } from '#db/schema/index.ts'
import type { Role } from '#lib/dataset/access.ts'
import { ConclusionDraft, OpinionDraft, type Stance } from '#lib/license/conclusion.ts'
import { partsToJudge } from '#lib/license/parts.ts'
import { keptActor } from '#tests/factories.ts'
import { expect, test } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import { refusalOf } from '#tests/refusals.ts'
import { concludeLicense } from './conclude-license.ts'
import { opineOnConclusion } from './opine-on-conclusion.ts'

const evidence = [{ source: 'https://example.org/terms', retrievedAt: '2026-06-05', quote: 'Not for sale.' }]

function concluding(expression: string, parts = ['version']): ConclusionDraft {
  return ConclusionDraft.parse({
    parts,
    expression,
    reason: 'The LICENSE file says so.',
    basis: 'page-statement',
    evidence,
  })
}

const say = (stance: Stance, reason = 'I read the page.') => OpinionDraft.parse({ stance, reason })

async function someone(db: Db, role: Role) {
  return keptActor(db, { role })
}

async function judged(db: Db, digest: string): Promise<string[]> {
  const [licensing] = await readLicensing(db, [digest])
  return licensing === undefined ? [] : partsToJudge(licensing).map(({ part }) => `${part.id} ${part.expression}`)
}

test('a conclusion counts once a second person confirms it, and the list follows', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const [auditor, second] = [await someone(db, 'auditor'), await someone(db, 'auditor')]
  const proposed = await concludeLicense(db, auditor, digest, concluding('CC-BY-NC-4.0'))
  if (proposed.kind !== 'proposed') throw new Error(proposed.kind)
  const [id = ''] = proposed.conclusions
  expect(await judged(db, digest)).toEqual(['source/0 NOASSERTION'])
  expect(await opineOnConclusion(db, auditor, id, say('confirm'))).toMatchObject({ kind: 'refused' })
  expect(await opineOnConclusion(db, second, id, say('confirm'))).toEqual({ kind: 'heard', standing: 'confirmed' })
  expect(await judged(db, digest)).toEqual(['source/0 CC-BY-NC-4.0'])
  const [row] = await db.select().from(datasets).where(eq(datasets.path, 'lab/whales'))
  expect(row).toMatchObject({
    licenseExpression: 'CC-BY-NC-4.0',
    licenseKind: 'concluded',
    licenseFamily: 'restricted',
  })
  const kinds = await db.select({ kind: events.kind }).from(events).where(eq(events.subject, digest)).orderBy(events.id)
  expect(kinds.map(({ kind }) => kind)).toEqual(['version.published', 'license.proposed', 'license.confirmed'])
})

test('one conclusion can be written for many parts at once; a part that is not there stops all of it', async ({
  db,
}) => {
  const { digest } = await publishedVersion(db)
  const auditor = await someone(db, 'auditor')
  expect(await concludeLicense(db, auditor, digest, concluding('MIT', ['source/0', 'source/7']))).toEqual({
    kind: 'unknown-parts',
    parts: ['source/7'],
  })
  expect(await db.select().from(licenseConclusions)).toEqual([])
  const both = await concludeLicense(db, auditor, digest, concluding('MIT', ['version', 'source/0']))
  expect(both).toMatchObject({ kind: 'proposed', conclusions: [expect.any(String), expect.any(String)] })
})

test('a newer confirmed conclusion supersedes the one before it, which stays in sight', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const [auditor, steward] = [await someone(db, 'auditor'), await someone(db, 'steward')]
  for (const expression of ['MIT', 'CC-BY-4.0']) {
    const proposed = await concludeLicense(db, auditor, digest, concluding(expression))
    if (proposed.kind === 'proposed')
      await opineOnConclusion(db, steward, proposed.conclusions[0] ?? '', say('confirm'))
  }
  const [licensing] = await readLicensing(db, [digest])
  const standings = licensing?.parts[0]?.statements.map(({ expression, standing }) => `${expression} ${standing}`)
  expect(standings).toEqual(['CC-BY-4.0 recorded', 'MIT superseded', 'CC-BY-4.0 confirmed'])
})

test('whoever disagrees is heard, and then a steward settles it', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const [auditor, other, third] = [
    await someone(db, 'auditor'),
    await someone(db, 'auditor'),
    await someone(db, 'auditor'),
  ]
  const steward = await someone(db, 'steward')
  const proposed = await concludeLicense(db, auditor, digest, concluding('MIT'))
  const id = proposed.kind === 'proposed' ? (proposed.conclusions[0] ?? '') : ''
  expect(await opineOnConclusion(db, other, id, say('disagree'))).toEqual({ kind: 'heard', standing: 'disputed' })
  expect(await opineOnConclusion(db, third, id, say('confirm'))).toMatchObject({ kind: 'refused' })
  expect(await opineOnConclusion(db, steward, id, say('confirm'))).toEqual({ kind: 'heard', standing: 'confirmed' })
})

test('members, strangers and tokens of another scope do not conclude', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  const member = await someone(db, 'member')
  expect((await refusalOf(concludeLicense(db, member, digest, concluding('MIT')))).code).toBe('forbidden')
  expect((await refusalOf(concludeLicense(db, null, digest, concluding('MIT')))).code).toBe('unauthenticated')
  const auditor = { ...(await someone(db, 'auditor')), scopes: ['publish' as const] }
  expect((await refusalOf(concludeLicense(db, auditor, digest, concluding('MIT')))).code).toBe('forbidden')
})

test('the database keeps what was written: only the standing of a conclusion changes', async ({ db }) => {
  const { digest } = await publishedVersion(db)
  await concludeLicense(db, await someone(db, 'auditor'), digest, concluding('MIT'))
  const change = db.transaction((tx) => tx.execute(sql`update license_conclusions set expression = 'CC0-1.0'`))
  await expect(change).rejects.toThrow()
})
