import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { PublicArchive } from '#lib/archive/public.ts'
import { sha256Hex } from '#lib/digest.ts'
import { expect, test } from '#tests/fixtures.ts'
import { colophon } from './command.ts'
import { answered, doorOf, freshDataset, freshVersion, refused } from './door.ts'

const SONGS = 'All songs.\n\n'
const COPY = {
  host: 'institutional',
  url: 'http://127.0.0.1:9/songs.jsonl',
  custodian: 'Example Library',
  covers: 'file',
  path: 'songs.jsonl',
}
const Recorded = z.strictObject({ id: z.uuid() })
const Asked = z.strictObject({ queued: z.boolean(), check: z.uuid().nullable(), outcome: z.string().nullable() })
const files = [{ path: 'songs.jsonl', bytes: SONGS.length, sha256: sha256Hex(SONGS), mediaType: 'application/jsonl' }]

test('a copy is recorded, checked by the registry, reported on, and retired; each shows in the archive of the version', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door), { files })
  const path = `/versions/${digest}/archive`
  expect(await door.read(PublicArchive, path, { anonymous: true })).toMatchObject({
    status: 'unarchived',
    copies: [],
    events: [],
  })
  const { id } = await answered(await door.ask('POST', path, { body: COPY }), 201, Recorded)
  await refused(await door.ask('POST', path, { body: COPY }), 409)
  const seen = async () => door.read(PublicArchive, path)
  await expect.poll(async () => (await seen()).events.length, { timeout: 20_000 }).toBe(1)
  const checked = await seen()
  expect(checked).toMatchObject({
    status: 'unverified',
    copies: [
      {
        id,
        isAsked: false,
        standing: { state: 'unverified' },
        newestCheck: { outcome: 'unknown', link: 'unreachable' },
      },
    ],
    events: [{ eventType: 'fixity check', eventOutcomeInformation: [{ eventOutcome: 'unknown' }] }],
  })
  expect(checked.copies[0]?.newestCheck?.reasons[0]?.says).toContain('private network')
  const report = { at: new Date().toISOString(), sha256: sha256Hex(SONGS), how: 'sha256sum' }
  const kept = await answered(await door.ask('POST', `${path}/${id}/checks`, { body: { report } }), 201, Asked)
  expect(kept).toMatchObject({ queued: false, outcome: 'pass' })
  expect(await seen()).toMatchObject({
    status: 'single-copy',
    checks: 2,
    copies: [{ standing: { lastPassBasis: 'recomputed-elsewhere' } }],
  })
  const retired = await door.ask('POST', `${path}/${id}/retire`, { body: { kind: 'moved', reason: 'It moved.' } })
  await answered(retired, 200, Recorded)
  await refused(await door.ask('POST', `${path}/${id}/checks`, { body: {} }), 409)
  expect(await seen()).toMatchObject({
    status: 'unarchived',
    copies: [{ standing: null, retirement: { kind: 'moved' } }],
  })
})

test('bad copies are refused with their place, unknown versions and copies are not found, strangers record nothing', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door), { files })
  const path = `/versions/${digest}/archive`
  const wrong = await refused(await door.ask('POST', path, { body: { ...COPY, path: 'none.jsonl' } }), 422)
  expect(wrong.issues?.[0]?.at).toBe('/path')
  await refused(await door.ask('POST', path, { body: { ...COPY, mandate: 'yes' } }), 422)
  await refused(await door.ask('POST', path, { body: COPY, anonymous: true }), 401)
  await refused(await door.ask('GET', `/versions/sha256:${'0'.repeat(64)}/archive`), 404)
  await refused(await door.ask('POST', `${path}/${crypto.randomUUID()}/checks`, { body: {} }), 404)
})

test('colophon archive adds, shows and checks; what was downloaded is digested on this disk', async ({
  request,
  site,
  token,
}) => {
  const door = doorOf({ request, site, token })
  const { digest } = await freshVersion(door, await freshDataset(door), { files })
  const env = { COLOPHON_URL: site, COLOPHON_TOKEN: token }
  const folder = await mkdtemp(join(tmpdir(), 'colophon-archive-'))
  try {
    const add = ['archive', 'add', digest, '--at', COPY.url, '--host', 'institutional', '--custodian', 'Library']
    expect((await colophon([...add, '--path', 'none.jsonl'], env)).code).toBe(1)
    const added = await colophon([...add, '--path', 'songs.jsonl', '--json'], env)
    expect(added.code, added.err).toBe(0)
    const { id } = Recorded.parse(JSON.parse(added.out))
    expect((await colophon(['archive', 'check', digest], env)).code).toBe(0)
    // nothing is left to be checked, so that no later check comes between what follows
    const isSettled = async () => {
      const { copies, events } = await door.read(PublicArchive, `/versions/${digest}/archive`)
      return events.length > 0 && copies.every(({ isAsked }) => !isAsked)
    }
    await expect.poll(isSettled, { timeout: 20_000 }).toBe(true)
    const file = join(folder, 'songs.jsonl')
    await writeFile(file, SONGS)
    const checked = await colophon(['archive', 'check', digest, id, '--file', file], env)
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('pass')])
    const shown = await colophon(['archive', 'show', digest], env)
    expect(shown.code, shown.out).toBe(0)
    expect(shown.out).toContain('single-copy')
    expect(shown.out).toContain('for 1: Two complete copies in separate places (not-met)')
    await writeFile(file, 'other')
    expect((await colophon(['archive', 'check', digest, id, '--file', file], env)).code).toBe(1)
    expect((await colophon(['archive', 'show', digest, '--json'], env)).code).toBe(1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
