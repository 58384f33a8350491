import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Refusal, type RefusalCode } from '#lib/error.ts'
import { IMPORT_MAX_BYTES } from '#lib/interchange/import.ts'
import { printBytes } from '../amount.ts'
import { mediaTypeOf } from '../disk/media-type.ts'
import { systemCode, whyUnreadable } from '../disk/problem.ts'
import type { Registry } from '../registry.ts'
import { ImportAnswer, type ImportedFile } from './answer.ts'

/** What goes with each file of an import. */
export type ImportQuery = { format: string; organization: string; publish: string; dryRun: string }

/** Refusals that speak of the one document. Any other would meet every file, so it ends the import. */
const OF_THE_DOCUMENT: readonly RefusalCode[] = [
  'invalid',
  'malformed',
  'too-large',
  'unsupported-media-type',
  'conflict',
]

/** The bytes of a document, or what became of it if it can't be sent. */
export function readDocument(path: string): { bytes: Buffer } | { file: ImportedFile } {
  try {
    const { size } = statSync(path)
    if (size <= IMPORT_MAX_BYTES) return { bytes: readFileSync(path) }
    const why = `It has ${printBytes(size)}; at most ${printBytes(IMPORT_MAX_BYTES)} are read. It was not sent.`
    return { file: untold(path, 'refused', why) }
  } catch (error) {
    return { file: untold(path, 'failed', whyUnreadable(systemCode(error))) }
  }
}

/** Sends one document. What the registry says against the document is an answer; that it says nothing at all is `failed`. */
export async function importFile(
  registry: Registry,
  path: string,
  bytes: Buffer,
  query: ImportQuery,
): Promise<ImportedFile> {
  const headers = { 'content-type': mediaTypeOf(path) }
  const call = {
    method: 'POST',
    path: '/api/v1/imports',
    query: { ...query, fileName: basename(path) },
    headers,
    body: bytes,
  } as const
  try {
    const { format, troubles, candidates } = await registry.ask(call, ImportAnswer, 'answer to the import')
    return { path, outcome: 'read', why: '', issues: [], format, troubles, records: candidates }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'unavailable') return untold(path, 'failed', error.message, error.issues)
    if (OF_THE_DOCUMENT.includes(error.code)) return untold(path, 'refused', error.message, error.issues)
    throw error
  }
}

function untold(
  path: string,
  outcome: 'refused' | 'failed',
  why: string,
  issues: ImportedFile['issues'] = [],
): ImportedFile {
  return { path, outcome, why, issues, format: null, troubles: [], records: [] }
}
