import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'

/** A DOI agency on this machine for the running app: it keeps what it is told, and answers as the DataCite REST API does. */
export type LoopbackDatacite = {
  /** The settings of an account with it. */
  settings: Record<'DATACITE_URL' | 'DATACITE_PREFIX' | 'DATACITE_USER' | 'DATACITE_PASSWORD', string>
  stop(): Promise<void>
}

/** It refuses what has these words in its title. */
export const REFUSED_TITLE = 'Refused by the agency'

const SIGN_IN = { user: 'LAB.TESTS', password: 'sesame' }
const Told = z.object({
  data: z.object({
    attributes: z.looseObject({
      doi: z.string(),
      event: z.string().optional(),
      titles: z.array(z.object({ title: z.string() })),
    }),
  }),
})

/** Starts it on a free port. A test asks it what it was told by `GET /dois/DOI`, without the sign-in. */
export async function startLoopbackDatacite(): Promise<LoopbackDatacite> {
  const kept = new Map<string, Record<string, unknown>>()
  const server = createServer(async (request, response) => {
    const { status, body } = answerTo(request, await bodyOf(request), kept)
    response.writeHead(status, { 'Content-Type': 'application/vnd.api+json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    settings: {
      DATACITE_URL: `http://127.0.0.1:${port}`,
      DATACITE_PREFIX: '10.5072',
      DATACITE_USER: SIGN_IN.user,
      DATACITE_PASSWORD: SIGN_IN.password,
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Answer = { status: number; body: unknown }

function answerTo(
  { method, url = '', headers }: IncomingMessage,
  body: string,
  kept: Map<string, Record<string, unknown>>,
): Answer {
  const doi = decodeURIComponent(url.replace('/dois/', ''))
  if (method === 'GET') {
    const attributes = kept.get(doi)
    return attributes === undefined
      ? failed(404, 'Not found.')
      : { status: 200, body: { data: { id: doi, attributes } } }
  }
  const signIn = Buffer.from(`${SIGN_IN.user}:${SIGN_IN.password}`).toString('base64')
  if (headers.authorization !== `Basic ${signIn}`) return failed(401, 'Bad credentials.')
  const { attributes } = Told.parse(JSON.parse(body)).data
  if (attributes.doi !== doi) return failed(422, 'The DOI is not that of the address.')
  if (attributes.titles.some(({ title }) => title.includes(REFUSED_TITLE)))
    return failed(422, 'This title is not taken.')
  const told = { ...attributes, state: attributes.event === 'publish' ? 'findable' : 'draft' }
  kept.set(doi, told)
  return { status: 200, body: { data: { id: doi, attributes: told } } }
}

function failed(status: number, title: string): Answer {
  return { status, body: { errors: [{ title }] } }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}
