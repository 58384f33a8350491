import { api } from '#app/_server/api.ts'
import { siteAddress } from '#app/_server/site.ts'
import { recordMixture } from '#db/commands/record-mixture.ts'
import { Refusal } from '#lib/error.ts'
import { recordMixtureOperation } from '../_contract/licenses.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Names a mixture of exact versions. */
export const POST = api(recordMixtureOperation, async ({ db, actor, body }) => {
  const result = await recordMixture(db, actor, body)
  if (result.kind === 'unknown-versions') {
    const issues = result.versions.slice(0, 100).map((version) => ({
      at: `/members/${body.members.findIndex((member) => member.version === version)}/version`,
      message: `No version here has the digest ${version}.`,
    }))
    throw new Refusal('invalid', 'A version of the mixture is not known here.', issues)
  }
  const { digest, kind } = result
  const url = `${siteAddress()}/mixtures/${digest}`
  return Response.json({ digest, url, mixture: body }, { status: kind === 'recorded' ? 201 : 200 })
})
