import { and, eq, isNull, sql } from 'drizzle-orm'
import { parse } from 'tldts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import type { TermsDraft, TermsEnd } from '#lib/preference/terms-record.ts'
import type { Db } from '../client.ts'
import { termsStatements } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/**
 * Records what a person read in terms of service. A deny counts at once, an allow once another person confirms it. Terms of a public suffix with all
 * that is below it are refused: they would be somebody else's.
 */
export async function recordTerms(db: Db, actor: Actor | null, draft: TermsDraft): Promise<{ id: string }> {
  permitTerms(actor, 'record terms of service')
  const { publicSuffix } = parse(draft.host, { allowPrivateDomains: true })
  if (draft.withSubdomains && publicSuffix === draft.host) {
    const message = `Under ${draft.host} are the sites of many. Name one of them.`
    throw new Refusal('invalid', message, [{ at: '/host', message }])
  }
  return db.transaction(async (tx) => {
    const [terms] = await tx
      .insert(termsStatements)
      .values({ ...draft, author: actor.userId, authorName: actor.name, at: sql`clock_timestamp()` })
      .returning({ id: termsStatements.id })
    if (terms === undefined) throw new Error('The terms were not written.')
    const { leaves, effect, url } = draft
    const facts = { terms: terms.id, effect, leaves, url }
    await recordEvent(tx, actor, { kind: 'terms.recorded', subject: draft.host, facts })
    return terms
  })
}

/** `own`: who recorded it can't confirm it. `over`: it is confirmed or ended already. */
export type TermsStep = { kind: 'done' } | { kind: 'not-found' } | { kind: 'own' } | { kind: 'over'; why: string }

/** Confirms what another person recorded: both read the same. */
export async function confirmTerms(db: Db, actor: Actor | null, id: string): Promise<TermsStep> {
  permitTerms(actor, 'confirm terms of service')
  return db.transaction(async (tx) => {
    const terms = await lockTerms(tx, id)
    if (terms === null) return { kind: 'not-found' }
    if (terms.author === actor.userId) return { kind: 'own' }
    if (terms.endedAt !== null) return { kind: 'over', why: 'These terms have ended.' }
    if (terms.confirmedAt !== null) return { kind: 'over', why: 'These terms are confirmed already.' }
    await tx
      .update(termsStatements)
      .set({ confirmedBy: actor.userId, confirmedName: actor.name, confirmedAt: sql`clock_timestamp()` })
      .where(eq(termsStatements.id, id))
    await recordEvent(tx, actor, { kind: 'terms.confirmed', subject: terms.host, facts: { terms: id } })
    return { kind: 'done' }
  })
}

/** Ends what was recorded: it no longer holds from now on, and stays to be read with the reason. */
export async function endTerms(db: Db, actor: Actor | null, id: string, { reason }: TermsEnd): Promise<TermsStep> {
  permitTerms(actor, 'end terms of service')
  return db.transaction(async (tx) => {
    const terms = await lockTerms(tx, id)
    if (terms === null) return { kind: 'not-found' }
    if (terms.endedAt !== null) return { kind: 'over', why: 'These terms have ended already.' }
    await tx
      .update(termsStatements)
      .set({ endedAt: sql`clock_timestamp()`, endReason: reason })
      .where(and(eq(termsStatements.id, id), isNull(termsStatements.endedAt)))
    await recordEvent(tx, actor, { kind: 'terms.ended', subject: terms.host, facts: { terms: id } })
    return { kind: 'done' }
  })
}

async function lockTerms(tx: Db, id: string) {
  const [terms] = await tx
    .select({
      host: termsStatements.host,
      author: termsStatements.author,
      confirmedAt: termsStatements.confirmedAt,
      endedAt: termsStatements.endedAt,
    })
    .from(termsStatements)
    .where(eq(termsStatements.id, id))
    .for('update')
  return terms ?? null
}

/** Terms belong to a host and to no organisation: whoever may record them in any organisation may. */
function permitTerms(actor: Actor | null, what: string): asserts actor is Actor {
  const own = actor?.memberships.find(({ organization }) =>
    can({ ...actor, scopes: null }, 'terms.record', organization),
  )
  permit(actor, 'terms.record', own?.organization ?? null, what)
}
