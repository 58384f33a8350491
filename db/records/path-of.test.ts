import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { z } from 'zod'
import { normalPath, pathOf } from '#lib/preference/path-pattern.ts'
import { recordPath } from '#lib/preference/record-rule.ts'
import { subjectPath } from '#lib/preference/signal.ts'
import { urlOf } from '#lib/url.ts'
import { withDuck } from './duck.ts'
import { hostIn } from './host.ts'
import { isOddAddress, recordPathIn } from './path-of.ts'

const PARTS = [
  'a',
  'Z',
  '7',
  '/',
  '//',
  '.',
  '..',
  '%',
  '%41',
  '%7e',
  '%2f',
  '%2A',
  '%c3%A9',
  'é',
  '日',
  '😀',
  '*',
  '$',
]
const ODD = [
  '?',
  '#',
  ';',
  '@',
  ':',
  ' ',
  '\t',
  '\\',
  "'",
  '"',
  '<',
  '>',
  '^',
  '`',
  '{',
  '|',
  '=',
  '&',
  '+',
  '~',
  '\u007f',
]
const tail = fc.array(fc.constantFrom(...PARTS, ...ODD), { maxLength: 8 }).map((parts) => parts.join(''))
const start = fc.constantFrom(
  'https://a.example',
  'http://a',
  'HTTPS://B.example:8443',
  'ftp://a.example',
  'https://bücher.example',
)
const slash = fc.constantFrom('/', '', '?', '#')
const addresses = fc.tuple(start, slash, tail).map((parts) => parts.join(''))

const Row = z.object({ url: z.string(), path: z.string(), odd: z.boolean(), host: z.string().nullable() })

async function inSql(urls: string[]) {
  const statement = `SELECT url, ${recordPathIn('url')} AS path, ${isOddAddress('url')} AS odd, ${hostIn('url')} AS host
    FROM (SELECT unnest(CAST(from_json($urls, '["VARCHAR"]') AS VARCHAR[])) AS url)`
  return withDuck({ files: [] }, (duck) => duck.rows(Row, statement, { urls: JSON.stringify(urls) }))
}

test('law: the path of an address with a host is the same in SQL as in TypeScript', async () => {
  const rows = await inSql(fc.sample(addresses, 20_000))
  const other = rows.filter(({ url, path, host }) => host !== null && path !== recordPath(url))
  expect(other.slice(0, 5).map(({ url, path }) => [url, path, recordPath(url)])).toEqual([])
})

test('law: browsers take an address that is not odd as it is written', async () => {
  const rows = await inSql(fc.sample(addresses, 20_000))
  const plain = rows.filter(({ odd, url }) => !odd && urlOf(url) !== null)
  expect(plain.length).toBeGreaterThan(1000)
  const other = plain.filter(({ url, path }) => {
    const browsers = subjectPath(url)
    return normalPath(browsers) !== path || normalPath(pathOf(browsers)) !== path
  })
  expect(other.slice(0, 5).map(({ url, path }) => [encodeURI(url), path, normalPath(subjectPath(url))])).toEqual([])
})

test('ordinary addresses are not odd, whatever their escapes', async () => {
  const urls = [
    'https://a.example/',
    'http://a.example/b/c.html?d=1&e',
    'https://zh.example/wiki/%E4%B8%AD',
    'https://a.example',
  ]
  expect((await inSql(urls)).map(({ odd }) => odd)).toEqual(urls.map(() => false))
})
