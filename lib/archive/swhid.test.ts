import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { attempt } from '../attempt.ts'
import { contentHasher, contentSwhid, directorySwhid, objectId, TREE_MODES, type TreeEntry } from './swhid.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const git = (args: string[], input: Uint8Array | string, cwd: string) =>
  execFileSync('git', args, { input, cwd }).toString().trim()
const hasGit = attempt(() => execFileSync('git', ['--version'])).ok

for (const [content, id] of [
  ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
  ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ['test content\n', 'd670460b4b4aece5915caf5c68d12f560a9fe3e4'],
  ['what is up, doc?', 'bd9dbf5aae1a3862dd1526723246b20206e5fc37'],
] as const)
  test(`the content ${JSON.stringify(content)} has git's blob id`, () => {
    expect(contentSwhid(bytes(content))).toBe(`swh:1:cnt:${id}`)
  })

test('an empty directory is the empty tree', () => {
  expect(directorySwhid([])).toBe('swh:1:dir:4b825dc642cb6eb9a060e54bf8d69288fbee4904')
})

test('a directory of one file has the tree id that git prints for it', () => {
  const id = objectId(contentSwhid(bytes('hello\n')))
  expect(directorySwhid([{ name: bytes('hello.txt'), kind: 'file', id }])).toBe(
    'swh:1:dir:aaa96ced2d9a1c8e72c56b253a0e2fe78393feb7',
  )
})

test('a content taken in pieces has the same identifier, and none when bytes are missing or too many', () => {
  const whole = bytes('what is up, doc?')
  const inPieces = (announced: number) => {
    const hasher = contentHasher(announced)
    for (const byte of whole) hasher.update(new Uint8Array([byte]))
    return hasher.swhid()
  }
  expect(inPieces(whole.length)).toBe(contentSwhid(whole))
  expect([inPieces(whole.length - 1), inPieces(whole.length + 1)]).toEqual([null, null])
})

test('the order in which entries are given does not matter', () => {
  const entry = fc.record({
    name: fc.uint8Array({ minLength: 1, maxLength: 4, min: 48, max: 255 }),
    kind: fc.constantFrom(...(['file', 'executable', 'link', 'directory'] as const)),
    id: fc.constant('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'),
  })
  const entries = fc.uniqueArray(entry, { selector: ({ name }) => Buffer.from(name).toString('hex'), maxLength: 12 })
  fc.assert(fc.property(entries, (some) => directorySwhid(some) === directorySwhid(some.toReversed())))
})

test('a name that no tree can hold, or one that is there twice, is refused', () => {
  const named = (...names: string[]): TreeEntry[] =>
    names.map((name) => ({ name: bytes(name), kind: 'file', id: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391' }))
  for (const name of ['', '.', '..', 'a/b', 'a\0b']) expect(() => directorySwhid(named(name))).toThrow(TypeError)
  expect(() => directorySwhid(named('a', 'b', 'a'))).toThrow('Two entries')
})

test('git mktree and git hash-object find the same: names with and without a following "/", all modes', () => {
  test.skip(!hasGit, 'git is not here')
  const folder = mkdtempSync(join(tmpdir(), 'colophon-swhid-'))
  try {
    git(['init', '-q'], '', folder)
    const blob = git(['hash-object', '-w', '--stdin'], 'hello\n', folder)
    expect(contentSwhid(bytes('hello\n'))).toBe(`swh:1:cnt:${blob}`)
    const tree = git(['mktree'], `100644 blob ${blob}\thello.txt\n`, folder)
    const entries = [
      ['foo', 'directory'],
      ['foo.txt', 'file'],
      ['foo-bar', 'executable'],
      ['foo0', 'link'],
      ['É', 'file'],
      ['𝔸', 'file'],
      ['z', 'directory'],
    ] as const
    const lines = entries.map(([name, kind]) => {
      const mode = TREE_MODES[kind].padStart(6, '0')
      return `${mode} ${kind === 'directory' ? `tree ${tree}` : `blob ${blob}`}\t${name}\0`
    })
    const ours = directorySwhid(
      entries.map(([name, kind]) => ({ name: bytes(name), kind, id: kind === 'directory' ? tree : blob })),
    )
    expect(ours).toBe(`swh:1:dir:${git(['mktree', '-z'], lines.join(''), folder)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
