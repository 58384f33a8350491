import { join } from 'node:path'
import { z } from 'zod'
import { areUrlsRefused } from '#lib/records/fault-words.ts'
import type { ManifestColumn, ManifestProfile } from '#lib/records/schema.ts'
import type { RecordSetDigest } from '#lib/records/set-digest.ts'
import { type SettledFile, settleFile } from '../blobs.ts'
import { columnFigures } from './column-figures.ts'
import type { Duck } from './duck.ts'
import { readProfile } from './read-profile.ts'
import type { PlannedColumn } from './role-columns.ts'
import { setDigestOf } from './set-digest.ts'
import { rowsOf } from './sql.ts'
import { surveyRecords } from './survey-records.ts'
import { writeIndex, writeManifest } from './write-manifest.ts'

/** A finished file whose digest is being worked out, while others read it. */
export type BuiltFile = { file: string; settled: Promise<SettledFile> }

/** A manifest and its index as finished files, and what was computed of them. */
export type BuiltManifest = {
  kind: 'built'
  manifest: BuiltFile
  index: BuiltFile
  set: RecordSetDigest
  columns: ManifestColumn[]
  profile: ManifestProfile
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
  const roles = new Map(planned.map(({ name, role }) => [name, role]))
  const named = new Set([...planned.flatMap(({ role }) => role ?? []), ...(roles.has('url') ? ['host'] : [])])
  const profile = await readProfile(duck, manifest, named)
  const grouped = new Map(profile.groupings.map(distinctOf))
  const others = planned.map(({ name }) => name).filter((name) => name !== 'id' && !grouped.has(name))
  const survey = await surveyRecords(duck, rowsOf(manifest), count, others)
  if (survey.badDigests > 0) return { kind: 'faulty', why: 'a digest that is none' }
  if (survey.hasTwins) return { kind: 'faulty', why: 'an id that occurs twice' }
  const distinct = new Map([...survey.distinct, ...grouped, ['host_key', grouped.get('host') ?? 0] as const])
  const columns = await columnFigures(duck, manifest, count, distinct)
  const present = (name: string) => columns.find((column) => column.name === name)?.figures.present ?? 0
  if (areUrlsRefused(present('url') - present('host'), present('url')))
    return { kind: 'faulty', why: 'too many URLs that are no addresses' }
  return {
    kind: 'built',
    manifest: settledManifest,
    index,
    set,
    columns: columns.map((column) => ({ ...column, role: roles.get(column.name) ?? null })),
    profile,
  }
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

/** Of a grouping, how many values are there; a missing one is none. */
function distinctOf({ by, distinct, top }: ManifestProfile['groupings'][number]): [string, number] {
  return [by, distinct - (top.some(({ value }) => value === null) ? 1 : 0)]
}
