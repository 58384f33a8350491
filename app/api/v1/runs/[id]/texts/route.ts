import { api } from '#app/_server/api.ts'
import { blobs } from '#app/_server/db.ts'
import { readFilterInput } from '#db/records/read-filter-input.ts'
import { readRunTexts } from '#db/records/read-run-texts.ts'
import { ownRunOrRefuse } from '../../../_answers/own-run.ts'
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
  const { inputs, ...own } = await ownRunOrRefuse(db, id)
  const items =
    own.kind === 't6'
      ? await readRunTexts(db, blobs(), inputs, own.configuration)
      : [await readFilterInput(db, blobs(), inputs, own.configuration)]
  return Response.json({ items })
})
