import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { z } from 'zod'
import { exampleAttempts } from '#lib/preference/example-attempts.ts'
import type { RecordGroup } from '#lib/preference/group-shares.ts'
import { type OpenOrigin, openOrigin } from '#lib/preference/open-origin.ts'
import { byOrigin } from '#lib/preference/places-of-attempts.ts'
import { type Duck, withDuck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { countOrigins, groupOrigins } from './group-records.ts'
import { hostKeyOf, plainHost } from './host.ts'
import { originIn, plainOrigin } from './origin.ts'
import { recordsOf } from './records-relation.ts'

const HOSTS = ['a.example', 'b.a.example', 'bücher.example']
const WORDS = [
  'a',
  'B',
  'b',
  '/',
  '//',
  '.',
  '..',
  '%41',
  '%2a',
  '%2F',
  '%c3%a9',
  'é',
  '*',
  '?',
  '=',
  ' ',
  '\\',
  "'",
  '#',
]
const path = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((parts) => parts.join(''))
const address = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://'),
    fc.constantFrom(...HOSTS),
    fc.constantFrom('', ':8443', ':443'),
    path,
  )
  .map(([scheme, host, port, rest]) => `${scheme}${host}${port}/${rest}`)
const pattern = fc
  .array(fc.constantFrom('a', 'B', 'b', '/', '%41', '%2A', 'é', '*', '$', '.', '?'), { maxLength: 4 })
  .map((parts) => `/${parts.join('')}`)
const line = fc.oneof(
  fc.constantFrom('*', 'GPTBot', 'Colophon').map((name) => `User-agent: ${name}`),
  fc.tuple(fc.constantFrom('Disallow', 'Allow'), pattern).map(([key, one]) => `${key}: ${one}`),
  pattern.map((one) => `Content-Signal: ${one} ai-train=no, search=yes`),
  pattern.map((one) => `Content-Usage: ${one} train-ai=n`),
)
const text = fc.array(line, { maxLength: 6 }).map((lines) => ['User-agent: *', ...lines].join('\n'))
const day = fc
  .integer({ min: 1, max: 28 })
  .map((number) => `2026-0${1 + (number % 6)}-${String(number).padStart(2, '0')}T00:00:00.000Z`)
const attempt = fc.record({
  origin: fc.constantFrom(
    'https://a.example',
    'http://a.example',
    'https://a.example:8443',
    'https://xn--bcher-kva.example',
  ),
  place: fc.constantFrom(
    { mechanism: 'robots-txt' as const, file: '/robots.txt' },
    { mechanism: 'ai-txt' as const, file: '/ai.txt' },
  ),
  text: fc.option(text, { nil: undefined, freq: 4 }),
  observer: fc.constantFrom('harvest' as const, 'harvest' as const, 'collector' as const),
  at: day,
})
const record = fc.record({ url: fc.option(address, { freq: 20 }), retrievedAt: fc.option(day) })
const world = fc.record({
  attempts: fc.array(attempt, { minLength: 3, maxLength: 10 }),
  records: fc.array(record, { minLength: 40, maxLength: 80 }),
  moment: fc.constantFrom('collection' as const, 'observed' as const),
})

test('law: what is told of a group is what is told of each of its records', async () => {
  let groupsMade = 0
  let recordsMade = 0
  for (const { attempts, records, moment } of fc.sample(world, 40)) {
    const example = exampleAttempts()
    for (const { at, place, text, ...rest } of attempts)
      example.add(at, {
        ...rest,
        mechanism: place.mechanism,
        location: rest.origin + place.file,
        ...(text !== undefined && { text }),
      })
    const opened = new Map(
      [...byOrigin(example.attempts)].map(([origin, own]): [string, OpenOrigin] => [
        origin,
        openOrigin({
          ...{ origin, attempts: own, bodies: example.bodies, terms: [], moment, asOf: '2026-07-01T00:00:00.000Z' },
          ...{ agent: 'Colophon', identities: ['CCBot'] },
        }),
      ]),
    )
    await withDuck({ files: [] }, async (duck) => {
      await fillRecords(duck, records)
      const counted = await countOrigins(duck, await recordsOf(duck, ['records']))
      expect(counted.reduce((sum, { group }) => sum + group.records, 0)).toBe(records.length)
      const partings = counted.flatMap(({ written, group }) => {
        const origin = opened.get(group.origin ?? '')
        return written === null || origin === undefined ? [] : [{ written, ...origin }]
      })
      const groups = await groupOrigins(duck, ['records'], partings)
      const alone = (await eachAlone(duck)).filter(({ origin }) => opened.has(origin ?? ''))
      expect(tally(groups, opened)).toEqual(tally(alone, opened))
      groupsMade += groups.length
      recordsMade += alone.length
    })
  }
  expect(recordsMade).toBeGreaterThan(500)
  expect(groupsMade).toBeLessThan(recordsMade)
})

test('records without an address of the web are one group; of origins nobody asks about none is grouped', async () => {
  await withDuck({ files: [] }, async (duck) => {
    await fillRecords(
      duck,
      [null, 'ftp://a.example/1', 'https://a.example/1', 'https://a.example/2'].map((url) => ({
        url,
        retrievedAt: null,
      })),
    )
    const counted = await countOrigins(duck, await recordsOf(duck, ['records']))
    expect(counted.map(({ group }) => [group.origin, group.records, group.tokens])).toEqual([
      ['https://a.example', 2, 20],
      [null, 2, 20],
    ])
    expect(await groupOrigins(duck, ['records'], [])).toEqual([])
  })
})

const Alone = z.object({
  origin: z.string().nullable(),
  url: z.string().nullable(),
  tokens: z.coerce.number(),
  retrievedAt: z.coerce.number().nullable(),
})

type Given = { url: string | null; retrievedAt: string | null }

/** A table that looks like a manifest. */
async function fillRecords(duck: Duck, records: readonly Given[]): Promise<void> {
  const columns = {
    ...{ file_row_number: 'BIGINT', url: 'VARCHAR', host: 'VARCHAR', host_key: 'VARCHAR' },
    ...{ tokens: 'BIGINT', retrievedAt: 'TIMESTAMP' },
  }
  const rows = records.map(({ url, retrievedAt }, place) => {
    const host = hostOf(url)
    const at = retrievedAt?.replace('T', ' ').replace('Z', '') ?? null
    return {
      file_row_number: place,
      url,
      host,
      host_key: host === null ? null : hostKeyOf(host),
      tokens: 10,
      retrievedAt: at,
    }
  })
  await fillTable(duck, 'records', columns, rows)
}

function hostOf(url: string | null): string | null {
  const [, host = ''] = /^[a-z]+:\/\/([^/?#:]+)/i.exec(url ?? '') ?? []
  return host === '' ? null : plainHost(host)
}

async function eachAlone(duck: Duck): Promise<RecordGroup[]> {
  const rows = await duck.rows(
    Alone,
    `SELECT ${originIn('url', 'host')} AS origin, url, tokens, epoch_ms("retrievedAt") AS "retrievedAt" FROM records`,
  )
  return rows.map(({ origin, retrievedAt, ...row }) => ({
    ...row,
    records: 1,
    origin: origin === null ? null : plainOrigin(origin),
    retrievedAt: retrievedAt === null ? null : new Date(retrievedAt).toISOString(),
  }))
}

/** How many records each answer is told of. */
function tally(groups: readonly RecordGroup[], opened: ReadonlyMap<string, OpenOrigin>): [string, number][] {
  const counts = new Map<string, number>()
  for (const { origin, url, retrievedAt, records } of groups) {
    const told = JSON.stringify([origin, opened.get(origin ?? '')?.judge(url ?? '', retrievedAt)])
    counts.set(told, (counts.get(told) ?? 0) + records)
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
}
