import { expect, test } from '@playwright/test'
import { readContentUsage } from './content-usage.ts'
import type { HeaderLine, Signal } from './signal.ts'

const subject = { url: 'https://a.example/news/1?all', agent: 'ExampleBot', media: null }

function read(part: Partial<Signal>, asked: Partial<typeof subject> = {}) {
  const signal = {
    mechanism: 'content-usage',
    location: 'https://a.example/robots.txt',
    body: null,
    headers: [],
  } as const
  return readContentUsage({ ...signal, ...part }, { ...subject, ...asked })
}

const robots = (...lines: string[]) => ({ body: Buffer.from(lines.join('\n')) })

test('header lines are one Dictionary, and all of them stay as evidence', () => {
  const headers: HeaderLine[] = [
    ['Content-Usage', 'train-ai=n'],
    ['X-Other', 'train-ai=n'],
    ['content-usage', 'train-ai=y'],
  ]
  const { statements } = read({ headers })
  expect(statements).toMatchObject([{ effects: { 'train-gen': 'allow' }, addressee: '*', basis: 'explicit' }])
  expect(statements[0]?.evidence.map(({ locator, quote }) => `${locator}: ${quote}`)).toEqual([
    'header Content-Usage 1: train-ai=n',
    'header Content-Usage 2: train-ai=y',
  ])
})

test('a malformed statement states nothing and is flagged', () => {
  expect(read({ headers: [['Content-Usage', 'train-ai=n, =']] })).toEqual({ statements: [], flags: ['malformed'] })
  const file = robots('User-agent: *', 'Content-Usage: /news train-ai n', 'Content-Usage: train-ai=n')
  expect(read(file)).toEqual({ statements: [], flags: ['malformed', 'labels-dropped'] })
})

test('a longer path that leaves labels of a shorter one out is flagged', () => {
  const file = robots('User-agent: *', 'Content-Usage: train-ai=n', 'Content-Usage: /news/ search=n')
  const { statements, flags } = read(file)
  expect(statements.map(({ effects }) => effects)).toEqual([{ search: 'deny' }])
  expect(flags).toEqual(['labels-dropped'])
})

test('a path that may not be crawled carries no preference, in whatever reading', () => {
  const file = robots('User-agent: *', 'Disallow: /news/', 'Content-Usage: train-ai=n')
  expect(read(file)).toEqual({ statements: [], flags: [] })
  expect(read(file, { url: 'https://a.example/' }).statements).toHaveLength(1)
})

test('what a * group states stands in protective alone where a group names the agent', () => {
  const file = robots(
    'User-agent: *',
    'Content-Usage: train-ai=n, search=y',
    'Allow: /',
    'User-agent: examplebot',
    'Allow: /',
  )
  const { statements, flags } = read(file)
  expect(statements).toMatchObject([{ effects: { 'train-gen': 'deny' }, profiles: ['protective'], addressee: '*' }])
  expect(flags).toEqual(['named-group-hides-star'])
})

test('a * group that may not crawl the path states nothing of it, also where a named group hides it', () => {
  const file = robots('User-agent: *', 'Content-Usage: train-ai=n', 'Disallow: /', 'User-agent: ExampleBot', 'Allow: /')
  expect(read(file)).toEqual({ statements: [], flags: [] })
})

test('where the two groupings differ the file is flagged, and the denials of the other count in protective', () => {
  const file = robots(
    'User-agent: A',
    'Content-Usage: train-ai=n',
    'User-agent: ExampleBot',
    'Content-Usage: train-ai=y',
  )
  const { statements, flags } = read(file)
  expect(statements).toMatchObject([
    { effects: { 'train-gen': 'allow' }, profiles: ['literal', 'protective'], addressee: ['ExampleBot'] },
    { effects: { 'train-gen': 'deny' }, profiles: ['protective'] },
  ])
  expect(flags).toEqual(['ambiguous-grouping'])
})

test('train-ai of a response dated before October 2025 also meant other models: a legacy denial, never an allowance', () => {
  const dated = (value: string): HeaderLine[] => [
    ['Content-Usage', value],
    ['Date', 'Mon, 04 Aug 2025 10:00:00 GMT'],
  ]
  expect(read({ headers: dated('train-ai=n') }).statements).toMatchObject([
    { basis: 'explicit', effects: { 'train-gen': 'deny' } },
    { basis: 'legacy', effects: { 'train-gen': 'deny', 'train-nongen': 'deny' } },
  ])
  expect(read({ headers: dated('train-ai=y') }).statements).toHaveLength(1)
})

test('a denial with a CC signal is told as one, under its condition; the plain labels beside it are not', () => {
  const { statements } = read({ headers: [['Content-Usage', 'ai-use=n;exceptions=cc-cr, train-ai=n, search=y']] })
  expect(statements).toMatchObject([
    { mechanism: 'cc-signals', effects: { 'ai-input': 'deny' }, condition: 'cc-cr' },
    { mechanism: 'content-usage', effects: { 'train-gen': 'deny', search: 'allow' }, condition: null },
  ])
})
