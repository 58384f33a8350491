import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { PublicDoi } from '#lib/archive/doi.ts'
import { PublicDataset } from '#lib/dataset/public.ts'
import { sha256Hex } from '#lib/digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { colophon } from './command.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const UNKNOWN = `sha256:${'0'.repeat(64)}`
const Dois = z.strictObject({ items: z.array(PublicDoi) })

test('the package of a version is a bag; what is not held here is to be fetched, and it is the same bytes again', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door))
  const folder = await mkdtemp(join(tmpdir(), 'colophon-deposit-'))
  try {
    const env = { COLOPHON_URL: site, COLOPHON_TOKEN: token }
    const bag = join(folder, 'bag')
    const made = await colophon(['bag', 'make', digest, '-o', bag], env)
    expect(made.code, made.err).toBe(0)
    const record = await readFile(join(bag, 'metadata/version-record.json'))
    expect(`sha256:${createHash('sha256').update(record).digest('hex')}`).toBe(digest)
    const verified = await colophon(['bag', 'verify', bag], env)
    expect(verified.code, verified.out).toBe(2)
    expect(verified.out).toContain('still to be fetched')
    expect(await readFile(join(bag, 'fetch.txt'), 'utf8')).toContain('https://example.org/songs.jsonl')
    const first = await door.ask('GET', `/versions/${digest}/deposit`, { anonymous: true })
    const second = await door.ask('GET', `/versions/${digest}/deposit`)
    expect(first.headers()['content-type']).toBe('application/x-tar')
    expect((await first.body()).equals(await second.body())).toBe(true)
    const etag = first.headers().etag ?? ''
    const known = await door.ask('GET', `/versions/${digest}/deposit`, { headers: { 'If-None-Match': etag } })
    expect(known.status()).toBe(304)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the manifest of records that is held here is in the package, with the digests of its buckets', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { versions } = await door.read(PublicDataset, '/datasets/colophon/moby-dick')
  const digest = versions.find(({ status }) => status === 'published')?.digest ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'colophon-deposit-'))
  try {
    const bag = join(folder, 'bag')
    const made = await colophon(['bag', 'make', digest, '-o', bag], { COLOPHON_URL: site })
    expect(made.code, made.err).toBe(0)
    const names = await readdir(join(bag, 'records'))
    const parquet = names.find((name) => name.endsWith('.parquet')) ?? ''
    expect(sha256Hex(await readFile(join(bag, 'records', parquet)))).toBe(parquet.replace('.parquet', ''))
    const record = JSON.parse(await readFile(join(bag, 'metadata/version-record.json'), 'utf8'))
    const buckets = await readFile(join(bag, 'records', parquet.replace('parquet', 'buckets.txt')))
    expect(record.recordSets[0].setDigest).toBe(`sha256:${sha256Hex(buckets)}`)
    const verified = await colophon(['bag', 'verify', bag, '--json'], { COLOPHON_URL: site })
    expect(JSON.parse(verified.out).problems.filter(({ grade }: { grade: string }) => grade === 'fault')).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('of a withdrawn version the package is a valid bag with the tombstone', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  await door.ask('POST', `/datasets/${dataset}/versions/1.0.0/withdraw`, { body: { kind: 'law', reason: 'A ruling.' } })
  const folder = await mkdtemp(join(tmpdir(), 'colophon-deposit-'))
  try {
    const bag = join(folder, 'bag')
    await colophon(['bag', 'make', digest, '-o', bag], { COLOPHON_URL: site })
    expect(JSON.parse(await readFile(join(bag, 'metadata/withdrawal.json'), 'utf8')).reason).toBe('A ruling.')
    const verified = await colophon(['bag', 'verify', bag], { COLOPHON_URL: site })
    expect(verified.code, verified.out).toBe(0)
    expect(await readFile(join(bag, 'metadata/datacite-xml.xml'), 'utf8')).toContain('dateType="Withdrawn"')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  await refused(await door.ask('GET', `/versions/${UNKNOWN}/deposit`), 404)
})

test('a dataset is exported with each of its versions, and not before one is published', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  await refused(await door.ask('GET', `/datasets/${dataset}/export/datacite`), 409)
  const { digest } = await freshVersion(door, dataset)
  const json = await door.ask('GET', `/datasets/${dataset}/export/datacite`, { anonymous: true })
  expect(json.headers()['content-type']).toContain('application/vnd.datacite.datacite+json')
  expect((await json.json()).relatedIdentifiers).toEqual([
    {
      relatedIdentifier: `${site}/api/v1/versions/${digest}`,
      relatedIdentifierType: 'URL',
      relationType: 'HasVersion',
    },
  ])
  const xml = await door.ask('GET', `/datasets/${dataset}/export/datacite-xml`)
  expect(await xml.text()).toContain('relationType="HasVersion"')
  await refused(await door.ask('GET', `/datasets/${dataset}/export/pdf`), 404)
})

test('a DOI is asked for, registered by the worker, carried by citation and link, and told of a withdrawal by itself', async ({
  request,
  site,
  token,
  agencyKnows,
}) => {
  const door = doorOf({ request, site, token })
  const dataset = await freshDataset(door)
  const { digest } = await freshVersion(door, dataset)
  const path = `/versions/${digest}/doi`
  expect(await door.read(Dois, path, { anonymous: true })).toEqual({ items: [] })
  await refused(await door.ask('POST', path, { anonymous: true }), 401)
  await refused(await door.ask('GET', `/versions/${UNKNOWN}/doi`), 404)
  const asked = await answered(await door.ask('POST', path), 202, Dois)
  expect(asked.items.map(({ kind, state }) => [kind, state])).toEqual([
    ['version', 'requested'],
    ['dataset', 'requested'],
  ])
  const statesOf = async () => (await door.read(Dois, path)).items.map(({ state, note }) => `${state}${note}`)
  await expect.poll(statesOf, { timeout: 20_000 }).toEqual(['registered', 'registered'])

  const doi = asked.items[0]?.doi ?? ''
  const citation = await door.ask('GET', `/versions/${digest}/citation?format=bibtex`, { anonymous: true })
  expect(await citation.text()).toMatch(new RegExp(`doi\\s+= \\{${doi}\\}`))
  const version = await door.ask('GET', `/versions/${digest}`, { anonymous: true })
  expect(version.headers().link).toContain(`<https://doi.org/${doi}>; rel="cite-as"`)
  expect(await agencyKnows(doi)).toMatchObject({ state: 'findable', url: `${site}/datasets/${dataset}/versions/1.0.0` })

  const withdrawal = { kind: 'law', reason: 'A ruling.' }
  await door.ask('POST', `/datasets/${dataset}/versions/1.0.0/withdraw`, { body: withdrawal })
  const told = async () => JSON.stringify((await agencyKnows(doi))?.dates)
  await expect.poll(told, { timeout: 20_000 }).toContain('"dateInformation":"A ruling."')
})
