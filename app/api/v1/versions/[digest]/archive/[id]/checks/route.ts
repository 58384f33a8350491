import { api } from '#app/_server/api.ts'
import { askForFixityCheck } from '#db/commands/ask-for-fixity-check.ts'
import { reportFixityCheck } from '#db/commands/record-fixity-check.ts'
import { refuseUnlessCopyOf } from '#db/queries/find-copy.ts'
import { Refusal } from '#lib/error.ts'
import { checkArchiveCopyOperation } from '../../../../../_contract/archive.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Has a copy checked, or keeps a check that was made elsewhere. */
export const POST = api(checkArchiveCopyOperation, async ({ db, actor, params, body: { report } }) => {
  await refuseUnlessCopyOf(db, params)
  if (report === undefined) {
    refuseOther(await askForFixityCheck(db, actor, params.id))
    return Response.json({ queued: true, check: null, outcome: null }, { status: 202 })
  }
  const kept = await reportFixityCheck(db, actor, params.id, { report, now: new Date() })
  if (kept.kind === 'recorded')
    return Response.json({ queued: false, check: kept.id, outcome: kept.finding.outcome }, { status: 201 })
  throw refusalOf(kept.kind)
})

function refuseOther({ kind }: { kind: 'queued' | 'not-found' | 'retired' }): void {
  if (kind !== 'queued') throw refusalOf(kind)
}

function refusalOf(kind: 'not-found' | 'retired'): Refusal {
  return kind === 'retired'
    ? new Refusal('conflict', 'The copy is retired and is not checked any more. Record it anew if it is there again.')
    : new Refusal('not-found', 'No copy here has this id.')
}
