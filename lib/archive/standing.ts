import type { FixityCheck } from './check.ts'
import { CHECK_EVERY_DAYS } from './schedule.ts'

/**
 * intact: its bytes were the expected ones, not long ago. fading: they were once, and that was long ago or its address fails by now. unverified: they were
 * never compared. damaged: the newest bytes were others. gone: its host said twice in a row that there is nothing.
 */
export const COPY_STATES = ['intact', 'fading', 'unverified', 'damaged', 'gone'] as const
export type CopyState = (typeof COPY_STATES)[number]

/** What is asked of a check to tell where its copy stands. */
export type CheckSeen = Pick<FixityCheck, 'at' | 'outcome' | 'basis' | 'link'>

/** Where a copy stands, and why in words. `unknownSince`: the moment until which it was known, null where it is known. `lastPass`: ISO 8601. */
export type CopyStanding = {
  state: CopyState
  why: string
  lastPass: string | null
  lastPassBasis: CheckSeen['basis'] | null
  lastChecked: string | null
  unknownSince: string | null
}

/** A pass of two turns of the schedule ago tells nothing of today (ours). */
export const STALE_AFTER_DAYS = 2 * CHECK_EVERY_DAYS

/** So many times in a row "there is nothing here" and the copy is gone. */
const MISSES_MEAN_GONE = 2

/** Where a copy that was recorded at `recordedAt` stands at a moment, by the checks until then, in any order. */
export function standingOf(
  checks: readonly CheckSeen[],
  { recordedAt, asOf }: { recordedAt: string; asOf: string },
): CopyStanding {
  const seen = checks.filter(({ at }) => isUntil(at, asOf)).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const pass = seen.find(({ outcome }) => outcome === 'pass') ?? null
  const other = seen.find(isDamage) ?? null
  const head = {
    lastPass: pass?.at ?? null,
    lastPassBasis: pass?.basis ?? null,
    lastChecked: seen[0]?.at ?? null,
  }
  const known = (state: CopyState, why: string): CopyStanding => ({ ...head, state, why, unknownSince: null })
  const unknown = (state: CopyState, why: string): CopyStanding => ({
    ...head,
    state,
    why,
    unknownSince: pass?.at ?? recordedAt,
  })
  if (missesInRow(seen) >= MISSES_MEAN_GONE) return known('gone', 'Its host said twice in a row that there is nothing.')
  if (other !== null && (pass === null || Date.parse(other.at) > Date.parse(pass.at)))
    return known('damaged', 'The newest bytes that were compared are not the expected ones.')
  if (pass === null)
    return unknown('unverified', seen[0] === undefined ? 'It was never checked.' : WITHOUT_COMPARISON[seen[0].link])
  if (daysFrom(pass.at, asOf) > STALE_AFTER_DAYS)
    return unknown('fading', `It was verified last more than ${STALE_AFTER_DAYS} days ago.`)
  const asked = seen.find(({ link }) => link !== 'not-asked')
  if (asked !== undefined && asked.link !== 'alive' && Date.parse(asked.at) > Date.parse(pass.at))
    return unknown('fading', WITHOUT_COMPARISON[asked.link])
  return known(
    'intact',
    pass.basis === 'recomputed-here'
      ? 'Its bytes were recomputed here.'
      : 'Its bytes were recomputed elsewhere, as reported.',
  )
}

/** Whether a moment is not after another; both ISO 8601, a day without a time counts to its end. */
export function isUntil(at: string, asOf: string): boolean {
  return Date.parse(at) <= endOf(asOf)
}

const WITHOUT_COMPARISON: Record<CheckSeen['link'], string> = {
  alive: 'Something answers at its address; its bytes were never compared.',
  gone: 'At the newest check its host said that there is nothing; that was once so far.',
  refused: 'At the newest check its host refused.',
  unreachable: 'At the newest check its host could not be reached.',
  'not-asked': 'What was reported of it does not tell of all of it.',
}

function isDamage({ outcome, link }: CheckSeen): boolean {
  return outcome === 'fail' && link !== 'gone'
}

/** How often in a row, the newest first, the host said that there is nothing; checks without its word are passed over. */
function missesInRow(seen: readonly CheckSeen[]): number {
  const definite = seen.filter(({ link, outcome }) => link === 'gone' || link === 'alive' || outcome === 'pass')
  const first = definite.findIndex(({ link }) => link !== 'gone')
  return first === -1 ? definite.length : first
}

function daysFrom(from: string, to: string): number {
  return (endOf(to) - Date.parse(from)) / 86_400_000
}

function endOf(moment: string): number {
  return Date.parse(moment.length === 10 ? `${moment}T23:59:59.999Z` : moment)
}
