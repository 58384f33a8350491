import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Asked, problem, type Reply } from './testing/fake-registry.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { grow, runCli, test } from './testing/run-cli.ts'
import type { World } from './world.ts'

const NAMED = ['--dataset', 'acme/corpus', '--label', '1.0', '--reason', 'First.']

async function withRegistry(lie: ((asked: Asked) => Reply | null) | undefined, body: (room: Room) => Promise<void>) {
  const registry = await startHonestRegistry(lie)
  const publish = (args: string[], world: Partial<World> = {}) =>
    runCli(['publish', ...args, '--url', registry.url, '--token', 'secret'], world)
  try {
    await body({ registry, publish })
  } finally {
    await registry.close()
  }
}

type Room = {
  registry: Awaited<ReturnType<typeof startHonestRegistry>>
  publish: (args: string[], world?: Partial<World>) => ReturnType<typeof runCli>
}

test('a folder is published: digest, page and BibTeX are printed, and verify then says unchanged', async ({
  folder,
}) => {
  grow(folder, { 'a.txt': 'alpha', 'b/c.txt': 'gamma' })
  await withRegistry(undefined, async ({ registry, publish }) => {
    const { exit, out, err } = await publish([folder, ...NAMED])
    const digest = registry.versions.get('1.0')?.digest ?? ''
    expect([exit, err]).toEqual([0, ''])
    expect(out).toContain(
      `digest  ${digest}\npage    http://registry.example/datasets/acme/corpus/versions/1.0\n\n@misc{`,
    )
    expect(registry.versions.get('1.0')?.draft).toMatchObject({
      releaseDate: '2026-06-05',
      files: [{ path: 'a.txt' }, {}],
    })
    expect(registry.asked.every((asked) => asked.headers.authorization === 'Bearer secret')).toBe(true)
    const writes = registry.asked.filter((asked) => asked.method === 'POST')
    expect(new Set(writes.map((asked) => asked.headers['idempotency-key'])).size).toBe(writes.length)
    expect((await runCli(['verify', folder, digest, '--url', registry.url])).exit).toBe(0)
  })
})

test('publishing the same again is no fault; other files under the same label are', async ({ folder }) => {
  grow(folder, { 'a.txt': 'alpha' })
  await withRegistry(undefined, async ({ publish }) => {
    expect((await publish([folder, ...NAMED])).exit).toBe(0)
    const again = await publish([folder, ...NAMED, '--json'])
    expect([again.exit, JSON.parse(again.out).isNew]).toEqual([0, false])
    grow(folder, { 'a.txt': 'omega' })
    const other = await publish([folder, ...NAMED])
    expect([other.exit, other.err]).toEqual([
      1,
      'colophon: acme/corpus@1.0 is published already, with other files. Take another label.\n',
    ])
  })
})

test('a draft can be left, is not sent twice, and is published later as it is', async ({ folder }) => {
  grow(folder, { 'a.txt': 'alpha' })
  await withRegistry(undefined, async ({ registry, publish }) => {
    const draft = await publish([folder, ...NAMED, '--no-publish'])
    expect([draft.exit, draft.out.split('\n')[0]]).toEqual([0, 'draft   acme/corpus@1.0'])
    expect((await publish([folder, ...NAMED])).err).toContain('There is a draft acme/corpus@1.0 already.')
    expect((await publish(['--dataset', 'acme/corpus', '--label', '1.0'])).exit).toBe(0)
    expect(registry.versions.get('1.0')?.status).toBe('published')
  })
})

test('a list that hash wrote is sent as it is, compressed when it is large', async ({ folder }) => {
  const root = join(folder, 'data')
  grow(root, Object.fromEntries(Array.from({ length: 800 }, (_, index) => [`file-${index}.txt`, `${index}`])))
  const list = join(folder, 'list.json')
  await runCli(['hash', root, '-o', list])
  await withRegistry(undefined, async ({ registry, publish }) => {
    expect((await publish(['--files', list, ...NAMED])).exit).toBe(0)
    expect(registry.asked[0]?.packed).toBe(true)
    expect(registry.versions.get('1.0')?.draft.files).toHaveLength(800)
  })
})

test('what is in --draft is kept, and the options go before it', async ({ folder }) => {
  const root = join(folder, 'data')
  grow(root, { a: 'a' })
  const draft = join(folder, 'draft.json')
  writeFileSync(draft, JSON.stringify({ label: '0.9', reason: 'Draft.', languages: ['en'], releaseDate: '2025-01-02' }))
  await withRegistry(undefined, async ({ registry, publish }) => {
    expect((await publish([root, '--dataset', 'acme/corpus', '--draft', draft, '--label', '1.1'])).exit).toBe(0)
    const kept = registry.versions.get('1.1')?.draft
    expect(kept).toMatchObject({ reason: 'Draft.', languages: ['en'], releaseDate: '2025-01-02' })
    writeFileSync(draft, '{"label": "1.2", "reason": ')
    const broken = await publish([root, '--dataset', 'acme/corpus', '--draft', draft])
    expect([broken.exit, broken.err.includes('is not JSON')]).toEqual([1, true])
  })
})

test('nothing is sent when a file can not be listed, nothing is there, or a part is missing', async ({ folder }) => {
  await withRegistry(undefined, async ({ registry, publish }) => {
    expect((await publish([folder, ...NAMED])).err).toContain('There are no files')
    grow(folder, { a: 'a', 'line\nfeed': 'x' })
    const faulty = await publish([folder, ...NAMED])
    expect([faulty.exit, faulty.err.includes('so nothing was sent')]).toEqual([2, true])
    expect((await publish([folder, '--label', '1', '--reason', 'x'])).err).toContain('Which dataset?')
    const ignored = ['--ignore', '*feed', '--dataset', 'acme/corpus']
    expect((await publish([folder, ...ignored, '--label', '1'])).err).toContain('/reason')
    expect((await publish([folder, ...ignored, '--label', '..', '--reason', 'x'])).err).toContain('/label')
    expect(registry.asked).toEqual([])
  })
})

test('a person is asked, and a no leaves the draft', async ({ folder }) => {
  grow(folder, { a: 'a' })
  await withRegistry(undefined, async ({ registry, publish }) => {
    const questions: string[] = []
    const answer = (text: string) => async (question: string) => {
      questions.push(question)
      return text
    }
    expect((await publish([folder, ...NAMED], { ask: answer('') })).exit).toBe(1)
    expect(registry.versions.get('1.0')?.status).toBe('draft')
    const rest = ['--dataset', 'acme/corpus', '--label', '1.0']
    expect((await publish(rest, { ask: answer('y') })).exit).toBe(0)
    expect(questions[0]).toBe('Publish acme/corpus@1.0 with 1 file, 1 byte? It can never be changed. [y/N] ')
  })
})

test('issues that the registry names are shown where they are; a write is tried again under the same key', async ({
  folder,
}) => {
  grow(folder, { a: 'a' })
  let replies: Reply[] = []
  await withRegistry(
    () => replies.shift() ?? null,
    async ({ registry, publish }) => {
      replies = [
        problem(422, 'The version can not be used as it is.', [
          { at: '/files/0/path', message: 'No.' },
          { at: '/reason', message: 'Too short.' },
        ]),
      ]
      const refused = await publish([folder, ...NAMED])
      expect([refused.exit, refused.err]).toEqual([
        1,
        'colophon: The version can not be used as it is.\n  /files/0/path: No.\n  /reason: Too short.\n',
      ])
      replies = ['drop', { status: 429, body: {}, headers: { 'retry-after': '7' } }, problem(503, 'Busy.')]
      const { exit, waits } = await publish([folder, ...NAMED])
      expect([exit, waits]).toEqual([0, [500, 7000, 2000]])
      const tries = registry.asked.slice(1, 5).map((asked) => asked.headers['idempotency-key'])
      expect(new Set(tries).size).toBe(1)
      replies = [problem(401, 'Sign in.')]
      const anonymous = await publish([folder, ...NAMED, '--json'])
      expect(anonymous.exit).toBe(2)
      expect(JSON.parse(anonymous.out)).toMatchObject({ error: { code: 'unauthenticated' } })
    },
  )
})

test('a registry that publishes something else than was sent is found out', async ({ folder }) => {
  grow(folder, { a: 'a' })
  const registry = await startHonestRegistry((asked) => {
    const kept = registry.versions.get('1.0')
    if (asked.path.endsWith('/publish') && kept !== undefined) kept.draft.files = []
    return null
  })
  const { exit, err } = await runCli(['publish', folder, ...NAMED, '--url', registry.url])
  expect([exit, err.includes('does not name the files that were sent')]).toEqual([2, true])
  await registry.close()
})
