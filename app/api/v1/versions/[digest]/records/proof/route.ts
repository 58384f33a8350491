import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { proveRecord } from '#db/records/prove-record.ts'
import { Refusal } from '#lib/error.ts'
import { RECORD_PROOF_FORMAT, type RecordProof } from '#lib/records/record-proof.ts'
import { versionOrRefuse } from '../../../../_answers/read.ts'
import { heldOrRefuse } from '../../../../_answers/records.ts'
import { proveRecordOperation } from '../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The proof that a record is in the version, to be checked anywhere. */
export const GET = api(proveRecordOperation, async ({ db, params, query }) => {
  const version = await versionOrRefuse(db, null, params)
  const { manifest } = await heldOrRefuse(db, version, query.set)
  const proof = await proveRecord(blobs(), manifest, query.id)
  if (proof === null)
    throw new Refusal(
      'not-found',
      `Among the ${manifest.count.toLocaleString('en')} records of ${version.dataset.path}@${version.label} none has the id ${JSON.stringify(query.id)}.`,
    )
  const answer: RecordProof = {
    format: RECORD_PROOF_FORMAT,
    version: params.digest,
    setDigest: manifest.setDigest,
    proof,
  }
  return Response.json(answer)
})
