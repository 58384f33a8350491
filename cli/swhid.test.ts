import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { attempt } from '#lib/attempt.ts'
import { grow, runCli, test } from './testing/run-cli.ts'

const hasGit = attempt(() => execFileSync('git', ['--version'])).ok

test('a file has the identifier that git gives its blob, a folder that of its tree', async ({ folder }) => {
  test.skip(!hasGit, 'git is not here')
  grow(folder, { 'foo/a': 'a', 'foo.txt': 'b', 'foo-bar': '#!/bin/sh\n', 'É/ü': 'c' })
  chmodSync(join(folder, 'foo-bar'), 0o755)
  symlinkSync('foo/a', join(folder, 'link'))
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder }).toString().trim()
  git('init', '-q')
  git('add', '-A')
  const { exit, out } = await runCli(['swhid', folder, join(folder, 'foo.txt')])
  expect([exit, out]).toEqual([
    0,
    `swh:1:dir:${git('write-tree')}\t${folder}\nswh:1:cnt:${git('hash-object', 'foo.txt')}\t${join(folder, 'foo.txt')}\n`,
  ])
})

test('an empty folder inside a folder counts, as at Software Heritage', async ({ folder }) => {
  const empty = JSON.parse((await runCli(['swhid', '--json', folder])).out)
  mkdirSync(join(folder, 'inner'))
  const outer = JSON.parse((await runCli(['swhid', '--json', folder])).out)
  expect(empty).toEqual([{ path: folder, swhid: 'swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904' }])
  expect(outer[0].swhid).not.toBe(empty[0].swhid)
})

test('a name that is not UTF-8 is identified by its bytes', async ({ folder }) => {
  test.skip(!hasGit, 'git is not here')
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff])]), 'x')
  execFileSync('git', ['init', '-q'], { cwd: folder })
  execFileSync('git', ['add', '-A'], { cwd: folder })
  const tree = execFileSync('git', ['write-tree'], { cwd: folder }).toString().trim()
  expect((await runCli(['swhid', folder])).out).toBe(`swh:1:dir:${tree}\t${folder}\n`)
})

test('never from pointers: of Git LFS, of git-annex, or into the cache of the Hub', async ({ folder }) => {
  const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`
  grow(folder, { 'lfs/data.parquet': lfs, 'annex/x': '', 'hub/x': '' })
  symlinkSync('../.git/annex/objects/a/b/SHA256E-s1--c/SHA256E-s1--c', join(folder, 'annex/data.bin'))
  symlinkSync(`../../blobs/${'a'.repeat(64)}`, join(folder, 'hub/data.bin'))
  for (const [name, what] of [
    ['lfs/data.parquet', 'Git LFS pointer'],
    ['lfs', 'Git LFS pointer'],
    ['annex', 'git-annex link'],
    ['hub/data.bin', "Hub's cache"],
  ] as const) {
    const { exit, out, err } = await runCli(['swhid', join(folder, name)])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(what)
    expect(err).toContain('never made from pointers')
  }
})

test('a large file is read in pieces: memory does not grow with it', async ({ folder }) => {
  writeFileSync(join(folder, 'large'), '')
  truncateSync(join(folder, 'large'), 256 * 1024 ** 2)
  const before = process.memoryUsage.rss()
  const { exit, out } = await runCli(['swhid', join(folder, 'large')])
  expect([exit, out.slice(0, 10)]).toEqual([0, 'swh:1:cnt:'])
  expect(process.memoryUsage.rss() - before).toBeLessThan(128 * 1024 ** 2)
})

test('what is not there, or no path at all, is said in a sentence', async ({ folder }) => {
  expect(await runCli(['swhid'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('A file or folder is needed.'),
  })
  expect(await runCli(['swhid', join(folder, 'none')])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('no such file or folder'),
  })
})
