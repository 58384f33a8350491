import type { KnownOrigin } from '#lib/preference/check.ts'
import { compileOrigin } from '#lib/preference/compile-origin.ts'
import { byOrigin } from '#lib/preference/places-of-attempts.ts'
import { signalsOfAttempts } from '#lib/preference/signals-of-attempts.ts'
import { recordedTermsOf } from '#lib/preference/terms-record.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readLatestAttempts } from './read-attempts.ts'
import { readBodies } from './read-bodies.ts'
import { readTerms } from './read-terms.ts'

/** Who asks, and by when what was seen counts. `versionId`: what that version's collector kept counts too. */
export type OriginsQuestion = { at: Date; agent: string; identities?: readonly string[]; versionId?: string }

/**
 * The origins of these of which anything was seen by then, each ready to be asked for many addresses. Two statements for each 2,000 origins; a
 * file that many origins share is read from the blobs once.
 */
export async function readOrigins(
  db: Db,
  blobs: BlobStore,
  origins: readonly string[],
  { at, agent, identities = [], versionId }: OriginsQuestion,
): Promise<Map<string, KnownOrigin>> {
  const attempts = await readLatestAttempts(db, origins, { at, ...(versionId !== undefined && { versionId }) })
  const asked = byOrigin(attempts)
  const terms = await readTerms(
    db,
    [...asked.keys()].flatMap((origin) => urlOf(origin)?.hostname ?? []),
  )
  const bodies = await readBodies(blobs, attempts)
  const asOf = at.toISOString()
  const known = [...asked].map(([origin, own]): [string, KnownOrigin] => {
    const signals = signalsOfAttempts(own, bodies, asOf)
    const { judge } = compileOrigin({
      signals,
      agent,
      identities,
      recorded: recordedTermsOf(terms, origin, asOf),
    })
    const observedAt =
      own
        .map(({ finishedAt }) => finishedAt)
        .sort()
        .at(-1) ?? null
    return [origin, { observedAt, judge }]
  })
  return new Map(known)
}
