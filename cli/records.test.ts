import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { digestOf, sha256Hex } from '#lib/digest.ts'
import { proveMembership } from '#lib/records/membership.ts'
import { RECORD_PROOF_FORMAT } from '#lib/records/record-proof.ts'
import { leaf, readRecordSet, setDigest } from '#lib/records/set-digest.ts'
import type { Asked, Reply } from './testing/fake-registry.ts'
import { type HonestRegistry, startHonestRegistry } from './testing/honest-registry.ts'
import { grow, runCli, test } from './testing/run-cli.ts'

const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const read = (text: string): Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const TEXTS = [
  { id: 'a', text: 'Call me Ishmael.', url: 'https://example.org/a' },
  { id: 'b', text: 'ü', url: 'https://example.org/b' },
]
const SET = setDigest(TEXTS.map(({ id, text }) => ({ id, digest: sha256Hex(text) })))

test.describe('make', () => {
  test('of a folder a record is a file: its path, its sha256, its size', async ({ folder }) => {
    grow(folder, { 'data/b.txt': 'beta', 'a.txt': 'alpha' })
    const output = join(folder, 'records.jsonl')
    const made = await runCli(['records', 'make', folder, '-o', output, '--json'])
    expect([made.exit, made.err]).toEqual([0, ''])
    const rows = [
      { id: 'a.txt', digest: sha256Hex('alpha'), bytes: 5 },
      { id: 'data/b.txt', digest: sha256Hex('beta'), bytes: 4 },
    ]
    expect(read(readFileSync(output, 'utf8'))).toEqual(rows)
    expect(JSON.parse(made.out)).toEqual({ output, count: 2, bytes: 9, setDigest: setDigest(rows) })
    await runCli(['records', 'make', folder, '-o', output])
    expect(read(readFileSync(output, 'utf8'))).toEqual(rows)
  })

  test('of JSON Lines a record is a line: the sha256 of its text in UTF-8; other fields are kept', async ({
    folder,
  }) => {
    const file = join(folder, 'texts.jsonl')
    writeFileSync(file, lines(TEXTS))
    const { exit, out, err } = await runCli(['records', 'make', file])
    expect(exit).toBe(0)
    expect(read(out)).toEqual([
      { id: 'a', digest: sha256Hex('Call me Ishmael.'), bytes: 16, url: 'https://example.org/a' },
      { id: 'b', digest: sha256Hex('ü'), bytes: 2, url: 'https://example.org/b' },
    ])
    expect(err).toContain('2 records, 18 bytes')
    expect(err).toContain(SET)
  })

  test('without an id a record is named by the number of its line; another field is named with --id and --text', async ({
    folder,
  }) => {
    grow(folder, { 'a.jsonl': '\ufeff{"text":"x"}\r\n\n{"text":"y"}', 'b.jsonl': lines([{ key: 7, body: 'z' }]) })
    expect(read((await runCli(['records', 'make', join(folder, 'a.jsonl')])).out).map(({ id }) => id)).toEqual([
      '1',
      '3',
    ])
    const whole = await runCli([
      'records',
      'make',
      join(folder, 'b.jsonl'),
      '--id',
      'key',
      '--text',
      'body',
      '--keep-text',
    ])
    expect(read(whole.out)[0]).toHaveProperty('body')
    const named = await runCli(['records', 'make', join(folder, 'b.jsonl'), '--id', 'key', '--text', 'body'])
    expect(read(named.out)).toEqual([{ id: '7', digest: sha256Hex('z'), bytes: 1 }])
  })

  test('packed with gzip it says the same; cut short it is refused, and nothing is left behind', async ({ folder }) => {
    const packed = gzipSync(lines(TEXTS))
    grow(folder, { 'a.jsonl.gz': packed, 'cut.jsonl.gz': packed.subarray(0, packed.length - 12) })
    const output = join(folder, 'out.jsonl')
    const made = await runCli(['records', 'make', join(folder, 'a.jsonl.gz'), '-o', output, '--json'])
    expect(JSON.parse(made.out)).toMatchObject({ count: 2, setDigest: SET })
    const cut = join(folder, 'cut-out.jsonl')
    const refused = await runCli(['records', 'make', join(folder, 'cut.jsonl.gz'), '-o', cut])
    expect([refused.exit, refused.err.includes('Is all of it there?')]).toEqual([1, true])
    expect([existsSync(cut), existsSync(`${cut}.part`)]).toEqual([false, false])
  })

  test('zstd is read where this Node can, and else said to be packed', async ({ folder }) => {
    const file = join(folder, 'a.jsonl.zst')
    // a frame of one raw block: {"id":"a","text":"x"}
    const text = Buffer.from('{"id":"a","text":"x"}\n')
    const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, text.length, (text.length << 3) | 1, 0, 0])
    writeFileSync(file, Buffer.concat([header, text]))
    const { exit, out, err } = await runCli(['records', 'make', file])
    if (process.versions.node.startsWith('20.')) expect([exit, err]).toEqual([2, expect.stringContaining('zstd -d')])
    else expect(read(out)).toEqual([{ id: 'a', digest: sha256Hex('x'), bytes: 1 }])
  })

  for (const [what, text, words] of [
    ['a line that is no JSON', '{"text":"x"}\n{text}\n', 'Line 2'],
    ['a line that is no object', '[1]\n', 'no JSON object'],
    ['a line without its text', '{"id":"a","body":"x"}\n', 'there are: id, body'],
    ['a name that comes twice', lines([TEXTS[0] ?? {}, TEXTS[0] ?? {}]), 'Two records are named "a"'],
    ['a line without its name', '{"id":"a","text":"x"}\n{"text":"x"}\n', 'Line 2'],
    ['half of a surrogate pair', '{"text":"\\ud800"}\n', 'surrogate'],
    ['a number that would be changed', '{"text":"x","user":12345678901234567890}\n', '"user"'],
  ] as const)
    test(`${what} is refused with its place`, async ({ folder }) => {
      const file = join(folder, 'x.jsonl')
      writeFileSync(file, text)
      const { exit, err } = await runCli(['records', 'make', file, '-o', join(folder, 'out')])
      expect([exit, err]).toEqual([1, expect.stringContaining(words)])
      expect(existsSync(join(folder, 'out'))).toBe(false)
    })

  test('bytes that are not UTF-8 are refused with the line', async ({ folder }) => {
    const file = join(folder, 'x.jsonl')
    writeFileSync(
      file,
      Buffer.concat([Buffer.from('{"text":"x"}\n{"text":"'), Buffer.from([0xff]), Buffer.from('"}\n')]),
    )
    expect((await runCli(['records', 'make', file])).err).toContain('Line 2 of')
  })

  test('what is not there, and what is not said, is told in a sentence', async ({ folder }) => {
    expect((await runCli(['records'])).err).toContain('Say make, put, proof, check or diff')
    expect((await runCli(['records', 'make'])).err).toContain('Name a folder')
    expect((await runCli(['records', 'make', join(folder, 'none')])).err).toContain('no such file or folder')
    expect((await runCli(['records', 'put', 'x'])).err).toContain('--dataset')
    expect((await runCli(['records', '--help'])).out).toContain('records check')
  })
})

const MANIFEST = { sha256: 'c'.repeat(64), count: 2, setDigest: SET }
const UNDERSTOOD = {
  format: 'jsonl',
  compression: 'none',
  mapping: { id: 'id', digest: 'digest' },
  guessed: ['id', 'digest'],
  why: {},
  kept: ['title'],
}
const ID = '11111111-1111-4111-8111-111111111111'
const upload = (state: string, over: object = {}) => ({
  id: ID,
  state,
  understood: state === 'kept' ? UNDERSTOOD : null,
  faults: [],
  manifest: state === 'kept' ? MANIFEST : null,
  ...over,
})

async function withRegistry(
  lie: (asked: Asked) => Reply | null,
  work: (registry: HonestRegistry, cli: (args: string[]) => ReturnType<typeof runCli>) => Promise<void>,
) {
  const registry = await startHonestRegistry(lie)
  try {
    await work(registry, (args) => runCli(['records', ...args, '--url', registry.url, '--token', 'secret']))
  } finally {
    await registry.close()
  }
}

const DRAFT = ['--dataset', 'acme/corpus', '--label', '1.0']
const isRecords = ({ path }: Asked) => path.endsWith('/records') || path.includes('/records/uploads/')

function drafted(registry: HonestRegistry) {
  const kept = registry.publish({})
  registry.versions.set('1.0', { ...kept, status: 'draft', digest: null })
}

test.describe('put', () => {
  test('the file goes as it is, with its name and the mapping, and what was understood is said', async ({ folder }) => {
    const file = join(folder, 'records.jsonl')
    writeFileSync(file, lines(TEXTS))
    await withRegistry(
      (asked) => (isRecords(asked) ? { status: 201, body: upload('kept') } : null),
      async (registry, cli) => {
        drafted(registry)
        const sent = await cli(['put', file, ...DRAFT, '--map', 'id=a,b,digest=sha'])
        expect([sent.exit, sent.err]).toEqual([0, ''])
        expect(sent.out).toContain('2 records are now the records of the draft acme/corpus@1.0')
        expect(sent.out).toContain('kept besides title')
        const asked = registry.asked.find(isRecords)
        expect(asked?.body.toString()).toBe(lines(TEXTS))
        expect(asked?.headers).toMatchObject({
          authorization: 'Bearer secret',
          'content-length': `${asked?.body.length}`,
        })
        expect(Object.fromEntries(asked?.query ?? [])).toEqual({
          fileName: 'records.jsonl',
          'map.id': 'a,b',
          'map.digest': 'sha',
        })
      },
    )
  })

  test('it is waited for, and what is refused is told by row and column', async ({ folder }) => {
    const file = join(folder, 'records.csv')
    writeFileSync(file, 'id,digest\n')
    const faults = [{ row: 4, column: 'digest', code: 'bad-digest', message: 'No sha256.' }]
    const answers = [upload('waiting'), upload('running'), upload('refused', { faults })]
    await withRegistry(
      (asked) => (isRecords(asked) ? { status: 202, body: answers.shift() } : null),
      async (registry, cli) => {
        drafted(registry)
        const { exit, err, waits } = await cli(['put', file, ...DRAFT])
        expect([exit, waits.length]).toEqual([1, 2])
        expect(err).toContain('row 4, column digest: No sha256.')
      },
    )
  })

  test('a published version, a mapping that is none and a broken connection are told', async ({ folder }) => {
    const file = join(folder, 'records.csv')
    writeFileSync(file, 'id,digest\n')
    await withRegistry(
      (asked) => (isRecords(asked) ? 'drop' : null),
      async (registry, cli) => {
        registry.publish({})
        expect((await cli(['put', file, ...DRAFT])).err).toContain('its records never change')
        drafted(registry)
        expect((await cli(['put', file, ...DRAFT, '--map', 'idx'])).err).toContain('ROLE=COLUMN')
        expect((await cli(['put', file, ...DRAFT, '--map', 'idx=a'])).err).toContain('roles: id, digest')
        const broken = await cli(['put', file, ...DRAFT])
        expect([broken.exit, broken.err]).toEqual([2, expect.stringContaining('failed')])
        expect((await cli(['put', join(folder, 'none'), ...DRAFT])).err).toContain('no such file')
      },
    )
  })

  test('publish sends the records with --records, before it publishes', async ({ folder }) => {
    grow(folder, { 'data/a.txt': 'a' })
    const file = join(folder, 'records.jsonl')
    writeFileSync(file, lines(TEXTS))
    const registry = await startHonestRegistry((asked) =>
      isRecords(asked) ? { status: 201, body: upload('kept') } : null,
    )
    const args = [
      'publish',
      join(folder, 'data'),
      ...DRAFT,
      '--reason',
      'First.',
      '--records',
      file,
      '--url',
      registry.url,
    ]
    const { exit, err } = await runCli(args)
    expect([exit, err]).toEqual([0, expect.stringContaining(`2 records, set digest ${SET}`)])
    const order = registry.asked.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    expect(order.indexOf('PUT records')).toBeLessThan(order.indexOf('POST publish'))
    const again = await runCli(args)
    expect([again.exit, again.err]).toEqual([0, expect.stringContaining('was not sent')])
    await registry.close()
  })
})

function proofOf(id: string, version: string) {
  const set = readRecordSet()
  for (const record of TEXTS) set.add(leaf(record.id, sha256Hex(record.text)))
  const text = TEXTS.find((one) => one.id === id)?.text ?? ''
  const proof = proveMembership(set, { id, digest: sha256Hex(text) })
  return { format: RECORD_PROOF_FORMAT, version, setDigest: SET, proof }
}

const WITH_RECORDS = { recordSets: [{ name: '', count: 2, setDigest: SET, columns: [], manifest: null }] }

test.describe('proof and check', () => {
  test('a proof is fetched, checked against the version, and holds without a registry', async ({ folder }) => {
    const file = join(folder, 'proof.json')
    await withRegistry(
      (asked) => (asked.path.endsWith('/records/proof') ? { body: proofOf('a', digestOf('v')) } : null),
      async (registry, cli) => {
        const { digest } = registry.publish(WITH_RECORDS)
        const fetched = await cli(['proof', 'acme/corpus@1.0', 'a', '-o', file])
        expect([fetched.exit, fetched.out]).toEqual([0, expect.stringContaining('Yes: the record a')])
        expect((await runCli(['records', 'check', file, SET])).exit).toBe(0)
        expect((await cli(['check', file, digest])).exit).toBe(0)
        expect((await cli(['check', file, 'acme/corpus@1.0'])).exit).toBe(0)
        const other = registry.publish({ label: '2.0' })
        expect((await cli(['check', file, other.digest])).exit).toBe(1)
      },
    )
    const no = await runCli(['records', 'check', file, digestOf('another set'), '--json'])
    expect([no.exit, JSON.parse(no.out)]).toEqual([1, expect.objectContaining({ holds: false, id: 'a' })])
  })

  test('a proof that does not show what was asked for is not written down', async ({ folder }) => {
    const file = join(folder, 'proof.json')
    await withRegistry(
      (asked) => (asked.path.endsWith('/records/proof') ? { body: proofOf('b', digestOf('v')) } : null),
      async (registry, cli) => {
        registry.publish(WITH_RECORDS)
        const lied = await cli(['proof', 'acme/corpus@1.0', 'a', '-o', file])
        expect([lied.exit, lied.err, existsSync(file)]).toEqual([2, expect.stringContaining('does not show a'), false])
      },
    )
  })

  test('what could not be told is 2: another file, an unknown version, no registry', async ({ folder }) => {
    const file = join(folder, 'proof.json')
    writeFileSync(file, JSON.stringify(proofOf('a', digestOf('v'))))
    await withRegistry(
      () => null,
      async (_registry, cli) => {
        const unknown = await cli(['check', file, 'acme/corpus@9'])
        expect([unknown.exit, unknown.err]).toEqual([2, expect.stringContaining('could not be told')])
        expect((await cli(['check', file, digestOf('nothing')])).exit).toBe(2)
      },
    )
    expect((await runCli(['records', 'check', file])).exit).toBe(2)
    expect((await runCli(['records', 'check', file, 'lab/x@1', '--url', 'http://127.0.0.1:9'])).exit).toBe(2)
  })
})

test('diff tells what was added, removed and changed: 1, 0 where nothing was, 2 where it can not be told', async () => {
  const difference = { added: 2, removed: 0, changed: 1, equal: 9, bucketsRead: 3 }
  const changes = [
    { id: 'n', change: 'added', before: null, after: 'a'.repeat(64) },
    { id: 'c', change: 'changed', before: 'b'.repeat(64), after: 'a'.repeat(64) },
  ]
  const none = { added: 0, removed: 0, changed: 0, equal: 9, bucketsRead: 0, changes: [] }
  const answers: object[] = [
    { outcome: 'compared', reason: '', difference: { ...difference, changes } },
    { outcome: 'compared', reason: '', difference: none },
    { outcome: 'unknown', reason: 'Of 1.0: The version describes no records.', difference: null },
  ]
  await withRegistry(
    (asked) => (asked.path.includes('/compare/') ? { body: answers.shift() } : null),
    async (registry, cli) => {
      registry.publish({})
      registry.publish({ label: '2.0' })
      const diff = () => cli(['diff', 'acme/corpus@1.0', 'acme/corpus@2.0'])
      const changed = await diff()
      expect(changed.exit).toBe(1)
      expect(changed.out).toBe(
        '2 added, 0 removed, 1 changed, 9 records the same; 3 buckets of 4,096 read\n+ n\n~ c\nand 1 more\n',
      )
      expect((await diff()).exit).toBe(0)
      const unknown = await diff()
      expect([unknown.exit, unknown.out]).toEqual([2, expect.stringContaining('describes no records')])
      expect((await cli(['diff', 'acme/corpus@1.0', 'acme/corpus@7'])).exit).toBe(2)
      expect((await cli(['diff', 'acme/corpus@1.0'])).err).toContain('Two versions')
    },
  )
})
