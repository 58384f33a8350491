import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { findReader, MECHANISM_READERS } from '#lib/preference/mechanisms.ts'
import { MECHANISMS } from '#lib/preference/preference.ts'

const ROOM = fileURLToPath(new URL('../../../lib/preference', import.meta.url))
const TESTS = fileURLToPath(new URL('../..', import.meta.url))

/** The files of this room from which the list of mechanisms takes a reader. */
const READER_FILES = [
  ...readFileSync(join(ROOM, 'mechanisms.ts'), 'utf8').matchAll(/import \{([^}]*)\} from '\.\/([\w-]+\.ts)'/g),
].flatMap(([, names = '', file = '']) => (/\bread[A-Z]/.test(names) ? [file] : []))

/** The tests of this room and those beyond it, as texts. */
const TEXTS = [ROOM, TESTS].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
)

/** Whether a test imports the file, or sends signals of the mechanism that has its name. */
function isTested(file: string): boolean {
  return TEXTS.some((text) => text.includes(`/${file}'`) || text.includes(`'${file.replace(/\.ts$/, '')}'`))
}

test('every mechanism has a reader; terms of service, which a person records, have none', () => {
  expect(MECHANISMS.filter((key) => findReader(key) === null)).toEqual(['terms'])
  expect(MECHANISM_READERS).toHaveLength(MECHANISMS.length - 1)
})

test('every reader says in words where its mechanism is said, and no two say the same', () => {
  const words = MECHANISM_READERS.map(({ says }) => says)
  expect(words.filter((one) => one.split(' ').length < 3)).toEqual([])
  expect(new Set(words).size).toBe(words.length)
})

test('every file with a reader is tested by name', () => {
  expect(READER_FILES.length).toBeGreaterThan(10)
  expect(READER_FILES.filter((file) => !isTested(file))).toEqual([])
})

test('every export of a file with a reader says what it answers', () => {
  const silent = READER_FILES.flatMap((file) => {
    const lines = readFileSync(join(ROOM, file), 'utf8').split('\n')
    return lines.flatMap((line, at) => (/^export /.test(line) && !isDocumented(lines, at) ? [`${file}:${at + 1}`] : []))
  })
  expect(silent).toEqual([])
})

/** A schema and its type share one sentence. */
function isDocumented(lines: readonly string[], at: number): boolean {
  const before = lines[at - 1]?.trimEnd() ?? ''
  return before.endsWith('*/') || /^export const [A-Z]/.test(before)
}
