import type { Db } from '#db/client.ts'
import type { TermsStep } from '#db/commands/record-terms.ts'
import { readTermsStatement } from '#db/queries/read-terms.ts'
import { Refusal } from '#lib/error.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'

/** The recorded terms, or a Refusal. */
export async function termsOrRefuse(db: Db, id: string): Promise<PublicTerms> {
  const terms = await readTermsStatement(db, id)
  if (terms === null) throw new Refusal('not-found', `No terms were recorded under ${id}.`)
  return terms
}

/** The terms after a step, or why it was not taken. */
export async function answerStep(db: Db, id: string, step: TermsStep): Promise<Response> {
  if (step.kind === 'own')
    throw new Refusal('conflict', 'You recorded these terms: another person confirms that they say so.')
  if (step.kind === 'over') throw new Refusal('conflict', step.why)
  return Response.json({ terms: await termsOrRefuse(db, id) })
}
