import type { KnownOrigin } from '#lib/preference/check.ts'
import { compileOrigin } from '#lib/preference/compile-origin.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { signalsOfAttempts } from '#lib/preference/signals-of-attempts.ts'
import { termsStatements } from '#lib/preference/terms-record.ts'
import { urlOf } from '#lib/url.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readLatestAttempts } from './read-attempts.ts'
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
  const byOrigin = groupedByOrigin(attempts)
  const terms = await readTerms(
    db,
    [...byOrigin.keys()].flatMap((origin) => urlOf(origin)?.hostname ?? []),
  )
  const bodies = await readBodies(blobs, attempts)
  const asOf = at.toISOString()
  const known = [...byOrigin].map(([origin, own]): [string, KnownOrigin] => {
    const signals = signalsOfAttempts(own, bodies, asOf)
    const { judge } = compileOrigin({
      signals,
      agent,
      identities,
      recorded: terms.flatMap((one) =>
        termsStatements([{ ...one, pathPrefix: '' }], origin, asOf).map((statement) => ({
          pathPrefix: one.pathPrefix,
          statement,
        })),
      ),
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

function groupedByOrigin(attempts: readonly Attempt[]): Map<string, Attempt[]> {
  const groups = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const known = groups.get(attempt.origin)
    if (known === undefined) groups.set(attempt.origin, [attempt])
    else known.push(attempt)
  }
  return groups
}

const BLOBS_AT_ONCE = 32

async function readBodies(blobs: BlobStore, attempts: readonly Attempt[]): Promise<Map<string, Uint8Array>> {
  const wanted = [...new Set(attempts.flatMap(({ body }) => body ?? []))]
  const read = new Map<string, Uint8Array>()
  for (let from = 0; from < wanted.length; from += BLOBS_AT_ONCE) {
    const some = wanted.slice(from, from + BLOBS_AT_ONCE)
    const bytes = await Promise.all(some.map((sha256) => blobs.read(sha256)))
    for (const [place, sha256] of some.entries()) {
      const found = bytes[place] ?? null
      if (found !== null) read.set(sha256, found)
    }
  }
  return read
}
