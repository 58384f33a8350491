import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Asked, Reply } from './testing/fake-registry.ts'
import { problem } from './testing/fake-registry.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

const COUNTS = { places: 2, pages: 1, origins: 2, skipped: 0 }

/** A registry that takes snapshots, and answers as `reply` says. */
async function startTaker(reply: (asked: Asked) => Reply) {
  const registry = await startHonestRegistry((asked) =>
    asked.path.endsWith('/preferences/snapshots') ? reply(asked) : null,
  )
  const { digest } = registry.publish({})
  return { registry, digest, asked: () => registry.asked.find(({ path }) => path.endsWith('/snapshots')) }
}

const taken = (over: object = {}) => ({ status: 201, body: { file: 'sha256:0', known: false, ...COUNTS, ...over } })

test('a file goes to the version that is named, as it is, and what was in it is told', async ({ folder }) => {
  const { registry, digest, asked } = await startTaker(() => taken())
  const file = join(folder, 'crawl.warc')
  writeFileSync(file, 'WARC/1.0')
  const ran = await runCli([
    'preferences',
    'snapshots',
    file,
    '--version',
    'acme/corpus@1.0',
    '--agent',
    'CCBot',
    '--url',
    registry.url,
  ])
  expect([ran.exit, ran.err]).toEqual([0, ''])
  expect(ran.out).toContain('Kept for acme/corpus@1.0: 2 files of 2 origins, header lines of 1 page')
  expect(asked()).toMatchObject({ method: 'POST', path: `/api/v1/versions/${digest}/preferences/snapshots` })
  expect([asked()?.query.get('agent'), asked()?.body.toString()]).toEqual(['CCBot', 'WARC/1.0'])
  await registry.close()
})

test('the same file again changes nothing, and --json answers in JSON', async ({ folder }) => {
  const { registry, digest } = await startTaker(() => ({ ...taken({ known: true }), status: 200 }))
  const file = join(folder, 'crawl.jsonl')
  writeFileSync(file, '{}')
  const args = ['preferences', 'snapshots', file, '--version', digest, '--url', registry.url]
  expect((await runCli(args)).out).toContain('Known already for acme/corpus@1.0, nothing changed')
  expect(JSON.parse((await runCli([...args, '--json'])).out)).toMatchObject({ known: true, ...COUNTS })
  await registry.close()
})

test('a file with a fault is refused with its place', async ({ folder }) => {
  const { registry, digest } = await startTaker(() =>
    problem(422, 'The file can’t be read as snapshots.', [{ at: 'line 3', message: 'url: An http or https address.' }]),
  )
  const file = join(folder, 'crawl.jsonl')
  writeFileSync(file, '{}')
  const ran = await runCli(['preferences', 'snapshots', file, '--version', digest, '--url', registry.url])
  expect(ran.exit).toBe(1)
  expect(ran.err).toContain('line 3')
  await registry.close()
})

test('a file that is not there, or too large, is not sent; what is missing is said', async ({ folder }) => {
  const { registry, digest, asked } = await startTaker(() => taken())
  const run = (...args: string[]) => runCli(['preferences', ...args, '--url', registry.url])
  const missing = await run('snapshots', join(folder, 'none'), '--version', digest)
  expect([missing.exit, missing.err]).toEqual([1, expect.stringContaining('none')])
  const huge = join(folder, 'huge.warc')
  writeFileSync(huge, '')
  truncateSync(huge, 257 * 1024 * 1024)
  const large = await run('snapshots', huge, '--version', digest)
  expect([large.exit, large.err]).toEqual([1, expect.stringContaining('Split it')])
  expect((await run('snapshots', huge)).err).toContain('--version')
  expect((await run('harvest')).exit).toBe(2)
  expect(asked()).toBeUndefined()
  await registry.close()
})

const evidence = {
  location: 'https://a.example/robots.txt',
  locator: 'line 2',
  quote: 'Content-Signal: ai-train=no',
  statement: 'content-signal:line 2',
  mechanism: 'content-signal',
  version: 'content-signal/1',
  basis: 'explicit',
  effects: { 'train-gen': 'deny', 'train-nongen': 'deny' },
  condition: null,
}
const usages = (word: string, training = word) => ({
  search: word,
  'ai-index': word,
  'ai-input': word,
  'train-gen': training,
  'train-nongen': training,
  'tdm-other': word,
})

/** A registry that has seen one host, `a.example`, which says `training` of training and `word` of all else. */
async function startChecker(word: string, training = word) {
  return startHonestRegistry((asked) => {
    if (asked.path !== '/api/v1/preferences/check') return null
    const { urls, at } = JSON.parse(asked.body.toString())
    const decision = {
      ...{ access: 'allowed', accessRule: null, onHold: [], conditions: {}, flags: [], evidence: [evidence] },
      ...{ usages: usages(word, training), protective: usages(word, training) },
    }
    const items = urls.map((url: string) =>
      url.includes('a.example')
        ? { url, state: 'decided', observedAt: '2026-06-01T00:00:00Z', decision }
        : { url, state: 'not-observed', observedAt: null, decision: null },
    )
    return { status: 200, body: { at: at ?? 'now', items, rules: 'r', agents: 'a', disclaimer: 'No advice.' } }
  })
}

test('addresses are told usage by usage with the line that decides; one that is disallowed is no', async () => {
  const registry = await startChecker('allowed', 'disallowed')
  const ran = await runCli(['preferences', 'https://a.example/x', '--at', '2026-06-05', '--url', registry.url])
  expect([ran.exit, ran.err]).toEqual([1, ''])
  expect(ran.out).toContain(
    'train-gen     disallowed  https://a.example/robots.txt line 2: Content-Signal: ai-train=no',
  )
  expect(ran.out).toContain('As seen by 2026-06-05T23:59:59.999Z.')
  const one = await runCli(['preferences', 'https://a.example/x', '--leaf', 'search', '--url', registry.url])
  expect(one.exit).toBe(0)
  await registry.close()
})

test('what was never asked is unknown, and could not be told', async ({ folder }) => {
  const registry = await startChecker('allowed')
  const file = join(folder, 'urls.txt')
  writeFileSync(file, 'https://a.example/1\r\n\nhttps://b.example/2\n')
  const ran = await runCli(['preferences', '--file', file, '--json', '--url', registry.url])
  expect(ran.exit).toBe(2)
  expect(JSON.parse(ran.out).items.map(({ state }: { state: string }) => state)).toEqual(['decided', 'not-observed'])
  await registry.close()
})

test('a usage that there is not, a moment that is none, and no address at all are refused in a sentence', async ({
  folder,
}) => {
  const refused = async (...args: string[]) => {
    const ran = await runCli(['preferences', ...args])
    expect(ran.exit).toBe(2)
    return ran.err
  }
  expect(await refused('https://a.example', '--leaf', 'fun')).toContain('usage fun')
  expect(await refused('https://a.example', '--at', 'yesterday')).toContain('/at')
  expect(await refused()).toContain('Name an address')
  expect(await refused('--file', join(folder, 'none.txt'))).toContain('none.txt')
})
