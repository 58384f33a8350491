import type { CheckSeen } from './standing.ts'
import type { CopySeen } from './status.ts'

/** The day on which the examples are looked at. */
export const EXAMPLE_DAY = '2026-06-30T00:00:00.000Z'

/** A moment so many days before `EXAMPLE_DAY`. */
export function daysAgo(days: number): string {
  return new Date(Date.parse(EXAMPLE_DAY) - days * 86_400_000).toISOString()
}

/** Checks as they come about, by what is seen of them, for tests. */
export const EXAMPLE_CHECKS = {
  pass: (days: number): CheckSeen => ({ at: daysAgo(days), outcome: 'pass', basis: 'recomputed-here', link: 'alive' }),
  reported: (days: number): CheckSeen => ({
    at: daysAgo(days),
    outcome: 'pass',
    basis: 'recomputed-elsewhere',
    link: 'not-asked',
  }),
  other: (days: number): CheckSeen => ({ at: daysAgo(days), outcome: 'fail', basis: 'recomputed-here', link: 'alive' }),
  alive: (days: number): CheckSeen => ({ at: daysAgo(days), outcome: 'unknown', basis: 'nothing', link: 'alive' }),
  missing: (days: number): CheckSeen => ({
    at: daysAgo(days),
    outcome: 'fail',
    basis: 'claimed-by-host',
    link: 'gone',
  }),
  down: (days: number): CheckSeen => ({ at: daysAgo(days), outcome: 'unknown', basis: 'nothing', link: 'unreachable' }),
} as const

/** A copy of a whole version, recorded 300 days before, by its id: its custodian is that of the same name unless told otherwise. */
export function exampleCopy(id: string, checks: CheckSeen[], over: Partial<CopySeen> = {}): CopySeen {
  return {
    id,
    host: 'institutional',
    custodian: `Archive ${id}`,
    mandate: 'unknown',
    covers: 'version',
    path: null,
    place: '',
    recordedAt: daysAgo(300),
    retiredAt: null,
    checks,
    ...over,
  }
}
