import { ComparedVersions } from '#app/api/v1/_contract/compared-scores.ts'
import { VersionScores } from '#app/api/v1/_contract/scores.ts'
import { ScoreDistribution } from '#lib/assessment/distribution.ts'
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

test('a badge is a picture by digest and by name, kept for minutes; one of nothing is refused', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest, label } = await freshVersion(door, dataset)
  const places = [
    `${site}/api/v1/versions/${digest}/score/badge.svg`,
    `${site}/datasets/${dataset}/versions/${label}/principles/badge.svg`,
  ]
  for (const place of places) {
    const unscored = await request.get(place)
    expect(unscored.headers()).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=300',
    })
    expect(await unscored.text()).toContain('not scored yet')
    const again = await request.get(place, { headers: { 'If-None-Match': unscored.headers().etag ?? '' } })
    expect(again.status()).toBe(304)
  }
  await door.ask('POST', `/versions/${digest}/score`)
  const [byDigest, byName] = await Promise.all(places.map(async (place) => (await request.get(place)).text()))
  expect(byDigest).toContain('colophon/1, as of ')
  expect(byName).toBe(byDigest)
  await refused(await door.ask('GET', `/versions/sha256:${'0'.repeat(64)}/score/badge.svg`), 404)
  const nowhere = await request.get(`${site}/datasets/${dataset}/versions/none/principles/badge.svg`)
  expect([nowhere.status(), nowhere.headers()['content-type']]).toEqual([404, 'application/problem+json'])
})

test('versions stand side by side by digest and by name; too few and unknown ones are refused by name', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const one = await freshVersion(door, dataset)
  const other = await freshVersion(door, await freshDataset(door))
  await door.ask('POST', `/versions/${one.digest}/score`)
  const asked = (...names: string[]) =>
    `/principles/compare?${new URLSearchParams(names.map((name) => ['version', name]))}`
  const named = `${dataset}@${one.label}`
  const compared = await door.read(ComparedVersions, asked(other.digest, named), { anonymous: true })
  expect(compared.versions.map(({ digest, score }) => [digest, score?.findings.length ?? null])).toEqual([
    [other.digest, null],
    [one.digest, 40],
  ])
  expect(compared.cautions.map(({ caution }) => caution)).toEqual(['not-scored'])
  await refused(await door.ask('GET', asked(named)), 422)
  await refused(await door.ask('GET', asked(named, one.digest)), 422)
  await refused(await door.ask('GET', asked(named, `${dataset}@none`)), 404)
  await refused(await door.ask('GET', '/principles/compare'), 422)
})

test('how the versions here stand is told in bins, under the rubric asked for', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  await door.ask('POST', `/versions/${digest}/score`)
  const { rubric, versions, principles } = await door.read(ScoreDistribution, '/principles/distribution', {
    anonymous: true,
  })
  expect(rubric).toBe('colophon/1')
  expect(versions).toBeGreaterThan(0)
  for (const { bins } of principles) expect(bins.reduce((sum, bin) => sum + bin.versions, 0)).toBe(versions)
  expect(await door.read(ScoreDistribution, '/principles/distribution?rubric=another/1')).toMatchObject({ versions: 0 })
})
