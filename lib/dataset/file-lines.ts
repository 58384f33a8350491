import { z } from 'zod'
import type { Issue } from '../error.ts'
import { FileEntry } from './schema.ts'

export type FileLines = { ok: true; files: FileEntry[] } | { ok: false; issues: Issue[] }

/** A list as `colophon hash` writes it, or the bare array of its files. Members that a version does not keep are ignored. */
const FileListJson = z.union([
  z.looseObject({ files: z.array(z.object(FileEntry.shape)).max(1_000_000) }).transform((list) => list.files),
  z.array(z.object(FileEntry.shape)).max(1_000_000),
])

/**
 * The files named in a text: the JSON that `colophon hash` writes, or lines of `path <tab> bytes <tab> sha256` (then, if wanted,
 * media type and address), of `path bytes sha256`, or of `sha256  path` as sha256sum prints them. `-` stands for what is not known.
 * Empty: no files. Each line that is none of these is an issue that names it; at most 20 are told.
 */
export function readFileLines(text: string): FileLines {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, files: [] }
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return fromJson(trimmed)
  const files: FileEntry[] = []
  const issues: Issue[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || issues.length >= ISSUES_TOLD) continue
    const parsed = FileEntry.safeParse(entryOf(line))
    if (parsed.success) files.push(parsed.data)
    else issues.push({ at: '/files', message: `Line ${index + 1}: ${faultOf(line, parsed.error)}` })
  }
  return issues.length === 0 ? { ok: true, files } : { ok: false, issues }
}

const ISSUES_TOLD = 20
const HEX = '[0-9a-fA-F]{64}'
const SUM_LINE = new RegExp(`^(${HEX}) [ *](.+)$`)
const SPACED_LINE = new RegExp(`^(.+?)\\s+(\\d+|-)\\s+(${HEX}|-)\\s*$`)

function entryOf(line: string): unknown {
  const [, sum, sumPath] = SUM_LINE.exec(line) ?? []
  if (sum !== undefined) return { path: sumPath, sha256: sum.toLowerCase() }
  const [path, bytes, sha256, mediaType, url] = line.split('\t').map((cell) => cell.trim())
  if (bytes !== undefined) {
    return {
      path,
      bytes: known(bytes, Number),
      sha256: known(sha256, (text) => text.toLowerCase()),
      ...(mediaType !== undefined && mediaType !== '' && { mediaType }),
      url: known(url, String),
    }
  }
  const [, spacedPath, spacedBytes, spacedSum] = SPACED_LINE.exec(line) ?? []
  if (spacedPath === undefined) return null
  return {
    path: spacedPath.trim(),
    bytes: known(spacedBytes, Number),
    sha256: known(spacedSum, (text) => text.toLowerCase()),
  }
}

function known<Value>(text: string | undefined, read: (text: string) => Value): Value | null {
  return text === undefined || text === '' || text === '-' ? null : read(text)
}

function faultOf(line: string, error: z.ZodError): string {
  const [issue] = error.issues
  if (issue === undefined || issue.path.length === 0)
    return `"${line.slice(0, 80)}" is neither "path, bytes, sha256" nor "sha256  path". Write - for what is not known.`
  const message = issue.path[0] === 'bytes' ? 'The number of bytes is a whole number, or -.' : issue.message
  return `${String(issue.path[0])}: ${message}`
}

function fromJson(text: string): FileLines {
  const [ok, value] = parseJson(text)
  if (!ok)
    return { ok: false, issues: [{ at: '/files', message: 'This begins like JSON and is not JSON all the way.' }] }
  const parsed = FileListJson.safeParse(value)
  if (parsed.success) return { ok: true, files: parsed.data }
  const message =
    'This JSON is no file list. It is what "colophon hash" writes: {"files": [{"path", "bytes", "sha256"}]}.'
  return { ok: false, issues: [{ at: '/files', message }] }
}

function parseJson(text: string): [boolean, unknown] {
  try {
    return [true, JSON.parse(text)]
  } catch {
    return [false, null]
  }
}

/** The files as lines that `readFileLines` reads back: tabs between, `-` for what is not known. */
export function printFileLines(files: readonly FileEntry[]): string {
  return files.map(printLine).join('\n')
}

function printLine({ path, bytes, sha256, mediaType, url }: FileEntry): string {
  const cells = [path, bytes ?? '-', sha256 ?? '-']
  if (url !== null) return [...cells, mediaType, url].join('\t')
  return (mediaType === 'application/octet-stream' ? cells : [...cells, mediaType]).join('\t')
}
