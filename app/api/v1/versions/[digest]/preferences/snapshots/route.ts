import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { importSnapshots } from '#db/commands/import-snapshots.ts'
import { permit } from '#db/commands/permit.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { Refusal } from '#lib/error.ts'
import { faultySnapshots, noExactVersion } from '../../../../_answers/harvest.ts'
import { importSnapshotsOperation, SNAPSHOTS_MAX_BYTES, type SnapshotsAnswer } from '../../../../_contract/harvests.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Keeps the file, and what is in it as attempts of the collector. Who may not is refused before the file comes. */
export const POST = api(importSnapshotsOperation, async ({ db, actor, params, query, body }) => {
  const version = await findExactVersion(db, params.digest)
  if (version === null) throw noExactVersion(params.digest)
  permit(actor, 'preference.harvest', version.organization, `add a collector’s snapshots to ${version.path}`)
  const kept = await blobs().put(body, SNAPSHOTS_MAX_BYTES)
  if (kept.bytes === 0) throw new Refusal('malformed', 'The body is the file of snapshots. None was sent.')
  const order = { sha256: kept.sha256, agent: query.agent }
  const result = await importSnapshots(db, blobs(), { actor, now: new Date() }, params.digest, order)
  if (result.kind === 'not-found') throw noExactVersion(params.digest)
  if (result.kind === 'faulty') throw faultySnapshots(result.faults)
  const known = result.kind === 'known'
  const answer: SnapshotsAnswer = { file: `sha256:${kept.sha256}`, known, ...result.counts }
  return Response.json(answer, { status: known ? 200 : 201 })
})
