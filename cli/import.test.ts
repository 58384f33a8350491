import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type Asked, problem, type Reply, startRegistry } from './testing/fake-registry.ts'
import { grow, runCli, test } from './testing/run-cli.ts'

/** A registry that takes each line of a document for one dataset, and refuses a document that is `bad`. */
async function startImporter(lie: (asked: Asked) => Reply | null = () => null) {
  const seen = new Set<string>()
  const registry = await startRegistry((asked) => lie(asked) ?? importDocument(seen, asked))
  return { ...registry, seen }
}

function importDocument(seen: Set<string>, asked: Asked): Reply {
  const text = asked.body.toString('utf8')
  if (text.startsWith('bad'))
    return problem(422, 'This is in no known format.', [{ at: 'line 1', message: 'What is this?' }])
  const isDry = asked.query.get('dryRun') === 'true'
  const candidates = text.split('\n').map((key) => {
    const outcome = isDry ? 'understood' : key === 'no' ? 'refused' : seen.has(key) ? 'unchanged' : 'registered'
    if (outcome === 'registered') seen.add(key)
    const troubles = outcome === 'refused' ? [{ grade: 'refuse', at: '/name', message: 'Not this.', rule: '' }] : []
    return { key, outcome, dataset: `${asked.query.get('organization')}/${key}`, troubles, loadable: {}, complete: {} }
  })
  return { body: { format: 'dpi', formatVersion: '1', digest: null, troubles: [], candidates, counts: {} } }
}

function importing(folder: string, url: string) {
  const report = join(folder, 'report.json')
  return {
    report,
    run: (...args: string[]) =>
      runCli(['import', ...args, '--organization', 'acme', '--url', url, '--report', report, '--jobs', '2']),
    read: () => JSON.parse(readFileSync(report, 'utf8')),
  }
}

test('a folder is imported, each record is accounted for, and a second run says 0 new', async ({ folder }) => {
  const registry = await startImporter()
  grow(join(folder, 'in'), { 'a.json': 'one\ntwo', 'deep/README.md': 'three', 'notes.pdf': 'x' })
  const { run, read, report } = importing(folder, registry.url)
  const first = await run(join(folder, 'in'))
  expect([first.exit, first.out]).toEqual([
    0,
    '2 files, 3 records: 3 new, 0 unchanged, 0 amended, 0 refused; 0 files refused, 0 failed.\n',
  ])
  expect(read().files[0]).toMatchObject({ outcome: 'read', format: 'dpi', records: [{ key: 'one' }, { key: 'two' }] })
  expect(registry.asked.map((asked) => asked.query.get('fileName')).sort()).toEqual(['README.md', 'a.json'])
  const second = await run(join(folder, 'in'))
  expect(second.out).toContain('0 new, 3 unchanged')
  expect(existsSync(`${report}.journal`)).toBe(false)
  await registry.close()
})

test('a file that is refused is named with the reason, and the others are imported', async ({ folder }) => {
  const registry = await startImporter()
  grow(folder, { 'a.json': 'bad', 'b.json': 'no\nyes', 'c.json': 'three' })
  writeFileSync(join(folder, 'huge.json'), '')
  truncateSync(join(folder, 'huge.json'), 17 * 1024 * 1024)
  const { run } = importing(folder, registry.url)
  const names = ['a', 'b', 'c', 'huge'].map((name) => join(folder, `${name}.json`))
  const { exit, out } = await run(...names)
  expect(exit).toBe(1)
  expect(out).toContain(`refused: ${names[0]}: This is in no known format.\n  line 1: What is this?\n`)
  expect(out).toContain(`refused: ${names[1]}: no: /name: Not this.\n`)
  expect(out).toContain('at most 17 MB are read. It was not sent.')
  expect(out).toContain('4 files, 3 records: 2 new, 0 unchanged, 0 amended, 1 refused; 2 files refused, 0 failed.')
  expect(registry.asked).toHaveLength(3)
  await registry.close()
})

test('a dry run stores nothing and keeps no journal', async ({ folder }) => {
  const registry = await startImporter()
  grow(folder, { 'a.json': 'one' })
  const { run, report } = importing(folder, registry.url)
  expect((await run(join(folder, 'a.json'), '--dry-run', '--publish')).out).toContain('1 record: 1 understood')
  expect([registry.seen.size, existsSync(`${report}.journal`)]).toEqual([0, false])
  expect(registry.asked[0]?.query.get('publish')).toBe('true')
  await registry.close()
})

test('an import that was stopped goes on where it was', async ({ folder }) => {
  let down = false
  const registry = await startImporter((asked) => {
    down ||= asked.body.toString() === 'f5'
    return down ? problem(500, 'The disk is full.') : null
  })
  const files = Array.from({ length: 20 }, (_, index) => [`f${String(index).padStart(2, '0')}.json`, `f${index}`])
  grow(join(folder, 'in'), Object.fromEntries(files))
  const { run, read, report } = importing(folder, registry.url)
  const stopped = await run(join(folder, 'in'))
  expect(stopped.exit).toBe(2)
  expect(stopped.err).toContain('The disk is full. Run this again to go on.')
  expect(read().files.length).toBeLessThan(12)
  expect(existsSync(`${report}.journal`)).toBe(true)
  const done = registry.seen.size
  await registry.close()
  const later = await startImporter()
  const copy = readFileSync(`${report}.journal`, 'utf8').replaceAll(registry.url, later.url)
  writeFileSync(`${report}.journal`, `${copy}{"sha256":"cut sho`)
  const again = await importing(folder, later.url).run(join(folder, 'in'))
  expect([again.exit, later.asked.length]).toEqual([0, 20 - done])
  expect(again.out).toContain('20 files, 20 records: 20 new')
  await later.close()
})

test('what would meet every file ends the import at once', async ({ folder }) => {
  const registry = await startImporter(() => problem(403, 'You may not register under acme.'))
  grow(folder, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}.json`, `${index}`])))
  const { exit, err } = await importing(folder, registry.url).run(folder)
  expect(exit).toBe(2)
  expect(err).toContain('You may not register under acme.')
  expect(registry.asked.length).toBeLessThanOrEqual(2)
  await registry.close()
})

test('what is missing on the command line is asked for', async ({ folder }) => {
  expect((await runCli(['import', folder])).err).toContain('Under which organisation?')
  expect((await runCli(['import', '--organization', 'acme'])).err).toContain('Which files?')
  expect((await runCli(['import', join(folder, 'no'), '--organization', 'acme'])).err).toContain(
    'There is no file or folder',
  )
})
