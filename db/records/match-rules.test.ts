import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { z } from 'zod'
import { isMeant, type RecordRule, rulePattern, rulePrefix } from '#lib/preference/record-rule.ts'
import { type Duck, withDuck } from './duck.ts'
import { fillTable } from './fill-table.ts'
import { plainHost } from './host.ts'
import { countStatement, fillRules, matchStatement } from './match-rules.ts'
import type { RecordsRelation } from './records-relation.ts'

const HOSTS = ['a.example', 'b.a.example', 'xa.example', 'example', 'xn--bcher-kva.example', '127.0.0.1']
const PARTS = ['a', 'B', '/', '*', '$', '?', '%41', '%2A', '%2f', '%2F', '.jpg', 'é', ' ', '\t', '%09']
const piece = fc.array(fc.constantFrom(...PARTS), { maxLength: 5 }).map((parts) => `/${parts.join('')}`)
const rule: fc.Arbitrary<RecordRule> = fc.record({
  host: fc.constantFrom(...HOSTS),
  withSubdomains: fc.boolean(),
  scheme: fc.constantFrom(null, null, 'http' as const, 'https' as const),
  port: fc.constantFrom(null, null, 80, 443, 8080),
  path: fc.oneof(
    fc.constant(null),
    piece.map((text) => ({ prefix: rulePrefix(text) })),
    fc.tuple(piece, fc.boolean()).map(([text, isCaseless]) => ({ pattern: rulePattern(text), isCaseless })),
  ),
})
const url = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'HTTPS://', 'ftp://', ''),
    fc.constantFrom(...HOSTS, 'A.example.', 'bücher.example', '0x7f.1', 'a.example@example', 'other.test', ''),
    fc.constantFrom('', '', ':8080', ':443'),
    fc.oneof(piece, fc.constantFrom('', '?a', '#/a', '/a#b', '/aa/aa/aa')),
  )
  .map((parts) => parts.join(''))

const Match = z.object({ row: z.coerce.number(), rule: z.number() })
const Count = z.object({ rule: z.number(), records: z.coerce.number() })

async function matched(duck: Duck, rules: readonly RecordRule[], urls: readonly string[]) {
  await fillTable(
    duck,
    'm',
    { row: 'BIGINT', host: 'VARCHAR', url: 'VARCHAR' },
    urls.map((one, row) => ({ row, host: hostOf(one), url: one })),
  )
  await fillRules(
    duck,
    rules.map((one, place) => ({ ...one, rule: place })),
  )
  const records: RecordsRelation = {
    rows: 'SELECT * FROM m',
    countsTokens: false,
  }
  return {
    matches: await duck.rows(Match, `${matchStatement(records)} ORDER BY rule, row`),
    counts: await duck.rows(Count, countStatement(records)),
  }
}

test('law: records are matched in SQL as the plain definition says, and counted so', async () => {
  let total = 0
  for (const [rules, urls] of fc.sample(
    fc.tuple(fc.array(rule, { minLength: 30, maxLength: 60 }), fc.array(url, { minLength: 200, maxLength: 300 })),
    30,
  )) {
    const plain = rules.flatMap((one, place) =>
      urls.flatMap((each, row) => (isMeant(one, each) ? [{ row, rule: place }] : [])),
    )
    total += plain.length
    const { matches, counts } = await withDuck({ files: [] }, (duck) => matched(duck, rules, urls))
    expect(told(matches, rules, urls)).toEqual(told(plain, rules, urls))
    expect(counts).toEqual(
      rules.flatMap((_, place) => {
        const records = plain.filter((one) => one.rule === place).length
        return records === 0 ? [] : [{ rule: place, records }]
      }),
    )
  }
  expect(total).toBeGreaterThan(1000)
})

test('what is above a host by its letters alone is not above it', async () => {
  const rules: RecordRule[] = [
    { host: 'a.example', withSubdomains: true, scheme: null, port: null, path: null },
    { host: 'a.example', withSubdomains: false, scheme: null, port: null, path: { prefix: '/a' } },
  ]
  const urls = ['https://a.example/ab', 'https://b.a.example/a', 'https://xa.example/a', 'http://a.example/a?b', '']
  const { counts } = await withDuck({ files: [] }, (duck) => matched(duck, rules, urls))
  expect(counts).toEqual([
    { rule: 0, records: 3 },
    { rule: 1, records: 1 },
  ])
})

test('a pattern of many stars is looked for from left to right, in time that grows with the path alone', async () => {
  const pattern = `/${'a*'.repeat(500)}b$`
  const rules: RecordRule[] = [
    { host: 'a.example', withSubdomains: false, scheme: null, port: null, path: { pattern } },
  ]
  const urls = Array.from({ length: 200 }, () => `https://a.example/${'a'.repeat(2000)}`)
  const { counts } = await withDuck({ files: [] }, (duck) => matched(duck, rules, [...urls, `${urls[0]}b`]))
  expect(counts).toEqual([{ rule: 0, records: 1 }])
})

test('no rules, no records: nothing is matched', async () => {
  const nothing = { matches: [], counts: [] }
  expect(await withDuck({ files: [] }, (duck) => matched(duck, [], ['https://a.example/']))).toEqual(nothing)
  const rules: RecordRule[] = [{ host: 'a.example', withSubdomains: true, scheme: null, port: null, path: null }]
  expect(await withDuck({ files: [] }, (duck) => matched(duck, rules, []))).toEqual(nothing)
})

/** The host as a manifest has it. */
function hostOf(url: string): string | null {
  const [, host = ''] = /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(url) ?? []
  return host === '' ? null : plainHost(host)
}

function told(matches: { row: number; rule: number }[], rules: readonly RecordRule[], urls: readonly string[]) {
  return matches
    .toSorted((a, b) => a.rule - b.rule || a.row - b.row)
    .map((one) => `${one.row} ${urls[one.row]} ${JSON.stringify(rules[one.rule])}`)
}
