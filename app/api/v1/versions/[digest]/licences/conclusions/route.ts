import { api } from '#app/_server/api.ts'
import { concludeLicense } from '#db/commands/conclude-license.ts'
import { listConclusions } from '#db/queries/read-conclusions.ts'
import { Refusal } from '#lib/error.ts'
import { concludeLicenseOperation, listConclusionsOperation } from '../../../../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** What was concluded about the licences of a version. */
export const GET = api(listConclusionsOperation, async ({ db, params }) => {
  const items = await listConclusions(db, params.digest)
  if (items === null) throw new Refusal('not-found', 'No published version here has this digest.')
  return Response.json({ items })
})

/** Proposes a conclusion. */
export const POST = api(concludeLicenseOperation, async ({ db, actor, params, body }) => {
  const result = await concludeLicense(db, actor, params.digest, body)
  if (result.kind === 'not-found') throw new Refusal('not-found', 'No published version here has this digest.')
  if (result.kind === 'unknown-parts')
    throw new Refusal(
      'invalid',
      `The version has no part ${result.parts[0]}.`,
      result.parts.map((part) => ({
        at: `/parts/${body.parts.indexOf(part)}`,
        message: `The version has no part ${part}.`,
      })),
    )
  return Response.json({ conclusions: result.conclusions }, { status: 201 })
})
