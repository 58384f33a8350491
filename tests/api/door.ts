import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import type { z } from 'zod'
import { Problem } from '#app/api/v1/_contract/problem.ts'
import { PublicDataset, PublicVersion } from '#lib/dataset/public.ts'
import type { DatasetDraftInput, VersionDraftInput } from '#lib/dataset/schema.ts'

type Options = { body?: unknown; raw?: Buffer; headers?: Record<string, string>; anonymous?: boolean }

/** The API of the running app, asked as the administrator unless told otherwise. */
export type Door = {
  ask(method: string, path: string, options?: Options): Promise<APIResponse>
  /** The answer's JSON, of exactly this form: a member too many fails. */
  read<Output>(schema: z.ZodType<Output>, path: string, options?: Options): Promise<Output>
}

/** A door for a test; `path` begins below `/api/v1`. */
export function doorOf(fixtures: { request: APIRequestContext; site: string; token: string }): Door {
  const { request, site, token } = fixtures
  const ask: Door['ask'] = (method, path, { body, raw, headers = {}, anonymous = false } = {}) =>
    request.fetch(`${site}/api/v1${path}`, {
      method,
      headers: { ...(!anonymous && { Authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { data: body }),
      ...(raw !== undefined && { data: raw }),
    })
  return {
    ask,
    async read(schema, path, options) {
      return answered(await ask('GET', path, options), 200, schema)
    },
  }
}

/** The answer's JSON, after its status and its whole form are checked. */
export async function answered<Output>(
  response: APIResponse,
  status: number,
  schema: z.ZodType<Output>,
): Promise<Output> {
  expect(response.status(), await response.text()).toBe(status)
  return schema.parse(await response.json())
}

/** The problem that the answer tells: RFC 9457, with this status. */
export async function refused(response: APIResponse, status: number): Promise<Problem> {
  expect(response.status(), await response.text()).toBe(status)
  expect(response.headers()['content-type']).toContain('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(status)
  return problem
}

/** A name that no other test has. */
export function freshName(): string {
  return `t-${crypto.randomUUID().slice(0, 13)}`
}

/** An organisation of the test's own. */
export async function freshOrganization(door: Door): Promise<string> {
  const slug = freshName()
  const response = await door.ask('POST', '/organizations', { body: { slug, name: `Lab ${slug}` } })
  expect(response.status()).toBe(201)
  return slug
}

/** A dataset in an organisation of the test's own: `org/name`. */
export async function freshDataset(door: Door, over: Partial<DatasetDraftInput> = {}): Promise<string> {
  const organization = over.organization ?? (await freshOrganization(door))
  const body = { organization, name: 'whales', title: 'Whales', description: 'Songs of whales.', ...over }
  const dataset = await answered(await door.ask('POST', '/datasets', { body }), 201, PublicDataset)
  return dataset.name
}

/** A valid draft with two files; a test overrides only what it is about. */
export function draftOf(over: Partial<VersionDraftInput> = {}): VersionDraftInput {
  return {
    label: '1.0.0',
    reason: 'The first version.',
    releaseDate: '2026-06-05',
    files: [
      { path: 'songs.jsonl', bytes: 12, sha256: 'a'.repeat(64), url: 'https://example.org/songs.jsonl' },
      { path: 'notes/read me.txt', bytes: 3, sha256: 'b'.repeat(64), mediaType: 'text/plain' },
    ],
    licenses: [{ raw: 'cc-by-4.0', expression: 'CC-BY-4.0', match: 'case' }],
    ...over,
  }
}

/** A published version of a dataset, its digest known. */
export async function freshVersion(
  door: Door,
  dataset: string,
  over: Partial<VersionDraftInput> = {},
): Promise<PublicVersion & { digest: string }> {
  const body = draftOf(over)
  await answered(await door.ask('POST', `/datasets/${dataset}/versions`, { body }), 201, PublicVersion)
  const response = await door.ask('POST', `/datasets/${dataset}/versions/${encodeURIComponent(body.label)}/publish`)
  const version = await answered(response, 200, PublicVersion)
  if (version.digest === null) throw new Error('A published version has no digest.')
  return { ...version, digest: version.digest }
}
