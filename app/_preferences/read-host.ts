import type { BlobStore } from '#db/blobs.ts'
import type { Db } from '#db/client.ts'
import { listPlaceHistory, type PlaceRun } from '#db/queries/list-place-history.ts'
import { listHostGroups } from '#db/queries/list-reading-hosts.ts'
import { listReadings } from '#db/queries/list-readings.ts'
import { openHost, originsOfHost } from '#db/queries/open-host.ts'
import { readTerms } from '#db/queries/read-terms.ts'
import { originOf } from '#lib/preference/check.ts'
import type { Attempt } from '#lib/preference/observation.ts'
import type { OpenOrigin } from '#lib/preference/open-origin.ts'
import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import type { PublicTerms } from '#lib/preference/terms-record.ts'
import { type JudgedRecords, mergeJudged } from './judged-groups.ts'
import { type ShownDecision, shownDecision } from './shown-decision.ts'
import { newestOf } from './version-reading.ts'

/** Everything that the page of a host shows. */
export type HostPicture = {
  runs: PlaceRun[]
  totalRuns: number
  terms: PublicTerms[]
  then: ReadingGroup[]
  now: ReadingGroup[]
  judged: JudgedRecords[]
  /** Up to when what was seen counts. */
  asOf: Date
  /** When the host was last asked. */
  observedAt: Date
  /** What follows for an address: `elsewhere` where it is none of this host. */
  answerFor(url: string): ShownDecision | 'elsewhere' | 'never-asked'
  /** The attempt that a place was read from, by its address. */
  seenAt: ReadonlyMap<string, Attempt>
}

/** A host of a version, or null where nothing was ever seen of it and no record is its. */
export async function readHost(
  db: Db,
  blobs: BlobStore,
  version: { id: string; digest: string },
  host: string,
): Promise<HostPicture | null> {
  const [known, history, terms] = await Promise.all([
    listReadings(db, version.digest),
    listPlaceHistory(db, originsOfHost(host), version.id),
    readTerms(db, [host.replace(/:\d+$/, '')]),
  ])
  const newest = newestOf(known)
  const asOf = newest?.asOf ?? new Date()
  const { attempts, open } = await openHost(db, blobs, { host, versionId: version.id, asOf, terms })
  const groupsOf = (reading: { groups: string } | null) =>
    reading === null ? [] : listHostGroups(blobs, reading.groups, host)
  const [then, now] = await Promise.all([groupsOf(known.collection), groupsOf(newest)])
  if (history.runs.length === 0 && then.length + now.length === 0) return null
  const origins = new Map(originsOfHost(host).map((origin) => [origin, open(origin, 'observed')]))
  return {
    runs: history.runs,
    totalRuns: history.total,
    terms,
    then,
    now,
    judged: mergeJudged(now.map((group) => ({ group, decision: decisionFor(origins, group.origin, group.url) }))),
    asOf,
    observedAt: lastOf(attempts) ?? asOf,
    answerFor: (url) => {
      const origin = originOf(url)
      if (origin === null || !origins.has(origin)) return 'elsewhere'
      return decisionFor(origins, origin, url.trim()) ?? 'never-asked'
    },
    seenAt: new Map(
      attempts
        .filter(({ body, headers }) => body !== null || headers.length > 0)
        .map((attempt) => [attempt.location, attempt]),
    ),
  }
}

function decisionFor(
  origins: ReadonlyMap<string, OpenOrigin>,
  origin: string | null,
  url: string | null,
): ShownDecision | null {
  if (origin === null || url === null) return null
  const answer = origins.get(origin)?.judge(url, null).answer ?? null
  return answer === null ? null : shownDecision(answer)
}

function lastOf(attempts: readonly Attempt[]): Date | null {
  const last = attempts.at(-1)
  return last === undefined ? null : new Date(last.finishedAt)
}
