import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { sha256Hex } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { World } from '../world.ts'
import { ImportedFile } from './answer.ts'

/** What an import that was stopped had done already, by path and the sha256 of the bytes. Taken away when all is done. */
export type ImportJournal = {
  done(path: string, sha256: string): ImportedFile | null
  add(file: ImportedFile, sha256: string): void
  remove(): void
}

const FORMAT = 'colophon-import-journal/1'

/** Where the journal of an import is kept if nobody says: with the person's own state (XDG base directory), by what is imported where. */
export function journalPath(world: World, purpose: string): string {
  const state = world.env.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  return join(state, 'colophon', `import-${sha256Hex(purpose).slice(0, 16)}.journal`)
}

/** The journal at `path`. One that was kept for another purpose (registry, organisation, options) is begun anew. */
export function openImportJournal(path: string, purpose: string): ImportJournal {
  const header = JSON.stringify({ format: FORMAT, purpose })
  const known = existsSync(path) ? readEntries(path, header) : null
  mkdirSync(dirname(path), { recursive: true })
  if (known === null) writeFileSync(path, `${header}\n`)
  return {
    done: (file, sha256) => known?.get(`${sha256} ${file}`) ?? null,
    // The line feed first ends a line that a crash cut short.
    add: (file, sha256) => appendFileSync(path, `\n${JSON.stringify({ sha256, file })}\n`),
    remove: () => rmSync(path, { force: true }),
  }
}

/** For a run that keeps no journal. */
export const NO_IMPORT_JOURNAL: ImportJournal = { done: () => null, add: () => undefined, remove: () => undefined }

function readEntries(path: string, header: string): Map<string, ImportedFile> | null {
  const [first = '', ...lines] = statSync(path).isFile() ? readFileSync(path, 'utf8').split('\n') : []
  if (!first.includes(FORMAT))
    throw new Refusal('malformed', `${path} is not a journal of colophon import. Name another file with --journal.`)
  if (first !== header) return null
  const entries = new Map<string, ImportedFile>()
  for (const line of lines) {
    const entry = readEntry(line)
    if (entry !== null) entries.set(`${entry.sha256} ${entry.file.path}`, entry.file)
  }
  return entries
}

const ENTRY = /^\{"sha256":"([0-9a-f]{64})","file":(\{.*\})\}$/

/** A line that a crash cut short does not have the form, and is passed over. */
function readEntry(line: string): { sha256: string; file: ImportedFile } | null {
  const [, sha256, text] = ENTRY.exec(line) ?? []
  if (sha256 === undefined || text === undefined) return null
  const file = ImportedFile.safeParse(jsonOrNull(text))
  return file.success ? { sha256, file: file.data } : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
