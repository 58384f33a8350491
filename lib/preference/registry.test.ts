import { expect, test } from '@playwright/test'
import { readRegistry } from './registry.ts'

const url = 'https://a.example/picture?x#part'

function read(body: unknown) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const signal = {
    mechanism: 'registry',
    location: 'https://registry.example/query',
    body: bytes,
    headers: [],
  } as const
  return readRegistry(signal, { url, agent: 'x', media: null })
}

test('an opt-out denies training, whoever else opted in, with the place in the answer as evidence', () => {
  const other = { url: 'https://a.example/other', optOut: true, optIn: false }
  const own = { url: 'https://A.example:443/picture?x', optOut: true, optIn: true }
  const { statements } = read({ urls: [other, own] })
  expect(statements).toMatchObject([
    {
      effects: { 'train-gen': 'deny', 'train-nongen': 'deny' },
      addressee: '*',
      evidence: [{ locator: '/urls/1', location: 'https://registry.example/query' }],
    },
  ])
})

test('an opt-in, a false, and an address that was not asked say nothing', () => {
  for (const urls of [
    [],
    [{ url, optOut: false, optIn: true }],
    [{ url: 'https://a.example/picture?x&y', optOut: true }],
    [{ url }],
    [null, 3],
  ])
    expect(read({ urls })).toEqual({ statements: [], flags: [] })
})

test('an answer that is no list of addresses counts as not read', () => {
  for (const body of ['', '{', '[]', 'null', '{"urls": {}}', '{"error": "Not authorised"}', '[['.repeat(100_000)])
    expect(read(body).unread).toBe('The registry gave no list of addresses.')
})

test('an answer longer than the registry gives is read in part, and says so', () => {
  const urls = Array.from({ length: 10_001 }, () => ({ url, optOut: true }))
  const { statements, flags } = read({ urls })
  expect(statements).toHaveLength(10_000)
  expect(flags).toEqual(['over-limit'])
})
