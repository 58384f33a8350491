import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { test as base, expect } from '@playwright/test'
import { DATACITE_SCHEMA, type DataciteRecord } from '../interchange/datacite-record.ts'
import { createDraft, publishDoi, readDoi, updateDoi } from './doi.ts'
import type { DoiService } from './doi-http.ts'

const DOI = '10.5072/colophon.v.0123'
const PASSWORD = 'open sesame: ü'
const RECORD: DataciteRecord = {
  url: 'https://colophon.example/datasets/lab/whales/versions/1.0.0',
  types: { resourceTypeGeneral: 'Dataset', resourceType: 'Dataset version' },
  creators: [{ name: 'Ada', nameType: 'Personal' }],
  titles: [{ title: 'Whales' }],
  publisher: { name: 'Lab' },
  publicationYear: '2026',
  subjects: [],
  dates: [],
  alternateIdentifiers: [],
  relatedIdentifiers: [],
  sizes: [],
  formats: [],
  rightsList: [],
  descriptions: [],
  schemaVersion: DATACITE_SCHEMA,
}

type Asked = { method: string; path: string; headers: IncomingMessage['headers']; body: string }
type Play = (asked: Asked, response: ServerResponse) => void

/** An agency on this machine: the plays in order, then the last one for ever. */
type Agency = { service: DoiService; asked: Asked[]; waits: number[]; play(...plays: Play[]): void }

const test = base.extend<{ agency: Agency }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs
  agency: async ({}, use) => {
    const asked: Asked[] = []
    const waits: number[] = []
    let plays: Play[] = []
    const server: Server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part) => parts.push(part))
      request.on('end', () => {
        const { method = '', url: path = '', headers } = request
        const one = { method, path, headers, body: Buffer.concat(parts).toString() }
        asked.push(one)
        const play = plays.length > 1 ? plays.shift() : plays[0]
        play?.(one, response)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const account = { url: `http://127.0.0.1:${port}/`, prefix: '10.5072', user: 'LAB.WHALES', password: PASSWORD }
    await use({
      service: { account, timeoutMs: 800, wait: async (ms) => void waits.push(ms) },
      asked,
      waits,
      play: (...given) => {
        plays = given
      },
    })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Play =>
  (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/vnd.api+json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
const about = (state: string, doi = DOI) => ({
  data: { id: doi, type: 'dois', attributes: { doi, state, url: RECORD.url } },
})
const fails = (status: number, headers: Record<string, string> = {}) =>
  says(status, { errors: [{ title: 'Oh.' }] }, headers)
const hangs: Play = () => {}
const closes: Play = (_, response) => void response.destroy()

test('publishing sends the whole metadata with the account’s sign-in, and answers that the DOI is findable', async ({
  agency,
}) => {
  agency.play(says(201, about('findable', DOI.toUpperCase())))
  expect(await publishDoi(agency.service, DOI, RECORD)).toEqual({
    kind: 'done',
    doi: { doi: DOI, state: 'findable', url: RECORD.url },
  })
  const [asked] = agency.asked
  expect([asked?.method, asked?.path]).toEqual(['PUT', '/dois/10.5072%2Fcolophon.v.0123'])
  expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from(`LAB.WHALES:${PASSWORD}`).toString('base64')}`)
  expect(asked?.headers['content-type']).toBe('application/vnd.api+json')
  expect(JSON.parse(asked?.body ?? '')).toEqual({
    data: { type: 'dois', attributes: { ...RECORD, doi: DOI, event: 'publish' } },
  })
})

test('a draft is made without an event, and changing metadata leaves the state', async ({ agency }) => {
  agency.play(says(201, about('draft')), says(200, about('registered')))
  expect(await createDraft(agency.service, DOI, RECORD)).toMatchObject({ kind: 'done', doi: { state: 'draft' } })
  expect(await updateDoi(agency.service, DOI, RECORD)).toMatchObject({ kind: 'done', doi: { state: 'registered' } })
  expect(agency.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /dois',
    'PUT /dois/10.5072%2Fcolophon.v.0123',
  ])
  for (const { body } of agency.asked) expect(JSON.parse(body).data.attributes.event).toBeUndefined()
})

test('a draft whose first answer was lost is there the second time, and that is what was asked for', async ({
  agency,
}) => {
  const taken = says(422, { errors: [{ source: 'doi', title: 'This DOI has already been taken' }] })
  agency.play(closes, taken, says(200, about('draft')))
  expect(await createDraft(agency.service, DOI, RECORD)).toMatchObject({ kind: 'done', doi: { state: 'draft' } })
  expect(agency.asked.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET'])
})

test('a DOI that is not there is not found', async ({ agency }) => {
  agency.play(fails(404))
  expect(await readDoi(agency.service, DOI)).toEqual({ kind: 'not-found' })
})

test('500, a hang and a broken connection are tried again, with more time between', async ({ agency }) => {
  agency.play(fails(500), hangs, closes, says(200, about('findable')))
  expect((await publishDoi(agency.service, DOI, RECORD)).kind).toBe('done')
  expect(agency.waits).toEqual([1000, 2000, 4000])
  expect(new Set(agency.asked.map(({ body }) => body)).size).toBe(1)
})

test('429 waits as long as the agency asks, but no longer than a minute', async ({ agency }) => {
  agency.play(fails(429, { 'retry-after': '7' }), fails(429, { 'retry-after': '86400' }), says(200, about('findable')))
  expect((await publishDoi(agency.service, DOI, RECORD)).kind).toBe('done')
  expect(agency.waits).toEqual([7000, 60_000])
})

for (const [title, play, says] of [
  ['an agency that is always down', fails(503), '503'],
  ['an agency that never answers', hangs, 'within 0.8 s'],
  ['an agency that always hangs up', closes, 'The connection to DataCite failed'],
] as const)
  test(`${title} is unavailable after four tries`, async ({ agency }) => {
    agency.play(play)
    const outcome = await publishDoi(agency.service, DOI, RECORD)
    expect(outcome).toMatchObject({ kind: 'unavailable', message: expect.stringContaining(says) })
    expect(agency.asked).toHaveLength(4)
  })

test('an answer that stops half-way is no answer', async ({ agency }) => {
  agency.play((_, response) => {
    response.writeHead(200, { 'content-length': '5000' }).write('{"data":')
  })
  expect(await readDoi(agency.service, DOI)).toMatchObject({ kind: 'unavailable' })
})

test('422 is refused at once, in the words of the agency', async ({ agency }) => {
  agency.play(
    says(422, { errors: [{ source: 'creators', title: 'Missing child element(s).' }, { title: 'No year.' }] }),
  )
  expect(await publishDoi(agency.service, DOI, RECORD)).toEqual({
    kind: 'refused',
    status: 422,
    message: 'DataCite answered 422. Missing child element(s). No year.',
  })
  expect(agency.asked).toHaveLength(1)
})

test('a wrong sign-in is refused, names the settings, and never the password', async ({ agency }) => {
  agency.play(says(401, ''))
  const outcome = await publishDoi(agency.service, DOI, RECORD)
  expect(outcome).toMatchObject({ kind: 'refused', status: 401, message: expect.stringContaining('DATACITE_PASSWORD') })
  expect(JSON.stringify(outcome)).not.toContain('sesame')
})

for (const [title, play, says_] of [
  ['another DOI', says(200, about('findable', '10.5072/other')), 'answered about 10.5072/other'],
  ['a page of HTML', says(200, '<html>Welcome</html>', { 'content-type': 'text/html' }), 'no answer about a DOI'],
  ['JSON of another form', says(200, { data: [] }), 'no answer about a DOI'],
  ['a state that is none', says(200, about('sold')), 'no answer about a DOI'],
  ['that it is still a draft', says(200, about('draft')), 'not findable'],
] as const)
  test(`an agency that answers with ${title} is not believed`, async ({ agency }) => {
    agency.play(play)
    expect(await publishDoi(agency.service, DOI, RECORD)).toMatchObject({
      kind: 'unavailable',
      message: expect.stringContaining(says_),
    })
  })

test('a redirect is not followed: the sign-in goes to no other host', async ({ agency }) => {
  agency.play(says(302, '', { location: `${agency.service.account.url}elsewhere` }))
  expect(await readDoi(agency.service, DOI)).toMatchObject({ kind: 'unavailable' })
  expect(agency.asked.every(({ path }) => path.startsWith('/dois/'))).toBe(true)
})

test('an endless answer is cut off', async ({ agency }) => {
  agency.play((_, response) => {
    response.writeHead(200)
    const more = () => {
      while (response.write('x'.repeat(1 << 16)));
      response.once('drain', more)
    }
    more()
  })
  expect(await readDoi(agency.service, DOI)).toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('more than 4 MiB'),
  })
})
