import type { SampleReference } from '../entry.ts'
import { COLLECTED, madeUpRecords, TWELVE_SITES } from './records.ts'
import { keptByCollector, keptHeaders, type SeenPlace, seenOn } from './seen.ts'
import { periodOn } from './site.ts'

/** The product token of the made-up collector. */
export const COLLECTOR = 'TwelveSitesBot'

/** A day on which all twelve sites were asked. Before the first of these, those were asked that are marked so. */
export const ASKED_BEFORE = '2025-10-14'
/** In June and July 2026 nobody asked: a gap, not a line. */
export const ASKED_ON = [
  '2026-02-16',
  '2026-03-16',
  '2026-04-15',
  '2026-05-18',
  '2026-08-20',
  '2026-09-16',
  '2026-10-16',
  '2026-11-18',
] as const

/** The days on which the collector came to every site that it kept anything of: never so far apart that a copy outlives its time. */
const COLLECTOR_CAME = [COLLECTED.from, '2025-12-03', '2026-01-05'] as const

/** What was seen of the sites of a sample version. */
export type SampleObservations = {
  version: SampleReference
  collected: SeenPlace[]
  /** By day, the earliest first. */
  harvested: { day: string; seen: SeenPlace[] }[]
}

/** The observations of the twelve sites: what the collector kept, and what was seen before and after. The same every time. */
export function twelveSitesObservations(version: SampleReference): SampleObservations {
  const collected = TWELVE_SITES.flatMap((site, place) =>
    site.isSnapshotKept ? COLLECTOR_CAME.flatMap((day) => keptByCollector(site, day, COLLECTOR, place)) : [],
  )
  const seen = TWELVE_SITES.flatMap((site, place) =>
    seenOn(site, site.isAskedBefore ? [ASKED_BEFORE, ...ASKED_ON] : ASKED_ON, place),
  )
  const harvested = [ASKED_BEFORE, ...ASKED_ON].map((day) => ({
    day,
    seen: seen.filter(({ attempt }) => attempt.requestedAt.startsWith(day)),
  }))
  return { version, collected: [...collected, ...collectedHeaders()], harvested }
}

/** The header lines with which pages came, of sites that send any that speak of use. */
function collectedHeaders(): SeenPlace[] {
  const records = madeUpRecords()
  return TWELVE_SITES.flatMap((site) => {
    const own = records.filter(({ url }) => new URL(url).host === site.host)
    return own.flatMap(({ url, retrievedAt }) => {
      const { pageHeaders } = periodOn(site, retrievedAt.slice(0, 10))
      return pageHeaders === undefined ? [] : [keptHeaders(url, retrievedAt, COLLECTOR, pageHeaders)]
    })
  })
}
