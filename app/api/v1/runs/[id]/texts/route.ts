import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { readRunInputs } from '#db/queries/read-run-parts.ts'
import { readFilterInput } from '#db/records/read-filter-input.ts'
import { readRunTexts } from '#db/records/read-run-texts.ts'
import { Refusal } from '#lib/error.ts'
import { ownConfigurationOf } from '#lib/run/own-configuration.ts'
import { runOrRefuse } from '../../../_answers/run.ts'
import { readRunTextsOperation } from '../../../_contract/runs.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as POST,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** The texts that a run which was carried out here read. */
export const GET = api(readRunTextsOperation, async ({ db, params: { id } }) => {
  const { kind, executor, configuration } = await runOrRefuse(db, id)
  if (kind === 'other' || executor !== 'registry')
    throw new Refusal('conflict', 'This run was not carried out here: which texts it read is not known.')
  const inputs = await readRunInputs(db, id)
  const own = ownConfigurationOf(kind, configuration)
  const items =
    own.kind === 't6'
      ? await readRunTexts(db, blobs(), inputs, own.configuration)
      : [await readFilterInput(db, blobs(), inputs, own.configuration)]
  return Response.json({ items })
})
