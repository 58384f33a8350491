import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import type { ClaimedRun, OwnEnding } from '#db/commands/execute-run.ts'
import { keepFiltered } from '#db/records/keep-filtered.ts'
import { readFilteredTexts } from '#db/records/read-filtered-texts.ts'
import { readLabelled } from '#db/records/read-labelled.ts'
import { readRecordSources } from '#db/records/record-sources.ts'
import { writeScores } from '#db/records/write-scores.ts'
import { canonicalJson } from '#lib/canonical-json.ts'
import type { Manifest } from '#lib/records/schema.ts'
import { type FilterInput, filterInputOf, trainedOnOf } from '#lib/run/filter-input.ts'
import { finishedFilter } from '#lib/run/filter-result.ts'
import { wrongPlaces } from '#lib/run/labelled-reading.ts'
import type { PlannedRun } from '#lib/run/planned-run.ts'
import type { Scored } from '#lib/run/run-filter.ts'
import { SCORES_FILE, scoredRecords } from '#lib/run/scored-records.ts'
import type { JobContext } from './job.ts'

/**
 * What a filter comes to once all is scored: its files (scores of each record, the list of what was removed, its whole record), and the version that is to be made of what it keeps; a
 * repetition makes none.
 */
export async function finishFilter(
  run: ClaimedRun,
  planned: PlannedRun,
  scored: Scored,
  { db, blobs, workFolder }: JobContext,
): Promise<OwnEnding> {
  if (run.kind !== 'grad-mimic' || planned.kind !== 'grad-mimic') throw new Error(`The run ${run.id} is no filter.`)
  const { makes } = run.configuration
  if (makes === undefined) throw new Error(`The run ${run.id} does not say what it makes.`)
  const input = filterInputOf(run.inputs, run.configuration)
  const { version } = input
  const { manifest, bad } = await readJudged(db, blobs, input)
  const sources = await readRecordSources(blobs, manifest)
  const unread = sources.size - planned.work.ids.length
  const read = { version, trainedOn: trainedOnOf(run.inputs), sources, unread, bad }
  const { eval: seed = 0 } = run.seeds
  const finished = finishedFilter(planned.work, run.configuration, seed, scored, read)
  const { conclusion, records, result } = finished
  const { ledger, record } = conclusion
  const scores = await writeScores(blobs, scoredRecords(records, scored.trace, conclusion), workFolder)
  record.trace.scores = `sha256:${scores.sha256}`
  const { reference } = scored
  const files = [
    { name: SCORES_FILE, mediaType: 'application/vnd.apache.parquet', ...scores },
    { name: 'removed.json', mediaType: 'application/json', ...(await blobs.put(json(ledger.removed))) },
    { name: 'grad-mimic.json', mediaType: 'application/json', ...(await blobs.put(json(record))) },
    ...(reference === null
      ? []
      : [
          {
            name: 'reference.safetensors',
            mediaType: 'application/octet-stream',
            ...(await blobs.put(reference.file)),
          },
        ]),
  ]
  const artifacts = files.map(({ name, mediaType, sha256, bytes }) => ({
    ...{ name, mediaType, bytes, url: null },
    digest: `sha256:${sha256}` as const,
  }))
  if (run.replayOf !== null) return { state: 'complete', result, artifacts }
  const gone = ledger.removed.map(({ id }) => id)
  const kept = await keepFiltered(blobs, manifest, gone, workFolder)
  const removed = { count: gone.length, digest: ledger.digest }
  return { state: 'complete', result, artifacts, makes: { ...makes, input: version, manifest: kept, removed } }
}

/** The manifest that was judged, and which of its records, by the order in which they were read, have another label than the right one; null: that is not known. */
async function readJudged(
  db: Db,
  blobs: BlobStore,
  input: FilterInput,
): Promise<{ manifest: Manifest; bad: ReadonlySet<number> | null }> {
  const { version } = input
  if (input.what === 'text') return { ...(await readFilteredTexts(db, blobs, version, input.reading)), bad: null }
  const asked = { ...input.reading, truth: input.truth, at: '' }
  const { manifest, truth, records } = await readLabelled(db, blobs, version, asked)
  return { manifest, bad: wrongPlaces(records.labels, truth) }
}

function json(value: unknown): Uint8Array {
  return Buffer.from(canonicalJson(value))
}
