import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { sha256Hex } from '#lib/digest.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { colophon, type Run } from './command.ts'
import { doorOf, freshDataset } from './door.ts'

// The records of a version by the command line against the running registry, as a person keeps and proves them.

test.describe.configure({ timeout: 180_000 })

const texts = (count: number, salt = '') =>
  Array.from({ length: count }, (_, place) => ({
    id: `t${place}`,
    text: `Song ${place}${salt}`,
    source: 'hydrophones',
  }))
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const setOf = (rows: readonly { id: string; text: string }[]) =>
  setDigest(rows.map(({ id, text }) => ({ id, digest: sha256Hex(text) })))

test('texts become a manifest, the manifest a version, and a record of it is proved without a registry', async ({
  request,
  site,
  token,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-records-'))
  const at = (name: string) => join(folder, name)
  const registry = { COLOPHON_URL: site, COLOPHON_TOKEN: token }
  const run = (...args: string[]): Promise<Run> => colophon(args, registry)
  const said = async (running: Promise<Run>, code: number) => {
    const ran = await running
    expect(ran.code, ran.out + ran.err).toBe(code)
    return ran
  }
  try {
    const dataset = await freshDataset(doorOf({ request, site, token }))
    const first = texts(200)
    await writeFile(at('texts.jsonl.gz'), gzipSync(lines(first)))
    const made = await said(run('records', 'make', at('texts.jsonl.gz'), '-o', at('records.jsonl')), 0)
    expect(made.out).toContain(setOf(first))

    await writeFile(at('draft.json'), JSON.stringify({ reason: 'First.', files: [] }))
    const draft = ['--dataset', dataset, '--label', '1.0.0']
    await said(run('publish', '--draft', at('draft.json'), ...draft, '--no-publish'), 0)
    const put = await said(run('records', 'put', at('records.jsonl'), ...draft), 0)
    expect(put.out).toContain('200 records are now the records of the draft')
    expect(put.out).toContain(setOf(first))
    await said(run('publish', ...draft, '--yes'), 0)
    const late = await said(run('records', 'put', at('records.jsonl'), ...draft), 1)
    expect(late.err).toContain('its records never change')

    await said(run('records', 'proof', `${dataset}@1.0.0`, 't42', '-o', at('proof.json')), 0)
    const offline = { COLOPHON_URL: 'http://127.0.0.1:9', COLOPHON_TOKEN: '' }
    const yes = await said(colophon(['records', 'check', at('proof.json'), setOf(first)], offline), 0)
    expect(yes.out).toContain(sha256Hex('Song 42'))
    await said(run('records', 'check', at('proof.json'), `${dataset}@1.0.0`), 0)
    const tampered = (await readFile(at('proof.json'), 'utf8')).replace('"id":"t42"', '"id":"t43"')
    await writeFile(at('tampered.json'), tampered)
    await said(run('records', 'check', at('tampered.json'), `${dataset}@1.0.0`), 1)
    await said(run('records', 'proof', `${dataset}@1.0.0`, 'nobody'), 1)

    const second = [...texts(20, ' again'), ...first.slice(30)]
    await writeFile(at('more.jsonl'), lines(second))
    await said(run('records', 'make', at('more.jsonl'), '-o', at('second.jsonl')), 0)
    const next = ['--dataset', dataset, '--label', '1.1.0', '--yes']
    await said(run('publish', '--draft', at('draft.json'), ...next, '--records', at('second.jsonl')), 0)
    const diff = await said(run('records', 'diff', `${dataset}@1.0.0`, `${dataset}@1.1.0`), 1)
    expect(diff.out).toContain('0 added, 10 removed, 20 changed, 170 records the same')
    expect((await said(run('records', 'check', at('proof.json'), `${dataset}@1.1.0`), 1)).out).toContain('No:')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what the registry finds wrong with a file is told by row and column', async ({ request, site, token }) => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-records-'))
  const registry = { COLOPHON_URL: site, COLOPHON_TOKEN: token }
  try {
    const dataset = await freshDataset(doorOf({ request, site, token }))
    const file = join(folder, 'records.csv')
    await writeFile(file, `id,digest\na,${'a'.repeat(64)}\nb,none\n`)
    await writeFile(join(folder, 'draft.json'), JSON.stringify({ reason: 'First.' }))
    const draft = ['--dataset', dataset, '--label', '1.0.0']
    await colophon(['publish', '--draft', join(folder, 'draft.json'), ...draft, '--no-publish'], registry)
    const refused = await colophon(['records', 'put', file, ...draft], registry)
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/row 2\b.*digest/)])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
