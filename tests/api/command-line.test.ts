import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '#tests/fixtures.ts'

// The command line against the running registry, as a person uses it.

const COLOPHON = fileURLToPath(new URL('../../bin/colophon.mjs', import.meta.url))
const DPI = fileURLToPath(new URL('../../../shared/data/standards/dpi', import.meta.url))

type Run = { code: number; out: string; err: string }

function colophon(args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [COLOPHON, ...args],
      { env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err })
      },
    )
  })
}

async function newOrganization(site: string, token: string): Promise<string> {
  const slug = `lab-${crypto.randomUUID().slice(0, 8)}`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(`${site}/api/v1/organizations`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ slug, name: 'Lab' }),
  })
  expect(answer.status).toBe(201)
  return slug
}

test('a version is published from a folder, cited as BibTeX, verified on the same disk, and found changed after one byte changes', async ({
  site,
  token,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-journey-'))
  const env = { COLOPHON_URL: site, COLOPHON_TOKEN: token }
  try {
    const corpus = join(folder, 'corpus')
    await mkdir(join(corpus, 'part'), { recursive: true })
    await writeFile(join(corpus, 'a.txt'), 'Call me Ishmael.\n')
    await writeFile(join(corpus, 'part', 'b.jsonl'), '{"text":"Some years ago"}\n')
    const dataset = `${await newOrganization(site, token)}/whales`

    const registered = await colophon(['register', dataset, '--title', 'Whales'], env)
    expect(registered.code, registered.err).toBe(0)
    const published = await colophon(
      ['publish', corpus, '--dataset', dataset, '--label', '1.0.0', '--reason', 'The first version.', '--yes'],
      env,
    )
    expect(published.code, published.err).toBe(0)
    const [digest] = /sha256:[0-9a-f]{64}/.exec(published.out) ?? []
    expect(digest).toBeDefined()

    const cited = await colophon(['cite', `${dataset}@1.0.0`, '--format', 'bibtex'], env)
    expect(cited.out).toContain(digest)
    const bib = join(folder, 'paper.bib')
    await writeFile(bib, cited.out)
    const unchanged = await colophon(['verify', corpus, bib], env)
    expect([unchanged.code, unchanged.out], unchanged.err).toEqual([0, expect.stringContaining('unchanged')])

    const bytes = await readFile(join(corpus, 'a.txt'))
    bytes[0] = (bytes[0] ?? 0) ^ 1
    await writeFile(join(corpus, 'a.txt'), bytes)
    const changed = await colophon(['verify', corpus, bib], env)
    expect(changed.code, changed.err).toBe(1)
    expect(changed.out).toContain('a.txt')
    expect(changed.out).not.toContain('b.jsonl')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the whole Data Provenance collection is imported in bulk, 2,511 records accounted for, twice', async ({
  site,
  token,
}) => {
  test.skip(!existsSync(DPI), 'skipped: the shared data is not beside this checkout')
  test.setTimeout(600_000)
  const organization = await newOrganization(site, token)
  const folders = ['data_summaries', 'data_summaries-speech', 'data_summaries-video'].map((name) => join(DPI, name))
  const folder = await mkdtemp(join(tmpdir(), 'colophon-dpi-'))
  const report = join(folder, 'report.json')
  const run = () =>
    colophon(
      ['import', ...folders, '--organization', organization, '--report', report, '--json', '--ignore', '_template*'],
      { COLOPHON_URL: site, COLOPHON_TOKEN: token },
    )
  try {
    const first = await run()
    expect(first.code, first.err).toBe(0)
    const counts = JSON.parse(first.out).counts
    expect(counts.registered + counts.amended + counts.unchanged).toBe(2511)
    expect(counts.registered).toBe(2510)
    const second = await run()
    expect(JSON.parse(second.out).counts).toMatchObject({ registered: 0, amended: 0, unchanged: 2511, refused: 0 })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
