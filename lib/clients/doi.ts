import { z } from 'zod'
import { attempt } from '../attempt.ts'
import type { DataciteRecord } from '../interchange/datacite-record.ts'
import { type DoiAnswer, type DoiRequest, type DoiService, sendToDatacite } from './doi-http.ts'

/** What the agency says of a DOI: draft (not resolving), registered (resolving, not found by search) or findable. */
export const AGENCY_STATES = ['draft', 'registered', 'findable'] as const
export type AgencyState = (typeof AGENCY_STATES)[number]

/** A DOI as the agency has it. */
export type AgencyDoi = { doi: string; state: AgencyState; url: string | null }

/**
 * What came of asking the agency. `refused`: it will say the same again (wrong account, metadata that it does not take). `unavailable`: it did not answer as it
 * should, though it was asked several times; what it did with the request is not known. No message holds the password.
 */
export type DoiOutcome =
  | { kind: 'done'; doi: AgencyDoi }
  | { kind: 'not-found' }
  | { kind: 'refused'; status: number; message: string }
  | { kind: 'unavailable'; message: string }

const Answer = z.object({
  data: z.object({
    id: z.string(),
    attributes: z.object({
      doi: z.string().optional(),
      state: z.enum(AGENCY_STATES),
      url: z.string().nullable().optional(),
    }),
  }),
})
const Errors = z.object({
  errors: z.array(z.object({ title: z.string().optional(), detail: z.string().optional() })),
})

/** What the DataCite REST API knows of a DOI of this account. */
export async function readDoi(service: DoiService, doi: string): Promise<DoiOutcome> {
  return ask(service, { method: 'GET', doi }, doi)
}

/**
 * Takes a name without making it resolve. Where the name is taken already, by this account, that is what was asked for: a first answer may have been
 * lost.
 */
export async function createDraft(service: DoiService, doi: string, record: DataciteRecord): Promise<DoiOutcome> {
  const created = await ask(service, { method: 'POST', doi, attributes: { ...record, doi } }, doi)
  if (created.kind !== 'refused' || created.status !== 422) return created
  const there = await readDoi(service, doi)
  return there.kind === 'done' ? there : created
}

/** Makes a DOI resolve to its landing page and be found, with this metadata; whether it is new, a draft or findable already. Sent again it does the same. */
export async function publishDoi(service: DoiService, doi: string, record: DataciteRecord): Promise<DoiOutcome> {
  const attributes = { ...record, doi, event: 'publish' }
  const outcome = await ask(service, { method: 'PUT', doi, attributes }, doi)
  if (outcome.kind !== 'done' || outcome.doi.state === 'findable') return outcome
  return {
    kind: 'unavailable',
    message: `DataCite took ${doi} and says that it is ${outcome.doi.state}, not findable.`,
  }
}

/** Tells the agency what has changed of a DOI, and leaves it in the state in which it is. */
export async function updateDoi(service: DoiService, doi: string, record: DataciteRecord): Promise<DoiOutcome> {
  return ask(service, { method: 'PUT', doi, attributes: { ...record, doi } }, doi)
}

async function ask(service: DoiService, request: DoiRequest, doi: string): Promise<DoiOutcome> {
  const answer = await sendToDatacite(service, request)
  if (answer.kind === 'broken') return { kind: 'unavailable', message: answer.message }
  if (answer.status === 404 && request.method === 'GET') return { kind: 'not-found' }
  if (answer.status >= 400)
    return {
      kind: 'refused',
      status: answer.status,
      message: `DataCite answered ${answer.status}. ${reasonOf(answer)}`,
    }
  const parsed = Answer.safeParse(jsonOf(answer.body))
  if (!parsed.success)
    return { kind: 'unavailable', message: `DataCite answered ${answer.status} with what is no answer about a DOI.` }
  const { id, attributes } = parsed.data.data
  const named = attributes.doi ?? id
  if (named.toLowerCase() !== doi.toLowerCase())
    return {
      kind: 'unavailable',
      message: `DataCite was asked about ${doi} and answered about ${named.slice(0, 200)}.`,
    }
  return { kind: 'done', doi: { doi, state: attributes.state, url: attributes.url ?? null } }
}

function reasonOf({ body, status }: Extract<DoiAnswer, { kind: 'answered' }>): string {
  const said = Errors.safeParse(jsonOf(body))
  const words = said.success ? said.data.errors.flatMap(({ title, detail }) => detail ?? title ?? []) : []
  if (words.length > 0) return words.join(' ').slice(0, 1000)
  if (status === 401 || status === 403) return 'Check DATACITE_USER, DATACITE_PASSWORD and DATACITE_PREFIX.'
  return 'It did not say why.'
}

function jsonOf(body: string): unknown {
  const read = attempt<unknown>(() => JSON.parse(body))
  return read.ok ? read.value : null
}
