import { and, eq } from 'drizzle-orm'
import { OUR_AGENT } from '#lib/preference/check.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import { type OpenOrigin, openOrigin, type ReadingMoment } from '#lib/preference/open-origin.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { preferenceAttempts } from '../schema/index.ts'
import { listAttempts } from './list-attempts.ts'
import { readBodies } from './read-bodies.ts'

/** A host of a version as a reading sees it: every attempt by then, and each of its origins, ready to be asked, for both moments. */
export type OpenHost = {
  attempts: Attempt[]
  open(origin: string, moment: ReadingMoment): OpenOrigin
}

/** Which host (`a.example`, with a port where it has one), of which version, up to when, and the terms that were recorded for it. */
export type HostQuestion = { host: string; versionId: string; asOf: Date; terms: readonly PublicTerms[] }

/** The origins that a host may have: records are at either scheme. */
export function originsOfHost(host: string): string[] {
  return [`https://${host}`, `http://${host}`]
}

/** Opens a host, so that what follows for its records can be told with its reasons. Two statements. */
export async function openHost(
  db: Db,
  blobs: BlobStore,
  { host, versionId, asOf, terms }: HostQuestion,
): Promise<OpenHost> {
  const attempts = await listAttempts(db, originsOfHost(host), { at: asOf, versionId })
  const identities = await listCollectors(db, versionId)
  const bodies = await readBodies(blobs, attempts)
  return {
    attempts,
    open: (origin, moment) =>
      openOrigin({
        origin,
        attempts: attempts.filter((attempt) => attempt.origin === origin),
        bodies,
        terms,
        moment,
        asOf: asOf.toISOString(),
        agent: OUR_AGENT,
        identities,
      }),
  }
}

/** The product tokens under which the collector of a version's records came. */
async function listCollectors(db: Db, versionId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ agent: preferenceAttempts.agent })
    .from(preferenceAttempts)
    .where(and(eq(preferenceAttempts.versionId, versionId), eq(preferenceAttempts.observer, 'collector')))
    .orderBy(preferenceAttempts.agent)
  return rows.map(({ agent }) => agent)
}
