import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { grow, test } from '../testing/run-cli.ts'
import { hashFolder, type Progress } from './hash-folder.ts'
import { type Outcome, startHashers } from './hashers.ts'
import { openJournal } from './journal.ts'

const PLAIN = { ignore: [], skip: new Set<string>(), jobs: 2 }

function sha256(content: string | Uint8Array) {
  return createHash('sha256').update(content).digest('hex')
}

test('digests are right at every size around what is read at once', async ({ folder }) => {
  const block = 128 * 1024
  const sizes = [0, 1, block - 1, block, block + 1, 2 * block, 3 * block + 17]
  const contents = sizes.map((size, index) => Buffer.alloc(size, `content ${index}`))
  grow(folder, Object.fromEntries(contents.map((content, index) => [`f${index}`, content])))
  const { files, problems } = await hashFolder(folder, PLAIN)
  expect(problems).toEqual([])
  expect(files.map((file) => [file.path, file.bytes, file.sha256])).toEqual(
    contents.map((content, index) => [`f${index}`, content.length, sha256(content)]),
  )
})

test('files are sorted by UTF-16 code units, whoever was read first', async ({ folder }) => {
  grow(folder, { b: 'xxxx', B: 'x', 'a/z': 'xx', 'a-b': 'x', '\ufb33': 'x', '😀': 'x' })
  const { files } = await hashFolder(folder, PLAIN)
  expect(files.map((file) => file.path)).toEqual(['B', 'a-b', 'a/z', 'b', '😀', '\ufb33'])
})

test('thousands of small files come out whole, and progress ends at the total', async ({ folder }) => {
  mkdirSync(join(folder, 'many'))
  for (let index = 0; index < 3000; index += 1) writeFileSync(join(folder, 'many', `${index}`), `${index}`)
  let last: Progress | null = null
  const { files } = await hashFolder(folder, { ...PLAIN, onProgress: (progress) => (last = progress) })
  expect(files).toHaveLength(3000)
  expect(files.every((file) => file.sha256 === sha256(file.path.slice(5)))).toBe(true)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  expect(last).toEqual({ bytes, totalBytes: bytes, files: 3000, totalFiles: 3000 })
})

test('a file that grows while it is read is a fault, not a digest', async ({ folder }) => {
  writeFileSync(join(folder, 'log'), '')
  truncateSync(join(folder, 'log'), 512 * 1024 ** 2)
  const hashers = startHashers(folder, 1)
  const outcomes: Outcome[] = []
  const hashing = hashers.hash([{ path: 'log', bytes: 512 * 1024 ** 2 }], (some) => outcomes.push(...some))
  while (hashers.bytesRead() === 0) await wait(1)
  appendFileSync(join(folder, 'log'), 'more')
  await hashing
  await hashers.stop()
  expect(outcomes).toEqual([{ path: 'log', kind: 'changed' }])
})

test('a file that is gone, or was replaced, when its turn comes is told apart', async ({ folder }) => {
  grow(folder, { real: 'x' })
  mkdirSync(join(folder, 'dir'))
  symlinkSync('real', join(folder, 'link'))
  const hashers = startHashers(folder, 1)
  const outcomes: Outcome[] = []
  const asked = ['gone', 'link', 'dir', 'real'].map((path) => ({ path, bytes: 1 }))
  await hashers.hash(asked, (some) => outcomes.push(...some))
  await hashers.stop()
  expect(
    outcomes.map((outcome) => [outcome.path, outcome.kind === 'unreadable' ? outcome.code : outcome.kind]),
  ).toEqual([
    ['gone', 'ENOENT'],
    ['link', 'ELOOP'],
    ['dir', 'changed'],
    ['real', 'read'],
  ])
})

test('a second run reads only what has changed, also when size and times were put back', async ({ folder }) => {
  const root = join(folder, 'data')
  const past = new Date('2026-01-01')
  grow(root, { same: 'same', edited: 'one', gone: 'x' })
  utimesSync(join(root, 'edited'), past, past)
  await wait(60)
  const run = async () => {
    const journal = openJournal(join(folder, 'journal'), false)
    const hashed = await hashFolder(root, { ...PLAIN, journal })
    journal.settle(hashed.files)
    return hashed
  }
  expect((await run()).reused).toBe(0)
  expect((await run()).reused).toBe(3)
  writeFileSync(join(root, 'edited'), 'two')
  utimesSync(join(root, 'edited'), past, past)
  const third = await run()
  expect(third.reused).toBe(2)
  expect(third.files.find((file) => file.path === 'edited')?.sha256).toBe(sha256('two'))
})

test('a journal whose last line was cut short is read up to there, and goes on', async ({ folder }) => {
  const root = join(folder, 'data')
  const path = join(folder, 'journal')
  grow(root, { a: 'a', b: 'b' })
  await wait(60)
  const first = openJournal(path, false)
  const { files } = await hashFolder(root, { ...PLAIN, journal: first })
  const [a] = files
  writeFileSync(path, '["colophon-hash-journal/1"]\n')
  if (a !== undefined) openJournal(path, false).add([a])
  appendFileSync(path, '1 17000000 170')
  const second = openJournal(path, false)
  expect((await hashFolder(root, { ...PLAIN, journal: second })).reused).toBe(1)
  expect((await hashFolder(root, { ...PLAIN, journal: openJournal(path, false) })).reused).toBe(2)
})
