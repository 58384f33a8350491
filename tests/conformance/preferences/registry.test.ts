import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { evaluateSignals } from '#lib/preference/evaluate.ts'
import type { Effects } from '#lib/preference/preference.ts'
import { readRegistry } from '#lib/preference/registry.ts'
import {
  bigcodeOldForm,
  bigcodeOptOut,
  bigcodeStatus,
  dataSourcingReport,
  datasetDiscussion,
  datasetForm,
  effectOfProcessing,
  type RequestReading,
} from '#lib/preference/registry-requests.ts'
import { arePreferencesHere, casesOf, markOf, SKIPPED } from './tables.ts'

const Names = z.array(z.string()).optional()
const BigcodeInput = z.object({
  remove_accounts: Names,
  remove_repos: Names,
  item: z.string().optional(),
  issue_author: z.string().optional(),
  issue_body: z.string().optional(),
  processed: z.string().optional(),
})
const SpawningInput = z.object({ url: z.string(), optOut: z.boolean(), optIn: z.boolean() })
const Case = z.object({
  id: z.string(),
  kind: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.string()),
  basis_kind: z.string(),
})

/** By the maintainer's reply to issue 2007 of bigcode-project/opt-out-v2, version 2.1 left out what had been processed by that day. */
const BIGCODE_VERSIONS = [{ label: 'v2.1', processedUntil: '2024-04-24' }]

/** What a request comes to in the words of the table. */
function wordsOf({ dataset, effects, status, scope }: RequestReading): Record<string, string | undefined> {
  return {
    ...effects,
    ...(dataset !== null && { dataset }),
    ...(status !== null && { status }),
    ...(scope !== null && { scope }),
  }
}

function readBigcode(given: Record<string, unknown>): Record<string, string | undefined> {
  const { remove_accounts, remove_repos, item, issue_author, issue_body, processed } = BigcodeInput.parse(given)
  const request = { author: issue_author, accounts: remove_accounts, repositories: remove_repos }
  if (issue_body !== undefined) return wordsOf(bigcodeOldForm(issue_body))
  if (processed !== undefined) return { effective: effectOfProcessing(processed, BIGCODE_VERSIONS) }
  const status = bigcodeStatus(request)
  return item === undefined ? { ...(status !== null && { status }) } : wordsOf(bigcodeOptOut(request, item))
}

function readSpawning(given: Record<string, unknown>): Effects | { status: string } {
  const asked = SpawningInput.safeParse(given)
  const subject = { url: asked.data?.url ?? 'https://a.example/', agent: 'x', media: null }
  const signal = { mechanism: 'registry', location: 'https://registry.example/', headers: [] } as const
  if (!asked.success) {
    const { literal, unread } = evaluateSignals([{ ...signal, body: null }], subject)
    return { status: unread.length > 0 && literal['train-gen'].value === 'unreadable' ? 'unknown' : 'read' }
  }
  const body = Buffer.from(JSON.stringify({ urls: [asked.data] }))
  return Object.assign({}, ...readRegistry({ ...signal, body }, subject).statements.map(({ effects }) => effects))
}

const READERS: Record<string, (input: Record<string, unknown>) => Record<string, string | undefined>> = {
  'bigcode-opt-out': readBigcode,
  'spawning-dntr': readSpawning,
  'huggingface-dataset-discussion': ({ title }) => wordsOf(datasetDiscussion(String(title))),
  'huggingface-data-sourcing-report': ({ text }) => wordsOf(dataSourcingReport(String(text))),
  'dataset-owner-form': ({ dataset, request }) =>
    wordsOf(datasetForm({ dataset: String(dataset), request: String(request) })),
}

test.skip(!arePreferencesHere, SKIPPED)

for (const { id, kind, input, expected, basis_kind } of casesOf('registry-process-optouts', Case))
  test(`${id}${markOf(basis_kind)}`, () => {
    const found = READERS[kind]?.(input)
    expect(found).toMatchObject(expected)
    const decided = ['dataset', 'train-gen', 'train-nongen', 'status'].filter((key) => found?.[key] !== undefined)
    expect(decided.every((key) => key in expected)).toBe(true)
  })
