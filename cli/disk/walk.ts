import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { FilePath } from '#lib/dataset/schema.ts'
import { IGNORE_FILE, isIgnored, type Patterns, patternsAt } from './ignored.ts'
import { type Problem, systemCode, whyUnreadable } from './problem.ts'

/** A regular file as the folder shows it: what tells, without reading it, that it is still the same. Times in nanoseconds. */
export type Found = { path: string; bytes: number; mtimeNs: bigint; ctimeNs: bigint; ino: bigint }

/** What a folder holds: its files in no settled order, what can't be listed, and how many entries the patterns left out. */
export type Walk = { files: Found[]; problems: Problem[]; ignored: number }

/** `skip`: absolute paths that are left out in silence, such as the list that is being written. */
export type WalkOptions = { ignore: readonly string[]; skip: ReadonlySet<string> }

/** All files below a folder. Symbolic links are not followed. What can't be looked at becomes a problem, never a gap. */
export function walk(root: string, options: WalkOptions): Walk {
  const result: Walk = { files: [], problems: [], ignored: 0 }
  const given = options.ignore.length > 0 ? [patternsAt('', options.ignore)] : []
  const folders: { path: string; layers: Patterns[] }[] = [{ path: '', layers: [] }]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = entriesOf(root, folder.path, result)
    // a folder that can't be listed is told once: its patterns are not looked for
    if (entries.length === 0) continue
    const layers = [...folder.layers, ...ownPatterns(root, folder.path, result)]
    for (const entry of entries) {
      const path = folder.path + entry.name
      const shown = entry.isDirectory() ? `${path}/` : path
      if (isAlwaysLeftOut(entry.name) || options.skip.has(`${root}/${path}`)) continue
      if (isIgnored([...layers, ...given], shown)) result.ignored += 1
      else if (entry.isDirectory()) folders.push({ path: shown, layers })
      else look(root, path, entry, result)
    }
  }
  return result
}

function isAlwaysLeftOut(name: string): boolean {
  return name === '.git' || name === IGNORE_FILE
}

function look(root: string, path: string, entry: Dirent, result: Walk) {
  if (!entry.isFile()) {
    result.problems.push({ path, grade: 'left-out', why: whyNotAFile(entry) })
    return
  }
  const named = FilePath.safeParse(path)
  if (!named.success) {
    const why = named.error.issues.map((issue) => issue.message).join(' ')
    result.problems.push({ path, grade: 'fault', why: `Its name can't stand in a file list. ${why}` })
    return
  }
  attempt(path, result, () => {
    const stat = lstatSync(`${root}/${path}`, { bigint: true })
    result.files.push({ path, bytes: Number(stat.size), mtimeNs: stat.mtimeNs, ctimeNs: stat.ctimeNs, ino: stat.ino })
  })
}

function whyNotAFile(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'It is a symbolic link, and links are not followed.'
  if (entry.isSocket()) return 'It is a socket, not a file.'
  if (entry.isFIFO()) return 'It is a named pipe, not a file.'
  return 'It is a device, not a file.'
}

function ownPatterns(root: string, folder: string, result: Walk): Patterns[] {
  const path = folder + IGNORE_FILE
  const patterns: Patterns[] = []
  attempt(path, result, () => {
    const stat = lstatSync(`${root}/${path}`, { throwIfNoEntry: false })
    if (stat?.isFile()) patterns.push(patternsAt(folder, readFileSync(`${root}/${path}`, 'utf8')))
  })
  return patterns
}

function entriesOf(root: string, folder: string, result: Walk): Dirent[] {
  let entries: Dirent[] = []
  attempt(folder === '' ? '.' : folder, result, () => {
    entries = readdirSync(`${root}/${folder}`, { withFileTypes: true })
    if (entries.some((entry) => entry.name.includes('\ufffd'))) entries = withUtf8Names(root, folder, entries, result)
  })
  return entries
}

/** A name that holds U+FFFD may have been bytes that are not UTF-8: the bytes themselves tell. */
function withUtf8Names(root: string, folder: string, entries: Dirent[], result: Walk): Dirent[] {
  const wellNamed = new Set<string>()
  for (const name of readdirSync(`${root}/${folder}`, { encoding: 'buffer' })) {
    const text = name.toString('utf8')
    if (Buffer.from(text, 'utf8').equals(name)) wellNamed.add(text)
    else {
      const why = `Its name is not valid UTF-8 (its bytes are ${name.toString('hex')}). Rename it.`
      result.problems.push({ path: folder + text, grade: 'fault', why })
    }
  }
  return entries.filter((entry) => wellNamed.has(entry.name))
}

function attempt(path: string, result: Walk, action: () => void) {
  try {
    action()
  } catch (error) {
    result.problems.push({ path, grade: 'fault', why: whyUnreadable(systemCode(error)) })
  }
}
