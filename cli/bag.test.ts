import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { printBag } from '#lib/archive/make-bag.ts'
import { TAR_END, tarHeader, tarPadding } from '#lib/archive/tar.ts'
import { problem, startRegistry } from './testing/fake-registry.ts'
import { grow, runCli, test } from './testing/run-cli.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const DIGEST = `sha256:${'a'.repeat(64)}`

/** The files of a bag with this payload; what has a URL is not in it. */
function bagOf(payload: { path: string; text: string; url?: string }[]): Record<string, string> {
  const tags = printBag({
    payload: payload.map(({ path, text, url = null }) => ({ path, bytes: text.length, sha256: sha256(text), url })),
    tagFiles: [],
    info: [],
  })
  const here = payload.flatMap(({ path, text, url }) => (url === undefined ? [[`data/${path}`, text]] : []))
  return Object.fromEntries([...tags.map(({ path, text }) => [path, text]), ...here])
}

function tarOf(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).flatMap(([path, text]) => [
    tarHeader({ path: `lab_whales-1.0.0/${path}`, bytes: Buffer.byteLength(text), modified: 0 }),
    Buffer.from(text),
    tarPadding(Buffer.byteLength(text)),
  ])
  return Buffer.concat([...parts, TAR_END])
}

/** Makes the package of a version at a registry that answers with these bytes, or does not know the version (null). */
async function make(body: Buffer | null, args: string[]) {
  const registry = await startRegistry(({ path }) =>
    body !== null && path === `/api/v1/versions/${DIGEST}/deposit`
      ? { type: 'application/x-tar', body }
      : problem(404, 'No version published here has this digest.'),
  )
  const ran = await runCli(['bag', 'make', DIGEST, ...args], { env: { COLOPHON_URL: registry.url } })
  await registry.close()
  return ran
}

const GOOD = bagOf([
  { path: 'a.txt', text: 'a' },
  { path: 'b/ü.txt', text: 'b' },
])

test('a valid bag is 0, and says how much was read', async ({ folder }) => {
  grow(folder, GOOD)
  const { exit, out } = await runCli(['bag', 'verify', folder])
  expect([exit, out]).toEqual([0, expect.stringMatching(/^The bag is valid: .* 5 files read, .*\.\n$/)])
})

test('one byte more is 1, and the file, the digests and the section are named', async ({ folder }) => {
  grow(folder, GOOD)
  writeFileSync(join(folder, 'data', 'a.txt'), 'A')
  const { exit, out } = await runCli(['bag', 'verify', folder])
  expect(exit).toBe(1)
  expect(out).toContain(`data/a.txt: Its sha256 is ${sha256('A')}`)
  expect(out).toContain('(RFC 8493 §3)')
})

test('what is still to be fetched is 2; with --json every problem is told', async ({ folder }) => {
  grow(folder, bagOf([{ path: 'away.txt', text: 'x', url: 'https://example.org/away.txt' }]))
  const { exit, out } = await runCli(['bag', 'verify', folder, '--json'])
  expect(exit).toBe(2)
  expect(JSON.parse(out)).toMatchObject({
    outcome: 'unknown',
    problems: [{ grade: 'gap', path: 'manifest-sha256.txt', line: 1, section: '3' }],
  })
})

test('a link in a bag is not followed', async ({ folder }) => {
  grow(folder, GOOD)
  symlinkSync('/etc/hostname', join(folder, 'data', 'link'))
  expect(await runCli(['bag', 'verify', folder])).toMatchObject({ exit: 2, out: expect.stringContaining('data/link') })
})

test('a folder that is no bag is 1; no folder at all is 2', async ({ folder }) => {
  expect(await runCli(['bag', 'verify', folder])).toMatchObject({
    exit: 1,
    out: expect.stringContaining('no bagit.txt'),
  })
  expect((await runCli(['bag', 'verify', join(folder, 'none')])).exit).toBe(2)
  expect((await runCli(['bag', 'weigh', folder])).exit).toBe(2)
})

test('a package is made as the archive that the registry sent, or as a folder, which is a valid bag', async ({
  folder,
}) => {
  const bytes = tarOf(GOOD)
  const archive = join(folder, 'whales.tar')
  expect(await make(bytes, ['-o', archive])).toMatchObject({ exit: 0, err: '' })
  expect(readFileSync(archive).equals(bytes)).toBe(true)
  const made = join(folder, 'whales')
  const { exit, out } = await make(bytes, ['-o', made, '--json'])
  expect([exit, JSON.parse(out)]).toMatchObject([0, { digest: DIGEST, files: 6, output: made }])
  expect(readFileSync(join(made, 'data/b/ü.txt'), 'utf8')).toBe('b')
  expect((await runCli(['bag', 'verify', made])).exit).toBe(0)
  expect((await make(bytes, ['-o', made])).err).toContain('not empty')
  expect((await make(bytes, [])).err).toContain('Say with -o')
})

for (const [title, body, says] of [
  ['that breaks off', tarOf(GOOD).subarray(0, 2000), 'broke off'],
  ['that is no archive', Buffer.alloc(2048, 'x'), 'not a tar archive'],
] as const)
  test(`a package ${title} is not kept as one`, async ({ folder }) => {
    const { exit, err } = await make(body, ['-o', join(folder, 'x.tar')])
    expect([exit, err]).toEqual([2, expect.stringContaining(says)])
    expect(readdirSync(folder)).toEqual([])
  })

test('a package that leads out of its folder is refused, and nothing is written there', async ({ folder }) => {
  const { exit, err } = await make(tarOf({ '../../escaped.txt': 'x' }), ['-o', join(folder, 'a', 'b')])
  expect([exit, err]).toEqual([2, expect.stringContaining('leads upwards')])
  expect(existsSync(join(folder, 'escaped.txt'))).toBe(false)
})

test('a version that the registry does not know is 1', async ({ folder }) => {
  expect((await make(null, ['-o', join(folder, 'x.tar')])).exit).toBe(1)
})
