import type { AttemptDraft } from '#lib/preference/harvest-plan.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { headerLines } from '#lib/preference/signal.ts'
import type { Db } from '../client.ts'
import { preferenceAttempts } from '../schema/index.ts'

/** An attempt to keep, with what its host said of the copy that it answered for: told again where a 304 leaves it out. */
export type AttemptToKeep = AttemptDraft & { etag?: string | null; lastModified?: string | null }

const ROWS_AT_ONCE = 500

/**
 * Keeps attempts for ever. `harvestId`: of which harvest they are part; `versionId`: to which version a collector's snapshots belong. Answers them
 * with their ids, in the order given.
 */
export async function recordAttempts(
  db: Db,
  attempts: readonly AttemptToKeep[],
  { harvestId = null, versionId = null }: { harvestId?: string | null; versionId?: string | null } = {},
): Promise<Attempt[]> {
  const kept: Attempt[] = []
  for (let from = 0; from < attempts.length; from += ROWS_AT_ONCE) {
    const part = attempts.slice(from, from + ROWS_AT_ONCE).map(({ etag, lastModified, ...draft }) => ({
      attempt: { ...draft, id: crypto.randomUUID() },
      etag: headerLines(draft.headers, 'etag').at(-1) ?? etag ?? null,
      lastModified: headerLines(draft.headers, 'last-modified').at(-1) ?? lastModified ?? null,
    }))
    await db.insert(preferenceAttempts).values(
      part.map(({ attempt, ...told }) => ({
        ...attempt,
        ...told,
        harvestId,
        versionId,
        requestedAt: new Date(attempt.requestedAt),
        finishedAt: new Date(attempt.finishedAt),
      })),
    )
    kept.push(...part.map(({ attempt }) => attempt))
  }
  return kept
}
