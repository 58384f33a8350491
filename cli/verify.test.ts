import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { sha256Hex } from '#lib/digest.ts'
import type { Asked, Reply } from './testing/fake-registry.ts'
import { problem } from './testing/fake-registry.ts'
import { type HonestRegistry, startHonestRegistry } from './testing/honest-registry.ts'
import { grow, runCli, test } from './testing/run-cli.ts'

const SUCCESSOR = { relation: 'successor', dataset: 'acme/corpus', label: '3.0', title: 'Corpus', status: 'published' }
const CONTENT = { 'a.txt': 'alpha', 'b/c.txt': 'gamma' }

function entriesOf(content: Record<string, string>) {
  return Object.entries(content).map(([path, text]) => ({
    path,
    bytes: text.length,
    sha256: sha256Hex(text),
    mediaType: 'text/plain',
    url: null,
  }))
}

/** A folder and a registry that has it published as `acme/corpus@1.0`. */
async function published(folder: string, lie?: (asked: Asked) => Reply | null) {
  grow(folder, CONTENT)
  const registry = await startHonestRegistry(lie)
  const kept = registry.publish({ files: entriesOf(CONTENT) })
  const verify = (...args: string[]) => runCli(['verify', folder, ...args, '--url', registry.url])
  return { registry, verify, digest: kept.digest, canonical: kept.canonical, kept }
}

async function closing(registry: HonestRegistry, body: () => Promise<void>) {
  try {
    await body()
  } finally {
    await registry.close()
  }
}

test('a folder as it was published is unchanged, however the version is cited', async ({ folder }) => {
  const root = join(folder, 'data')
  const { registry, verify, digest } = await published(root)
  const bib = join(folder, 'refs.bib')
  writeFileSync(bib, `@misc{corpus, title = {Corpus}, version = {1.0}, note = {${digest}}}`)
  const page = `${registry.url}/datasets/acme/corpus/versions/1.0`
  await closing(registry, async () => {
    for (const citation of [digest, digest.slice(7), 'acme/corpus@1.0', page, bib, `Acme. Corpus (1.0). ${digest}`]) {
      const { exit, out, err } = await verify(citation)
      expect([exit, err]).toEqual([0, ''])
      expect(out).toContain(`unchanged: acme/corpus@1.0 (${digest})`)
    }
  })
})

test('one byte more or less, another byte, a file more or less: each is named, and the answer is no', async ({
  folder,
}) => {
  const { registry, verify, digest } = await published(folder)
  await closing(registry, async () => {
    writeFileSync(join(folder, 'a.txt'), 'alphA')
    const changed = await verify(digest, '--json')
    expect(changed.exit).toBe(1)
    expect(JSON.parse(changed.out)).toMatchObject({
      outcome: 'differs',
      same: 1,
      added: [],
      removed: [],
      changed: [{ path: 'a.txt', was: { sha256: sha256Hex('alpha') }, is: { bytes: 5, sha256: sha256Hex('alphA') } }],
    })
    writeFileSync(join(folder, 'a.txt'), 'alph')
    grow(folder, { 'b/new.txt': 'x' })
    const more = await verify(digest)
    expect(more.exit).toBe(1)
    expect(more.out).toContain('changed  a.txt: 5 bytes in the record, 4 here\n')
    expect(more.out).toContain('added    b/new.txt (1 byte)\n')
    const less = await verify(digest, '--ignore', 'a.txt', '--ignore', 'new.txt')
    expect([less.exit, less.out.includes('removed  a.txt')]).toEqual([1, true])
  })
})

test('a record that is not the one cited is refused, whoever gives it', async ({ folder }) => {
  let lie: Reply | null = null
  const { registry, verify, digest, canonical } = await published(folder, (asked) =>
    asked.headers.accept?.includes('colophon.record') ? lie : null,
  )
  await closing(registry, async () => {
    lie = { type: 'application/json', body: canonical.replace(sha256Hex('alpha'), sha256Hex('other')) }
    const { exit, err } = await verify(digest)
    expect(exit).toBe(2)
    expect(err).toContain('It is not the version that is cited.')
    lie = { body: JSON.stringify(JSON.parse(canonical), null, 2) }
    expect((await verify(digest)).exit).toBe(2)
  })
})

test('superseded and withdrawn are said, and do not make an unchanged folder a changed one', async ({ folder }) => {
  const { registry, verify, digest, kept } = await published(folder)
  await closing(registry, async () => {
    kept.more = {
      supersededBy: {
        label: '2.0',
        digest: `sha256:${'1'.repeat(64)}`,
        reason: 'Fewer duplicates.',
        publishedAt: null,
      },
    }
    const superseded = await verify(digest)
    expect(superseded.exit).toBe(0)
    expect(superseded.out).toContain('superseded by 2.0')
    kept.status = 'withdrawn'
    kept.more = {
      withdrawal: { kind: 'privacy', reason: 'Holds addresses.', successor: null },
      withdrawnAt: '2026-07-01T00:00:00Z',
      successor: { ...SUCCESSOR, digest: `sha256:${'3'.repeat(64)}` },
    }
    const withdrawn = await verify(digest)
    expect(withdrawn.exit).toBe(0)
    expect(withdrawn.out).toContain(
      'WITHDRAWN: acme/corpus@1.0 was withdrawn on 2026-07-01 (privacy): Holds addresses. Its successor is acme/corpus@3.0',
    )
  })
})

test('what is not known, not published, or cited in two ways can not be told', async ({ folder }) => {
  const { registry, verify, digest } = await published(folder)
  registry.versions.set('2.0', { ...registry.publish({ label: '2.0' }), status: 'draft', digest: null })
  await closing(registry, async () => {
    const said = async (citation: string) => {
      const { exit, err } = await verify(citation)
      expect(exit).toBe(2)
      return err
    }
    expect(await said(`sha256:${'0'.repeat(64)}`)).toContain('no published version')
    expect(await said('acme/corpus@2.0')).toContain('no published version')
    expect(await said(`acme/corpus@9.9, ${digest}`)).toContain('name different versions')
    expect(await said('Smith 2021')).toContain('names no exact version')
    expect(await said(`@misc{a, note={${digest}}}\n@misc{b, note={sha256:${'2'.repeat(64)}}}`)).toContain(
      'cites 2 versions',
    )
  })
})

test('a record without digests is not proof, nor is one without files', async ({ folder }) => {
  const { registry, verify } = await published(folder)
  registry.publish({ label: 'sizes', files: entriesOf(CONTENT).map((file) => ({ ...file, sha256: null })) })
  registry.publish({ label: 'none', files: [] })
  await closing(registry, async () => {
    const sizes = await verify('acme/corpus@sizes')
    expect([sizes.exit, sizes.out.includes('unknown  a.txt: The record holds no digest')]).toEqual([2, true])
    const none = await verify('acme/corpus@none')
    expect([none.exit, none.out.includes('The record names no files')]).toEqual([2, true])
    writeFileSync(join(folder, 'a.txt'), 'longer than it was')
    expect((await verify('acme/corpus@sizes')).exit).toBe(1)
  })
})

test('a saved record verifies without a registry, set out in lines or not', async ({ folder }) => {
  const root = join(folder, 'data')
  const { registry, digest, canonical } = await published(root)
  await registry.close()
  const record = join(folder, 'record.json')
  const offline = (...citation: string[]) => runCli(['verify', root, ...citation, '--record', record])
  for (const text of [canonical, JSON.stringify(JSON.parse(canonical), null, 2)]) {
    writeFileSync(record, text)
    for (const citation of [[digest], ['acme/corpus@1.0'], []]) expect((await offline(...citation)).exit).toBe(0)
  }
  const other = await offline(`sha256:${'0'.repeat(64)}`)
  expect([other.exit, other.err.includes(`has the digest ${digest}`)]).toEqual([2, true])
  expect((await offline('acme/other@1.0')).exit).toBe(2)
  writeFileSync(record, '{"format": "something else"}')
  expect((await offline(digest)).err).toContain('This is not a version record')
})

test('without a registry named, the one in the citation is asked, and does not get the token', async ({ folder }) => {
  const { registry } = await published(folder)
  await closing(registry, async () => {
    const args = ['verify', folder, `${registry.url}/datasets/acme/corpus/versions/1.0`]
    expect((await runCli(args, { env: { COLOPHON_TOKEN: 'secret' } })).exit).toBe(0)
    expect(registry.asked.every((asked) => asked.headers.authorization === undefined)).toBe(true)
    await runCli(args, { env: { COLOPHON_TOKEN: 'secret', COLOPHON_URL: registry.url } })
    expect(registry.asked.at(-1)?.headers.authorization).toBe('Bearer secret')
  })
})

test('a registry that hangs, drops, answers nonsense or fails leaves the answer open, in a sentence', async ({
  folder,
}) => {
  let lie: Reply = 'hang'
  const { registry, verify, digest } = await published(folder, () => lie)
  await closing(registry, async () => {
    const said = async () => {
      const { exit, out, err } = await verify(digest, '--timeout', '0.3')
      expect([exit, out]).toEqual([2, ''])
      return err
    }
    expect(await said()).toContain('did not answer within 0.3 s')
    lie = 'drop'
    expect(await said()).toMatch(/The connection to http:\S+ failed/)
    lie = { type: 'text/html', body: '<h1>It works</h1>' }
    expect(await said()).toContain('is not JSON')
    lie = { body: { hello: 'world' } }
    expect(await said()).toContain('Is this a Colophon registry?')
    lie = { status: 500, type: 'text/plain', body: 'oh' }
    expect(await said()).toContain('answered 500 and did not say why')
    lie = problem(503, 'The database is starting.')
    expect(await said()).toContain('The database is starting.')
  })
})
