import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { FileList } from './disk/file-list.ts'
import { grow, runCli, startCli, test } from './testing/run-cli.ts'

test('the list goes to standard output, with path, bytes, sha256 and media type of each file', async ({ folder }) => {
  grow(folder, { 'data/part.parquet': 'PAR1', 'README.md': '# Corpus', raw: '' })
  const { exit, out, err } = await runCli(['hash', folder])
  const list = FileList.parse(JSON.parse(out))
  expect([exit, err]).toEqual([0, ''])
  expect(list.files.map((file) => [file.path, file.bytes, file.mediaType])).toEqual([
    ['README.md', 8, 'text/markdown'],
    ['data/part.parquet', 4, 'application/vnd.apache.parquet'],
    ['raw', 0, 'application/octet-stream'],
  ])
  expect(list.files[0]?.sha256).toBe(createHash('sha256').update('# Corpus').digest('hex'))
  expect(list.totals).toEqual({ files: 3, bytes: 12, faults: 0 })
})

test('an empty folder has an empty list', async ({ folder }) => {
  const { exit, out } = await runCli(['hash', folder])
  expect([exit, FileList.parse(JSON.parse(out)).files]).toEqual([0, []])
})

test('an output inside the folder is no part of the list, and a second run says the same', async ({ folder }) => {
  grow(folder, { a: 'a' })
  await wait(60)
  const output = join(folder, 'list.json')
  const first = await runCli(['hash', folder, '-o', output, '--json'])
  const text = readFileSync(output, 'utf8')
  const second = await runCli(['hash', folder, '-o', output, '--json'])
  expect(JSON.parse(first.out)).toMatchObject({ files: 1, reused: 0, faults: 0 })
  expect(JSON.parse(second.out)).toMatchObject({ files: 1, reused: 1 })
  expect(readFileSync(output, 'utf8')).toBe(text)
  expect(JSON.parse((await runCli(['hash', folder, '-o', output, '--json', '--fresh'])).out)).toMatchObject({
    reused: 0,
  })
})

test('a link is named and leaves the answer at 0; a name that cannot be listed makes it 2', async ({ folder }) => {
  grow(folder, { a: 'a' })
  symlinkSync('a', join(folder, 'link'))
  const linked = await runCli(['hash', folder])
  expect([linked.exit, linked.err]).toEqual([0, 'left out: link: It is a symbolic link, and links are not followed.\n'])
  grow(folder, { 'line\nfeed': 'x' })
  const faulty = await runCli(['hash', folder])
  expect(faulty.exit).toBe(2)
  expect(faulty.err).toContain('not read: line\\x0afeed: ')
  expect(FileList.parse(JSON.parse(faulty.out))).toMatchObject({ totals: { files: 1, faults: 1 } })
})

test('what is wrong with the command line is said in a sentence', async ({ folder }) => {
  writeFileSync(join(folder, 'file'), '')
  writeFileSync(join(folder, 'diary'), 'Dear diary')
  const said = async (...args: string[]) => {
    const { exit, out, err } = await runCli(['hash', ...args])
    return [exit, out, err.split('\n')[0]]
  }
  expect(await said()).toEqual([2, '', 'colophon: A folder is needed. colophon hash --help shows the whole command.'])
  expect(await said(join(folder, 'none'))).toEqual([2, '', `colophon: There is no folder ${join(folder, 'none')}.`])
  expect((await said(join(folder, 'file')))[2]).toContain('is not a folder')
  expect((await said(folder, '--jobs', '0'))[2]).toContain('--jobs is a number')
  expect((await said(folder, '--journal', join(folder, 'diary')))[2]).toContain('is not a journal of colophon hash')
  expect(readFileSync(join(folder, 'diary'), 'utf8')).toBe('Dear diary')
  expect((await said(folder, '-o', join(folder, 'no', 'where.json')))[2]).toContain('no such file or folder')
})

test('with --progress and no terminal, progress is lines; without, there is none', async ({ folder }) => {
  grow(folder, { a: 'a' })
  expect((await runCli(['hash', folder, '--progress'])).err).toMatch(/^\d+ % · .+ of 1 byte · [01] of 1 file/)
  expect((await runCli(['hash', folder])).err).toBe('')
})

test('on a terminal, progress is one line that is taken away at the end', async ({ folder }) => {
  grow(folder, { a: 'a' })
  const { err } = await runCli(['hash', folder], { columns: 40 })
  expect(err).toContain('\r\u001b[K100 % · 1 byte')
  expect(err.endsWith('\r\u001b[K')).toBe(true)
})

test('killed in mid-run, the next run goes on where it was and writes the same list', async ({ folder }) => {
  const root = join(folder, 'data')
  const output = join(folder, 'list.json')
  mkdirSync(root)
  for (let index = 0; index < 40; index += 1) {
    writeFileSync(join(root, `f${index}`), `${index}`)
    truncateSync(join(root, `f${index}`), 12 * 1024 * 1024)
  }
  await wait(60)
  const { child, ended } = startCli(['hash', root, '-o', output])
  while (linesOf(`${output}.journal`) < 6) await wait(2)
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
  expect(existsSync(output)).toBe(false)
  const again = await runCli(['hash', root, '-o', output, '--json'])
  const summary = JSON.parse(again.out)
  expect(summary.files).toBe(40)
  expect(summary.reused).toBeGreaterThanOrEqual(5)
  expect(summary.reused).toBeLessThan(40)
  const resumed = readFileSync(output, 'utf8')
  await runCli(['hash', root, '-o', output, '--fresh'])
  expect(readFileSync(output, 'utf8')).toBe(resumed)
})

function linesOf(path: string): number {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0
}

test('a reader that goes away ends the command without a word', async ({ folder }) => {
  for (let index = 0; index < 4000; index += 1) writeFileSync(join(folder, `file-with-a-long-name-${index}`), '')
  const { child, said, ended } = startCli(['hash', folder])
  child.stdout.destroy()
  expect(await ended).toBe(2)
  expect(said.err).toBe('')
})

test('an output that is a device is written to, never replaced; a full one is said to be full', async ({ folder }) => {
  test.skip(!existsSync('/dev/full'), 'skipped: only Linux has a device that is always full')
  writeFileSync(join(folder, 'a'), 'a')
  const device = join(folder, 'device')
  symlinkSync('/dev/full', device)
  const full = await runCli(['hash', folder, '-o', device])
  expect([full.exit, full.err.includes('The disk is full')]).toEqual([2, true])
  expect(existsSync(`${device}.journal`)).toBe(false)
  expect((await runCli(['hash', folder, '--journal', device])).err).toContain('is not a journal')
})

test('Ctrl-C ends the command without a word, and a calling script can tell', async ({ folder }) => {
  writeFileSync(join(folder, 'large'), '')
  truncateSync(join(folder, 'large'), 8 * 1024 ** 3)
  const { child, said, ended } = startCli(['hash', folder, '--progress'])
  while (!said.err.includes('%')) await wait(5)
  child.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
  expect(said.err.split('\n').every((line) => line === '' || line.includes('%'))).toBe(true)
})
