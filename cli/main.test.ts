import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { COMMANDS } from './commands.ts'
import { problem, startRegistry } from './testing/fake-registry.ts'
import { startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, startCli, test } from './testing/run-cli.ts'

test('every command explains itself, and names each of its options', async () => {
  for (const name of Object.keys(COMMANDS)) {
    const { exit, out } = await runCli([name, '--help'])
    expect([exit, out.startsWith(`Usage: colophon ${name}`), out.includes('--json')]).toEqual([0, true, true])
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(140)
  }
})

test('without a command all are listed; one that is not there is refused', async () => {
  const { exit, out } = await runCli([])
  expect(exit).toBe(0)
  for (const name of Object.keys(COMMANDS)) expect(out).toContain(`  ${name} `)
  expect(await runCli(['toString'])).toMatchObject({ exit: 2, err: expect.stringContaining('There is no command') })
  expect((await runCli(['hash', '--nope'])).err).toContain("Unknown option '--nope'")
  expect((await runCli(['show', 'a/b', '--url', 'ftp://x'])).err).toContain('not the address of a registry')
})

test('the program answers from any folder', async ({ folder }) => {
  const { said, ended } = startCli(['cite', 'not-a-version'], folder)
  expect(await ended).toBe(2)
  expect(said.err).toBe(
    'colophon: A version is named by its digest (sha256:…) or as org/name@label, not "not-a-version".\n',
  )
})

test('cite prints the citation alone; a version that is not there is a no', async () => {
  const registry = await startHonestRegistry()
  const { digest } = registry.publish({ label: '1.0+b', reason: 'x' })
  const cite = (...args: string[]) => runCli(['cite', ...args, '--url', `${registry.url}/`])
  for (const name of [digest, 'acme/corpus@1.0+b'])
    expect(await cite(name, '--format', 'apa')).toMatchObject({ exit: 0, out: `@misc{corpus, note = {${digest}}}\n` })
  expect(registry.asked.at(-1)?.query.get('format')).toBe('apa')
  expect(await cite('acme/corpus@2.0')).toMatchObject({ exit: 1 })
  expect(await cite(digest, '--format', 'nonsense')).toMatchObject({ exit: 2, err: expect.stringContaining('bibtex') })
  await registry.close()
})

test('show tells of a version and of a dataset', async () => {
  const registry = await startHonestRegistry((asked) =>
    asked.path === '/api/v1/datasets/acme/corpus'
      ? {
          body: { name: 'acme/corpus', title: 'Corpus', versions: [{ version: '1.0', digest: null, status: 'draft' }] },
        }
      : null,
  )
  const { digest } = registry.publish({ reason: 'Because.' })
  const show = async (name: string) => (await runCli(['show', name, '--url', registry.url])).out
  expect(await show(digest)).toContain('acme/corpus@1.0\nstatus  published\n')
  expect(await show('acme/corpus')).toContain('Corpus\n  1.0 ')
  await registry.close()
})

test('withdraw wants a kind and a reason, and leaves the digest', async () => {
  const registry = await startHonestRegistry()
  const { digest } = registry.publish({})
  const withdraw = (...args: string[]) => runCli(['withdraw', 'acme/corpus@1.0', ...args, '--url', registry.url])
  expect((await withdraw('--kind', 'mood', '--reason', 'x')).err).toContain('/kind')
  expect((await withdraw('--kind', 'privacy')).err).toContain('/reason')
  expect(registry.asked).toEqual([])
  const done = await withdraw('--kind', 'privacy', '--reason', 'Holds addresses.')
  expect(done).toMatchObject({
    exit: 0,
    out: expect.stringContaining(`withdrawn: acme/corpus@1.0\ndigest  ${digest}\n`),
  })
  await registry.close()
})

test('register sends flags over the draft file, and checks them first', async ({ folder }) => {
  const registry = await startRegistry((asked) => {
    const { organization, name } = JSON.parse(asked.body.toString('utf8'))
    return name === 'taken'
      ? problem(409, 'The name is taken.')
      : { status: 201, body: { name: `${organization}/${name}`, url: 'http://r.example/x' } }
  })
  const draft = join(folder, 'draft.json')
  writeFileSync(draft, JSON.stringify({ title: 'Old', keywords: ['law'] }))
  const register = (...args: string[]) => runCli(['register', ...args, '--url', registry.url])
  const done = await register(
    'acme/corpus',
    '--draft',
    draft,
    '--title',
    'New',
    '--license',
    'CC0',
    '--modality',
    'text',
  )
  expect(done).toMatchObject({
    exit: 0,
    out: `registered: acme/corpus\npage    http://r.example/x\n`,
  })
  const sent = JSON.parse(registry.asked[0]?.body.toString('utf8') ?? '')
  expect(sent).toMatchObject({ title: 'New', keywords: ['law'], modalities: ['text'], licenses: [{ raw: 'CC0' }] })
  expect(await register('acme/taken', '--title', 'T')).toMatchObject({ exit: 1, err: 'colophon: The name is taken.\n' })
  expect(await register('acme/corpus', '--title', 'T', '--modality', 'smell')).toMatchObject({ exit: 1 })
  expect(registry.asked).toHaveLength(2)
  await registry.close()
})

test('whoami names the person and what the token may do; nobody is a no', async () => {
  const person = {
    name: 'Ada',
    isAdministrator: false,
    memberships: [{ organization: 'acme', role: 'owner' }],
    scopes: ['read', 'publish'],
  }
  const registry = await startRegistry((asked) =>
    asked.headers.authorization === undefined ? problem(401, 'Who are you?') : { body: person },
  )
  const whoami = (token: string) => runCli(['whoami'], { env: { COLOPHON_URL: registry.url, COLOPHON_TOKEN: token } })
  expect((await whoami('t')).out).toBe(`Ada at ${registry.url}\n  acme: owner\n  this token may: read, publish\n`)
  expect(await whoami('')).toMatchObject({
    exit: 1,
    err: 'colophon: Who are you? Give an API token with --token or COLOPHON_TOKEN.\n',
  })
  await registry.close()
})

test('a registry that is not there is said to be not there', async () => {
  const registry = await startRegistry(() => 'hang')
  await registry.close()
  const { exit, err } = await runCli(['whoami', '--url', registry.url])
  expect([exit, err]).toEqual([
    2,
    `colophon: No registry answers at ${registry.url}. Start it, or name another with --url or COLOPHON_URL.\n`,
  ])
})
