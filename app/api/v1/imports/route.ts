import { api } from '#app/_server/api.ts'
import { importReading } from '#db/commands/import-reading.ts'
import { digestOf } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { readDocument } from '#lib/interchange/formats.ts'
import { importAnswer, refuseUnreadable, understood } from '../_answers/import.ts'
import { importOperation } from '../_contract/registry.ts'

export {
  describeMethods as OPTIONS,
  refuseMethod as DELETE,
  refuseMethod as GET,
  refuseMethod as PATCH,
  refuseMethod as PUT,
} from '#app/_server/methods.ts'

/** Reads the document and, unless it is a dry run, stores what it describes. */
export const POST = api(importOperation, async ({ db, actor, query, body }) => {
  const { format, fileName, organization, publish, dryRun } = query
  const today = new Date().toISOString().slice(0, 10)
  const reading = await readDocument(body, format, { fileName, url: null, today })
  refuseUnreadable(reading)
  const digest = digestOf(body)
  if (dryRun) return Response.json(importAnswer(reading, digest, understood(reading)))
  if (organization === undefined) {
    const message = 'Say into which organisation: ?organization=SLUG. Or only look, with ?dryRun=true.'
    throw new Refusal('invalid', message, [{ at: '/organization', message }])
  }
  const report = await importReading(db, actor, { organization, reading, publish })
  return Response.json(importAnswer(reading, digest, report.candidates))
})
