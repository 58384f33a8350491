import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { attempt } from '../attempt.ts'
import { TAR_END, tarHeader, tarPadding } from './tar.ts'

const hasTar = attempt(() => execFileSync('tar', ['--version'])).ok
const MODIFIED = 1_780_617_600

function archive(files: Record<string, string>): Buffer {
  const parts = Object.entries(files).flatMap(([path, text]) => {
    const bytes = Buffer.from(text)
    return [tarHeader({ path, bytes: bytes.length, modified: MODIFIED }), bytes, tarPadding(bytes.length)]
  })
  return Buffer.concat([...parts, TAR_END])
}

test('an archive is whole blocks of 512 bytes, and the same files are the same bytes', () => {
  const one = archive({ 'data/': '', 'data/a': 'abc' })
  expect(one.length % 512).toBe(0)
  expect(one.equals(archive({ 'data/': '', 'data/a': 'abc' }))).toBe(true)
})

test('tar reads it: folders, long names, names that are not ASCII, at every length of a pax record', () => {
  test.skip(!hasTar, 'tar is not here')
  const names = [
    'data/',
    'data/a',
    'data/é ü',
    '%20',
    ...[85, 86, 87, 88, 99, 100, 101, 255, 980, 990, 999].map((n) => 'n'.repeat(n)),
  ]
  const files = Object.fromEntries(names.map((name) => [name, name.endsWith('/') ? '' : `of ${name.length}`]))
  const bytes = archive(files)
  const listed = execFileSync('tar', ['-tf', '-', '--quoting-style=literal'], { input: bytes })
    .toString()
    .trim()
    .split('\n')
  expect(listed).toEqual(names)
  for (const name of ['data/é ü', 'n'.repeat(255)])
    expect(execFileSync('tar', ['-xOf', '-', name], { input: bytes }).toString()).toBe(files[name])
})

test('a file above 8 GiB has its size in a pax record', () => {
  const bytes = 9 * 1024 ** 3
  expect(Buffer.from(tarHeader({ path: 'large', bytes, modified: MODIFIED })).toString('latin1')).toContain(
    `size=${bytes}\n`,
  )
})
