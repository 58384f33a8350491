import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { etagOf } from '#app/_server/etag.ts'
import { readRunRecords } from '#db/records/read-run-records.ts'
import { Refusal } from '#lib/error.ts'
import { printLabelledLines, type RunRecords } from '#lib/run/labelled-lines.ts'
import { labelledDigest } from '#lib/run/labelled-reading.ts'
import { ownRunOrRefuse } from '../../../_answers/own-run.ts'
import { streamOf } from '../../../_answers/web-stream.ts'
import { readRunRecordsOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The labelled records that a filter which was carried out here read, written out a part at a time. */
export const GET = api(readRunRecordsOperation, async ({ db, params: { id }, query: { role } }) => {
  const own = await ownRunOrRefuse(db, id)
  if (own.kind !== 'grad-mimic')
    throw new Refusal('conflict', 'The run is a training and read no labelled features. Ask for its texts.')
  const read = await readRunRecords(db, blobs(), own, role)
  // of what the lines are printed from, so that they need not be held to be tagged
  const etag = etagOf(JSON.stringify([id, role, read.name, labelledDigest(read.records)]))
  return new Response(streamOf(printed(read)), { headers: { 'Content-Type': 'application/jsonl', ETag: etag } })
})

/** A part is sent once it has so many characters. */
const PART = 64 * 1024

async function* printed(read: RunRecords): AsyncGenerator<Uint8Array> {
  let part = ''
  for (const line of printLabelledLines(read)) {
    part += line
    if (part.length < PART) continue
    yield Buffer.from(part)
    part = ''
  }
  yield Buffer.from(part)
}
