import { CheckAnswer } from '#lib/preference/check.ts'
import { PreferenceDecision } from '#lib/preference/evaluation.ts'
import { VersionPreferencesAnswer } from '#lib/preference/version-preferences.ts'
import { expect, test } from '#tests/fixtures.ts'
import { answered, doorOf, refused } from './door.ts'

const URL = 'https://a.example/essays/1'
const robots = (body: string) => ({ mechanism: 'robots-txt', location: 'https://a.example/robots.txt', body })

test('signals are read without an account: what was written, the stricter reading, and the line that says so', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const ask = async (body: object) =>
    answered(await door.ask('POST', '/preferences/evaluate', { body, anonymous: true }), 200, PreferenceDecision)
  const file = 'User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n\nUser-agent: GPTBot\nDisallow: /\n'
  const own = await ask({ url: URL, agent: 'ColophonBot', signals: [robots(file)] })
  expect(own).toMatchObject({
    access: 'allowed',
    usages: { search: 'allowed', 'train-gen': 'disallowed', 'ai-input': 'unknown' },
    protective: { search: 'allowed', 'train-gen': 'disallowed' },
  })
  expect(own.evidence).toContainEqual(
    expect.objectContaining({ locator: 'line 2', quote: 'Content-Signal: search=yes, ai-train=no' }),
  )
  const named = await ask({ url: URL, signals: [robots('User-agent: GPTBot\nDisallow: /\n')] })
  expect(named.usages['train-gen']).toBe('unknown')
  expect(named.protective['train-gen']).toBe('disallowed')
})

test('a place that could not be read puts what it can speak about on hold, and never lifts a deny', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const unread = { mechanism: 'robots-txt', location: 'https://a.example/robots.txt' }
  const body = { url: URL, signals: [unread] }
  const response = await door.ask('POST', '/preferences/evaluate', { body, anonymous: true })
  const held = await answered(response, 200, PreferenceDecision)
  expect(held.access).toBe('unknown')
  expect(held.onHold).toHaveLength(6)
})

test('a question that is none is refused with the place of the fault', async ({ request, site, token }) => {
  const door = doorOf({ request, site, token })
  const fault = async (body: object) =>
    (await refused(await door.ask('POST', '/preferences/evaluate', { body, anonymous: true }), 422)).issues[0]?.at
  expect(await fault({ url: 'gopher://a.example', signals: [] })).toBe('/url')
  expect(await fault({ url: URL, signals: [{ mechanism: 'smoke', location: '' }] })).toBe('/signals/0/mechanism')
  expect(await fault({ url: URL, signals: [{ mechanism: 'terms', location: '' }] })).toBe('/signals/0/mechanism')
  const twice = { ...robots('x'), bodyBase64: 'eA==' }
  expect(await fault({ url: URL, signals: [twice] })).toBe('/signals/0/bodyBase64')
})

test('addresses are checked by what the registry has seen: one of the sample, one of a host that nobody asked, and what is none', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const ask = (body: object) => door.ask('POST', '/preferences/check', { body, anonymous: true })
  const urls = ['https://nobody.example/x', 'mailto:someone@example.org']
  const { items, at } = await answered(await ask({ urls, at: '2026-06-05T00:00:00Z' }), 200, CheckAnswer)
  expect(at).toBe('2026-06-05T00:00:00.000Z')
  expect(items.map(({ url, state }) => [url, state])).toEqual([
    ['https://nobody.example/x', 'not-observed'],
    ['mailto:someone@example.org', 'no-address'],
  ])
  expect((await refused(await ask({ urls: [] }), 422)).issues[0]?.at).toBe('/urls')
  expect((await refused(await ask({ urls, at: 'today' }), 422)).issues[0]?.at).toBe('/at')
})

test('a version tells what was read of it; one that nobody read has nothing, and one that is not known is not found', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const ask = (digest: string, query = '') =>
    door.ask('GET', `/versions/${digest}/preferences${query}`, { anonymous: true })
  await refused(await ask(`sha256:${'0'.repeat(64)}`), 404)
  const version = await door.ask('GET', '/datasets/colophon/moby-dick/versions/1.1.0', { anonymous: true })
  const { digest } = await version.json()
  const read = await answered(await ask(digest, '?url=https://nobody.example/'), 200, VersionPreferencesAnswer)
  expect(read).toMatchObject({ observed: null, address: { state: 'not-observed' } })
  await refused(await ask(digest, '?word=perhaps'), 422)
})
