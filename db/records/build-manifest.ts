import { join } from 'node:path'
import { z } from 'zod'
import type { RecordSetDigest } from '#lib/records/set-digest.ts'
import { type SettledFile, settleFile } from '../blobs.ts'
import { describeManifest, type ManifestDescription } from './describe-manifest.ts'
import type { Duck } from './duck.ts'
import type { PlannedColumn } from './role-columns.ts'
import { setDigestOf } from './set-digest.ts'
import { rowsOf } from './sql.ts'
import { writeIndex, writeManifest } from './write-manifest.ts'

/** A finished file whose digest is being worked out, while others read it. */
export type BuiltFile = { file: string; settled: Promise<SettledFile> }

/** A manifest and its index as finished files, and what was computed of them. */
export type BuiltManifest = ManifestDescription & {
  kind: 'built'
  manifest: BuiltFile
  index: BuiltFile
  set: RecordSetDigest
}

export type Build = BuiltManifest | { kind: 'empty' } | { kind: 'faulty'; why: string }

/**
 * Builds a manifest in the folder. It takes the rows for sound and finds out on the way that they are not: `faulty` says only that much, in a word
 * for programmers; where the fault is, `findFaults` looks for.
 */
export async function buildManifest(
  duck: Duck,
  rows: string,
  planned: readonly PlannedColumn[],
  folder: string,
): Promise<Build> {
  const [manifest, indexFile] = [join(folder, 'manifest.parquet'), join(folder, 'index.parquet')]
  const written = await writeManifest(duck, rows, planned, manifest)
  if (!written.ok) return { kind: 'faulty', why: written.why }
  const count = await countOf(duck, rowsOf(manifest))
  if (count === 0) return { kind: 'empty' }
  const settledManifest = builtFile(manifest)
  await writeIndex(duck, manifest, indexFile)
  const index = builtFile(indexFile)
  const set = await setDigestOf(duck, rowsOf(indexFile), count)
  if (set.count < count) return { kind: 'faulty', why: 'a record without a leaf' }
  const described = await describeManifest(duck, manifest, count, planned)
  if (!described.ok) return { kind: 'faulty', why: described.why }
  return { kind: 'built', manifest: settledManifest, index, set, ...described.value }
}

/** Should the build come to nothing, nobody asks for the digest, and that it may fail then is no fault. */
function builtFile(file: string): BuiltFile {
  const settled = settleFile(file)
  settled.catch(() => undefined)
  return { file, settled }
}

const Count = z.object({ records: z.coerce.number() })

async function countOf(duck: Duck, rows: string): Promise<number> {
  const [found] = await duck.rows(Count, `SELECT count(*) AS records FROM ${rows}`)
  return found?.records ?? 0
}
