import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { grow, test } from '../testing/run-cli.ts'
import { walk } from './walk.ts'

const PLAIN = { ignore: [], skip: new Set<string>() }

function pathsIn(root: string, ignore: string[] = []) {
  return walk(root, { ...PLAIN, ignore })
    .files.map((file) => file.path)
    .sort()
}

test('every file below the folder is found, hidden and empty ones too; .git is left out', ({ folder }) => {
  grow(folder, { a: '', 'b/c.txt': 'c', 'b/.hidden': 'h', '.git/HEAD': 'ref', 'b/.git/x': 'x' })
  expect(pathsIn(folder)).toEqual(['a', 'b/.hidden', 'b/c.txt'])
})

test('patterns are those of gitignore: nested files, negation, folders; letter case counts', ({ folder }) => {
  grow(folder, {
    '.colophonignore': '*.tmp\n/top.txt\nbuild/\n',
    'a.tmp': '',
    'A.TMP': '',
    'top.txt': '',
    'x/top.txt': '',
    'x/.colophonignore': '!keep.tmp\nlocal\n',
    'x/keep.tmp': '',
    'x/other.tmp': '',
    'x/local': '',
    local: '',
    'build/out': '',
    'y/build': '',
  })
  expect(pathsIn(folder)).toEqual(['A.TMP', 'local', 'x/keep.tmp', 'x/top.txt', 'y/build'])
})

test('patterns given on the command line go before those in files', ({ folder }) => {
  grow(folder, { '.colophonignore': '*.log\n', 'a.log': '', 'b.log': '', 'c.txt': '' })
  expect(pathsIn(folder, ['!a.log', 'c.*'])).toEqual(['a.log'])
  expect(walk(folder, { ...PLAIN, ignore: ['c.*'] }).ignored).toBe(3)
})

test('links, pipes and sockets are named and not followed, not even a link that leads round in a circle', async ({
  folder,
}) => {
  grow(folder, { 'a/file': 'x' })
  symlinkSync('a/file', join(folder, 'link'))
  symlinkSync('..', join(folder, 'a', 'circle'))
  symlinkSync('nowhere', join(folder, 'dangling'))
  spawnSync('mkfifo', [join(folder, 'pipe')])
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
  const { files, problems } = walk(folder, PLAIN)
  server.close()
  expect(files.map((file) => file.path)).toEqual(['a/file'])
  expect(problems.map(({ path, grade }) => `${grade} ${path}`).sort()).toEqual([
    'left-out a/circle',
    'left-out dangling',
    'left-out link',
    'left-out pipe',
    'left-out socket',
  ])
})

test('a name that is not UTF-8 is a fault, with its bytes; a real U+FFFD is not', ({ folder }) => {
  test.skip(process.platform !== 'linux', 'skipped: only Linux lets such a name be made')
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff])]), 'x')
  grow(folder, { 'good-\ufffd': 'x' })
  const { files, problems } = walk(folder, PLAIN)
  expect(files.map((file) => file.path)).toEqual(['good-\ufffd'])
  expect(problems).toMatchObject([{ path: 'bad-\ufffd', grade: 'fault', why: expect.stringContaining('6261642dff') }])
})

test('a name that no file list can hold is a fault', ({ folder }) => {
  grow(folder, { 'back\\slash': '', 'line\nfeed': '', '~home': '', ok: '' })
  const { files, problems } = walk(folder, PLAIN)
  expect(files.map((file) => file.path)).toEqual(['ok'])
  expect(problems.map(({ grade }) => grade)).toEqual(['fault', 'fault', 'fault'])
})

test('a folder that cannot be opened is a fault', ({ folder }) => {
  test.skip(process.getuid?.() === 0, 'skipped: root may open every folder')
  mkdirSync(join(folder, 'shut'))
  chmodSync(join(folder, 'shut'), 0)
  expect(walk(folder, PLAIN).problems).toMatchObject([{ path: 'shut/', grade: 'fault' }])
  chmodSync(join(folder, 'shut'), 0o700)
})

test('a folder that is gone when its turn comes is a fault, not an empty folder', ({ folder }) => {
  expect(walk(join(folder, 'gone'), PLAIN).problems).toMatchObject([{ path: '.', grade: 'fault' }])
})
