import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '#tests/fixtures.ts'
import { colophon } from './command.ts'

// The command line against the running registry, as a person uses it.

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
