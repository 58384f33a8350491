import { api } from '#app/_server/api.ts'
import { versionOrRefuse } from '../../../../_answers/read.ts'
import { heldOrRefuse, refuseWithdrawn } from '../../../../_answers/records.ts'
import { parquetResponse, textResponse } from '../../../../_answers/records-file.ts'
import { downloadRecordsOperation } from '../../../../_contract/records.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The manifest as it is kept, or those of its records that fit as text. */
export const GET = api(downloadRecordsOperation, async ({ db, params, query }) => {
  const version = await versionOrRefuse(db, null, params)
  refuseWithdrawn(version)
  const { set, format, ...filter } = query
  const { manifest } = await heldOrRefuse(db, version, set)
  const name = `${version.dataset.path}-${version.label}`.replace(/[^A-Za-z0-9._-]/g, '_')
  return format === 'parquet' ? parquetResponse(manifest, filter, name) : textResponse(manifest, filter, format, name)
})
