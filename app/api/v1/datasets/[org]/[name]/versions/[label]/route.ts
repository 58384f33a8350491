import { api } from '#app/_server/api.ts'
import { requireMatch } from '#app/_server/etag.ts'
import { amendDraft, discardDraft } from '#db/commands/amend-draft.ts'
import { holdDataset } from '#db/commands/hold-dataset.ts'
import { Refusal } from '#lib/error.ts'
import { noVersion, pathOf, versionOrRefuse } from '../../../../../_answers/read.ts'
import { representVersion } from '../../../../../_answers/represent.ts'
import { publicVersion } from '../../../../../_answers/version.ts'
import { amendDraftOperation, discardDraftOperation, readVersionOperation } from '../../../../../_contract/versions.ts'

export { describeMethods as OPTIONS, refuseMethod as PATCH, refuseMethod as POST } from '#app/_server/methods.ts'

/** The version by its label, in the form that Accept asks for. */
export const GET = api(readVersionOperation, async ({ db, actor, request, params, site }) => {
  const version = await versionOrRefuse(db, actor, { path: pathOf(params), label: params.label })
  const accept = request.headers.get('accept')
  return representVersion({ db, version, accept, site }, async () => Response.json(publicVersion(version, site)))
})

/** Puts another draft in the draft's place; with If-Match only if it is still as it was read. */
export const PUT = api(amendDraftOperation, async ({ db, actor, request, params, body, site }) => {
  const path = pathOf(params)
  return holdDataset(db, path, async (tx) => {
    const before = await versionOrRefuse(tx, actor, { path, label: params.label })
    requireMatch(request.headers.get('if-match'), publicVersion(before, site))
    const result = await amendDraft(tx, actor, path, params.label, body)
    if (result.kind === 'not-found') throw noVersion(path, params.label)
    if (result.kind === 'not-a-draft') throw notADraft(params.label)
    if (result.kind === 'label-taken') throw new Refusal('conflict', `${path} has a version ${body.label} already.`)
    return Response.json(publicVersion(await versionOrRefuse(tx, actor, { path, label: result.label }), site))
  })
})

/** Discards the draft. */
export const DELETE = api(discardDraftOperation, async ({ db, actor, params }) => {
  const path = pathOf(params)
  const result = await discardDraft(db, actor, path, params.label)
  if (result.kind === 'not-found') throw noVersion(path, params.label)
  if (result.kind === 'not-a-draft') throw notADraft(params.label)
  return new Response(null, { status: 204 })
})

function notADraft(label: string): Refusal {
  return new Refusal('conflict', `Version ${label} is published: it never changes. Publish a new one, or withdraw it.`)
}
