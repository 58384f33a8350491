import { createServer } from 'node:http'
import { openBlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { requestDoi } from '#db/commands/register-doi.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { listDois } from '#db/queries/find-dois.ts'
import { test as base, expect } from '#tests/fixtures.ts'
import { publishedVersion } from '#tests/published.ts'
import type { JobContext } from './job.ts'
import { registerDoi } from './register-doi.ts'

/** An agency on this machine that keeps what it is told; `fault` is what it answers instead, where it is set. */
type Agency = {
  url: string
  kept: Map<string, Record<string, unknown>>
  fault: { status: number } | 'hangs' | 'lies' | null
}

const test = base.extend<{ agency: Agency }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs
  agency: async ({}, use) => {
    const agency: Agency = { url: '', kept: new Map(), fault: null }
    const server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        if (agency.fault === 'hangs') return undefined
        if (agency.fault === 'lies')
          return response
            .writeHead(200)
            .end('{"data":{"id":"10.5072/other","attributes":{"doi":"10.5072/other","state":"findable"}}}')
        if (agency.fault !== null)
          return response.writeHead(agency.fault.status).end('{"errors":[{"title":"No year."}]}')
        const doi = decodeURIComponent((request.url ?? '').replace('/dois/', ''))
        const { attributes } = JSON.parse(Buffer.concat(parts).toString()).data
        agency.kept.set(doi, attributes)
        const state = attributes.event === 'publish' ? 'findable' : 'draft'
        return response.writeHead(200).end(JSON.stringify({ data: { id: doi, attributes: { doi, state, url: null } } }))
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    agency.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    await use(agency)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

function contextOf(db: Db, agency: Agency | null, over: Partial<JobContext> = {}): JobContext {
  const datacite = agency === null ? null : { url: agency.url, prefix: '10.5072', user: 'LAB', password: 'sesame' }
  return {
    db,
    blobs: openBlobStore('/nowhere'),
    workFolder: '/nowhere',
    say: () => {},
    site: 'https://colophon.example.org',
    sendMail: null,
    mayAskLoopback: true,
    pauseMs: 0,
    pause: async () => {},
    datacite,
    dataciteMs: 200,
    attempt: 1,
    isStopping: () => false,
    ...over,
  }
}

const statesOf = async (db: Db, digest: string) => (await listDois(db, digest))?.map(({ state, note }) => [state, note])

test('both DOIs are made findable, each naming the other, with the version’s own page and digest', async ({
  db,
  agency,
}) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  expect(await registerDoi({ digest }, contextOf(db, agency))).toBe('done')
  const [version, dataset] = (await listDois(db, digest)) ?? []
  expect([version?.state, dataset?.state]).toEqual(['registered', 'registered'])
  expect(agency.kept.get(version?.doi ?? '')).toMatchObject({
    doi: version?.doi,
    event: 'publish',
    url: 'https://colophon.example.org/datasets/lab/whales/versions/1.0.0',
    alternateIdentifiers: [{ alternateIdentifier: digest }],
    relatedIdentifiers: [
      { relatedIdentifier: dataset?.doi, relatedIdentifierType: 'DOI', relationType: 'IsVersionOf' },
    ],
  })
  expect(agency.kept.get(dataset?.doi ?? '')).toMatchObject({
    url: 'https://colophon.example.org/datasets/lab/whales',
    relatedIdentifiers: [{ relatedIdentifier: version?.doi, relatedIdentifierType: 'DOI', relationType: 'HasVersion' }],
  })
})

test('run twice it tells the same, and changes nothing here', async ({ db, agency }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  await registerDoi({ digest }, contextOf(db, agency))
  const first = await listDois(db, digest)
  const told = JSON.stringify([...agency.kept])
  await registerDoi({ digest }, contextOf(db, agency))
  expect(JSON.stringify([...agency.kept])).toBe(told)
  expect(await listDois(db, digest)).toEqual(first)
})

test('what the agency refuses is noted in its words and not tried again', async ({ db, agency }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  agency.fault = { status: 422 }
  expect(await registerDoi({ digest }, contextOf(db, agency))).toBe('done')
  expect((await statesOf(db, digest))?.[0]).toEqual(['failed', 'DataCite answered 422. No year.'])
})

test('an agency that is down is asked again by the queue, up to the last time', async ({ db, agency }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  agency.fault = { status: 503 }
  await expect(registerDoi({ digest }, contextOf(db, agency))).rejects.toThrow('not registered yet')
  expect((await statesOf(db, digest))?.[0]?.[0]).toBe('requested')
  await registerDoi({ digest }, contextOf(db, agency, { attempt: 10 }))
  expect((await statesOf(db, digest))?.map(([state]) => state)).toEqual(['failed', 'failed'])
})

test('without an account it says so', async ({ db }) => {
  const { actor, digest } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  expect(await registerDoi({ digest }, contextOf(db, null))).toBe('done')
  expect((await statesOf(db, digest))?.[0]).toEqual(['failed', expect.stringContaining('no account')])
})

test('a withdrawal reaches the agency: the DOI stays findable, and says since when and why', async ({ db, agency }) => {
  const { actor, digest, path, label } = await publishedVersion(db)
  await requestDoi(db, actor, digest, '10.5072')
  await registerDoi({ digest }, contextOf(db, agency))
  const withdrawal = { kind: 'law' as const, reason: 'A ruling.', successor: null }
  await withdrawVersion(db, actor, path, label, withdrawal)
  const [version] = (await listDois(db, digest)) ?? []
  const told = () => agency.kept.get(version?.doi ?? '')
  const tombstone = expect.objectContaining({ dateType: 'Withdrawn', dateInformation: 'A ruling.' })

  for (const [fault, says] of [
    [{ status: 503 }, 'DataCite answered 503'],
    ['hangs', 'DataCite did not answer within 0.2 s'],
    ['lies', 'and answered about 10.5072/other'],
  ] as const) {
    agency.fault = fault
    await expect(registerDoi({ digest }, contextOf(db, agency))).rejects.toThrow('not registered yet')
    expect((await statesOf(db, digest))?.[0]).toEqual(['registered', expect.stringContaining(says)])
    expect(told()?.dates).not.toEqual(expect.arrayContaining([tombstone]))
  }
  agency.fault = { status: 422 }
  expect(await registerDoi({ digest }, contextOf(db, agency))).toBe('done')
  expect((await statesOf(db, digest))?.[0]).toEqual(['registered', 'DataCite answered 422. No year.'])

  agency.fault = null
  await registerDoi({ digest }, contextOf(db, agency))
  expect((await statesOf(db, digest))?.[0]).toEqual(['registered', ''])
  expect(told()).toMatchObject({ event: 'publish', dates: expect.arrayContaining([tombstone]) })
})
