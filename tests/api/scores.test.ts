import { VersionScores } from '#app/api/v1/_contract/scores.ts'
import { ScoreExport } from '#lib/assessment/scorecard.ts'
import { digestOf, digestOfJson } from '#lib/digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { doorOf, freshDataset, freshVersion, refused } from './door.ts'

test('a version is assessed by an explicit act, read by anyone, and exported as bytes that can be recomputed', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  const path = `/versions/${digest}/score`
  expect(await door.read(VersionScores, path, { anonymous: true })).toMatchObject({ score: null, history: [] })
  await refused(await door.ask('GET', `${path}?format=export`), 404)
  await refused(await door.ask('POST', path, { anonymous: true }), 401)
  expect((await door.ask('POST', path)).status()).toBe(201)
  expect((await door.ask('POST', path)).status()).toBe(200)
  const { score, history } = await door.read(VersionScores, path, { anonymous: true })
  expect(history.map((one) => one.digest)).toEqual([score?.digest])
  expect(score?.score.findings).toHaveLength(40)
  const exported = await door.ask('GET', `${path}?format=export&score=${score?.digest}`, { anonymous: true })
  const document = ScoreExport.parse(await exported.json())
  const { digest: own, ...body } = document
  expect([own, digestOfJson(body)]).toEqual([score?.digest, score?.digest])
  expect(digestOf(await exported.text())).toBe(digestOfJson(document))
})

test('of what is not here there is no score', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const nowhere = `sha256:${'0'.repeat(64)}`
  await refused(await door.ask('GET', `/versions/${nowhere}/score`), 404)
  await refused(await door.ask('POST', `/versions/${nowhere}/score`), 404)
  const { digest } = await freshVersion(door, await freshDataset(door))
  await refused(await door.ask('GET', `/versions/${digest}/score?score=${nowhere}`), 404)
})
