import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ROOMS = ['app', 'cli', 'jobs', 'db', 'lib'] as const
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** The rooms of lib by level: a room imports itself and rooms of a lower level. Files directly in lib are level 0. */
const LEVELS: Record<string, number> = {
  license: 1,
  preference: 1,
  records: 1,
  engine: 1,
  transparency: 1,
  dataset: 2,
  archive: 4,
  claim: 2,
  t6: 2,
  lineage: 3,
  citation: 3,
  'grad-mimic': 3,
  run: 5,
  assessment: 6,
  interchange: 6,
  clients: 7,
}

const NETWORK_AND_CLOCK = [
  /\bnew Date\(\)/,
  /\bDate\.now\b/,
  /\bMath\.random\b/,
  /\bprocess\.env\b/,
  /\bconsole\./,
  /(?<![.\w])fetch\(/,
]

type File = { path: string; text: string; imports: string[] }

const files = ROOMS.flatMap((room) => walk(join(ROOT, room))).map(read)

test('arrows: app, cli, jobs → db → lib, and nothing back', () => {
  const allowed: Record<string, (target: string, file: File) => boolean> = {
    lib: (target) => target === 'lib',
    db: (target) => target === 'db' || target === 'lib',
    app: (target) => ['app', 'db', 'lib'].includes(target),
    jobs: (target) => ['jobs', 'db', 'lib'].includes(target),
    cli: (target, file) => ['cli', 'lib'].includes(target) || (target === 'db' && file.path === 'cli/start.ts'),
  }
  expect(
    offences((file, target) => !isRoom(target) || (allowed[roomOf(file.path)]?.(roomOf(target), file) ?? false)),
  ).toEqual([])
})

test('lib: a room imports itself and lower levels, and no client', () => {
  const fits = (file: File, target: string) => {
    if (roomOf(file.path) !== 'lib' || !isRoom(target)) return true
    const [from, to] = [libRoom(file.path), libRoom(target)]
    return from === to || levelOf(to) < levelOf(from)
  }
  expect(offences(fits)).toEqual([])
})

test('db alone imports drizzle-orm, pg and DuckDB', () => {
  const memory = /^(?:drizzle-orm|pg|@duckdb)(?:$|\/)/
  expect(offences((file, target) => !memory.test(target) || roomOf(file.path) === 'db')).toEqual([])
})

test('app alone imports next and react', () => {
  const face = /^(?:next|react|next-auth|react-dom)(?:$|\/)/
  expect(offences((file, target) => !face.test(target) || roomOf(file.path) === 'app')).toEqual([])
})

test('lib has no clock, no randomness, no environment, no files and no network; its clients alone touch the network', () => {
  const pure = files.filter((file) => file.path.startsWith('lib/') && !file.path.startsWith('lib/clients/'))
  const said = pure.flatMap((file) =>
    NETWORK_AND_CLOCK.filter((pattern) => pattern.test(withoutComments(file.text))).map(
      (pattern) => `${file.path}: ${pattern.source}`,
    ),
  )
  const touched = pure.flatMap((file) =>
    file.imports
      .filter((target) => /^(?:node:)?(?:fs|net|http|https|dns|child_process|worker_threads|os)(?:$|\/)/.test(target))
      .map((target) => `${file.path} -> ${target}`),
  )
  expect([...said, ...touched]).toEqual([])
})

test('what a replay must repeat uses no function of the platform whose bits may change: no powers, no transcendental functions', () => {
  const forbidden =
    /\bMath\.(?:pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|a?tan2?|a?sinh?|a?cosh?|a?tanh?|random|hypot|cbrt)\b|\s\*\*=?\s|\*\*=?[\w(]/g
  const rooms = files.filter((file) => /^lib\/(?:engine|grad-mimic|t6)\//.test(file.path))
  expect(rooms.length).toBeGreaterThan(0)
  const said = rooms.flatMap((file) =>
    [...withoutComments(file.text).matchAll(forbidden)].map(([word]) => `${file.path}: ${word}`),
  )
  expect(said).toEqual([])
})

test('a client island imports parts, lib and its own actions, never the memory or the server', () => {
  const islands = files.filter((file) => /^['"]use client['"]/.test(file.text))
  const bad = islands.flatMap((file) =>
    file.imports
      .map((target) => settled(file, target))
      .filter((target) => /^db\/|^app\/_server\//.test(target))
      .map((target) => `${file.path} -> ${target}`),
  )
  expect(bad).toEqual([])
})

test('no room is a drawer: no utils, helpers, common, misc, services or managers', () => {
  expect(
    files
      .map((file) => file.path)
      .filter((path) => /(?:^|\/)(?:utils?|helpers?|common|misc|services?|managers?)(?:\/|\.tsx?$)/.test(path)),
  ).toEqual([])
})

function walk(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

function read(absolute: string): File {
  const text = readFileSync(absolute, 'utf8')
  const imports = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '')
  return { path: relative(ROOT, absolute), text, imports }
}

/** An import as a path from the root, or the package's name as it is. */
function settled(file: File, target: string): string {
  if (target.startsWith('#')) return target.slice(1)
  return target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file.path), target)) : target
}

function offences(fits: (file: File, target: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .map((target) => settled(file, target))
      .filter((target) => !fits(file, target))
      .map((target) => `${file.path} -> ${target}`),
  )
}

function isRoom(target: string): boolean {
  return /^(?:app|cli|jobs|db|lib|tests|bench|bin)\//.test(target)
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

function libRoom(path: string): string {
  const [, room = '', rest] = path.split('/')
  return rest === undefined ? '' : room
}

function levelOf(room: string): number {
  return room === '' ? 0 : (LEVELS[room] ?? Number.POSITIVE_INFINITY)
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
}
