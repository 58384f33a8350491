import { CompareAnswer } from '#app/api/v1/_contract/compare-answer.ts'
import { FileList, PublicDataset, PublicVersion } from '#lib/dataset/public.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, draftOf, freshDataset, freshVersion, refused } from './door.ts'

test('a draft is made, amended and discarded, and only members see it', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const versions = `/datasets/${await freshDataset(door)}/versions`
  const made = await door.ask('POST', versions, { body: draftOf() })
  const draft = await answered(made, 201, PublicVersion)
  expect(draft).toMatchObject({ status: 'draft', digest: null, fileCount: 2, totalBytes: 15 })
  expect(made.headers().location).toBe(`${site}/api/v1${versions}/1.0.0`)
  await refused(await door.ask('GET', `${versions}/1.0.0`, { anonymous: true }), 404)
  await refused(await door.ask('POST', versions, { body: draftOf({ label: '1.0.0' }) }), 409)
  const amended = await door.ask('PUT', `${versions}/1.0.0`, { body: draftOf({ label: '1.1.0', files: [] }) })
  expect(await answered(amended, 200, PublicVersion)).toMatchObject({ label: '1.1.0', fileCount: 0 })
  await refused(await door.ask('GET', `${versions}/1.0.0`), 404)
  await refused(await door.ask('DELETE', `${versions}/1.1.0`, { anonymous: true }), 401)
  expect((await door.ask('DELETE', `${versions}/1.1.0`)).status()).toBe(204)
  await refused(await door.ask('DELETE', `${versions}/1.1.0`), 404)
})

test('a published version has a digest and never changes', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const path = `/datasets/${dataset}/versions/1.0.0`
  const { digest } = await freshVersion(door, dataset)
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  const again = await answered(await door.ask('POST', `${path}/publish`, { body: {} }), 200, PublicVersion)
  expect(again.digest).toBe(digest)
  await refused(await door.ask('PUT', path, { body: draftOf() }), 409)
  await refused(await door.ask('DELETE', path), 409)
  await refused(await door.ask('POST', `${path}/publish`, { body: { force: true } }), 422)
  await refused(await door.ask('POST', `${path}/publish`, { anonymous: true }), 401)
  await refused(await door.ask('POST', `/datasets/${dataset}/versions/9/publish`), 404)
  expect(await door.read(PublicVersion, path, { anonymous: true })).toMatchObject({ digest, status: 'published' })
})

test('two who publish at once get one and the same version', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  await door.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf() })
  const publish = () => door.ask('POST', `/datasets/${dataset}/versions/1.0.0/publish`)
  const both = await Promise.all([publish(), publish()])
  const digests = await Promise.all(both.map(async (one) => (await answered(one, 200, PublicVersion)).digest))
  expect(digests[0]).toBe(digests[1])
})

test('a withdrawn version keeps its tombstone and says what to use instead', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  await freshVersion(door, dataset)
  const next = await freshVersion(door, dataset, { label: '2.0.0', reason: 'Fewer files.', files: [] })
  const path = `/datasets/${dataset}/versions/1.0.0`
  expect((await door.read(PublicVersion, path)).supersededBy).toMatchObject({ label: '2.0.0', reason: 'Fewer files.' })
  const body = { kind: 'licence', reason: 'The licence was wrong.', successor: next.digest }
  await refused(await door.ask('POST', `${path}/withdraw`, { body: { kind: 'whim', reason: '' } }), 422)
  await refused(
    await door.ask('POST', `${path}/withdraw`, { body: { ...body, successor: `sha256:${'0'.repeat(64)}` } }),
    422,
  )
  const gone = await answered(await door.ask('POST', `${path}/withdraw`, { body }), 200, PublicVersion)
  expect(gone).toMatchObject({ status: 'withdrawn', withdrawal: body, successor: { label: '2.0.0', dataset } })
  await refused(await door.ask('POST', `${path}/withdraw`, { body }), 409)
  await refused(await door.ask('POST', `${path}/publish`), 409)
  const { versions, current } = await door.read(PublicDataset, `/datasets/${dataset}`, { anonymous: true })
  expect(versions.map(({ version, status }) => `${version} ${status}`)).toEqual(['2.0.0 published', '1.0.0 withdrawn'])
  expect(current).toBe('2.0.0')
})

test('a draft can not be withdrawn: nobody cites it', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  await door.ask('POST', `/datasets/${dataset}/versions`, { body: draftOf() })
  const body = { kind: 'error', reason: 'A mistake.' }
  await refused(await door.ask('POST', `/datasets/${dataset}/versions/1.0.0/withdraw`, { body }), 409)
})

for (const [what, over, at] of [
  ['a path that leaves its folder', { files: [{ path: '../../etc/passwd' }] }, '/files/0/path'],
  ['an absolute path', { files: [{ path: '/etc/passwd' }] }, '/files/0/path'],
  ['a path twice, in another case', { files: [{ path: 'a.txt' }, { path: 'A.TXT' }] }, '/files/1/path'],
  ['a digest that is none', { files: [{ path: 'a', sha256: 'https://example.org' }] }, '/files/0/sha256'],
  [
    'an ancestor that nobody knows',
    { derivedFrom: [{ relation: 'subset-of' as const, digest: `sha256:${'0'.repeat(64)}` }] },
    '/derivedFrom/0/digest',
  ],
  ['no reason', { reason: ' ' }, '/reason'],
  ['a day that does not exist', { releaseDate: '2026-02-30' }, '/releaseDate'],
  [
    'shares beyond the whole',
    { sources: ['a', 'b'].map((name) => ({ name, share: { unit: 'records' as const, value: 0.7 } })) },
    '/sources',
  ],
] as const)
  test(`a draft with ${what} is refused at ${at}, and nothing is kept of it`, async ({ request, site, token }) => {
    const door = doorOf({ request, site, token })
    const dataset = await freshDataset(door)
    const body = { ...draftOf(), ...over }
    const problem = await refused(await door.ask('POST', `/datasets/${dataset}/versions`, { body }), 422)
    expect(problem.issues.map((issue) => issue.at)).toContain(at)
    expect((await door.read(PublicDataset, `/datasets/${dataset}`)).versions).toEqual([])
  })

test('the files of a version are listed in the order of their paths, page by page', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const files = ['c', 'a', 'd/e', 'b'].map((path) => ({ path }))
  await freshVersion(door, dataset, { files })
  const path = `/datasets/${dataset}/versions/1.0.0/files`
  const first = await door.read(FileList, `${path}?limit=3`, { anonymous: true })
  expect(first).toMatchObject({ total: 4, nextAfter: 'c' })
  const second = await door.read(FileList, `${path}?limit=3&after=${first.nextAfter}`)
  expect([...first.items, ...second.items].map((file) => file.path)).toEqual(['a', 'b', 'c', 'd/e'])
  expect(second.nextAfter).toBeNull()
  await refused(await door.ask('GET', `${path}?limit=1001`), 422)
  await refused(await door.ask('GET', `/datasets/${dataset}/versions/9/files`), 404)
})

test('two versions are compared, file by file and group by group', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  await freshVersion(door, dataset)
  await freshVersion(door, dataset, {
    label: '2+b',
    files: [{ path: 'songs.jsonl', bytes: 12, sha256: 'c'.repeat(64) }],
  })
  const answer = await door.read(CompareAnswer, `/datasets/${dataset}/compare/1.0.0...2%2Bb`, { anonymous: true })
  expect(answer).toMatchObject({
    before: { label: '1.0.0' },
    after: { label: '2+b' },
    files: { changed: 1, removed: 1 },
  })
  await refused(await door.ask('GET', `/datasets/${dataset}/compare/1.0.0`), 404)
  await refused(await door.ask('GET', `/datasets/${dataset}/compare/1.0.0...9`), 404)
})
