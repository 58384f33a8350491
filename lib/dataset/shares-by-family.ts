import { licenseFamily } from '../license/family.ts'
import { leadingLicense } from '../license/leading.ts'
import type { LicenseFamily } from '../license/statement.ts'
import type { Source } from './schema.ts'

/** How much of a version, by the shares of its sources, is of each licence family; the four add up to 1. */
export type SharesByFamily = { unit: string; shares: Record<LicenseFamily, number> }

/** Binary fractions seldom add up to exactly 1. */
const ROUNDING = 1e-9

/**
 * The shares of a version's sources by the family of each source's licence. What the sources leave open of the whole is
 * unknown. Null where it can't be told: no source has a share, or the shares count different things.
 */
export function sharesByFamily(sources: readonly Pick<Source, 'share' | 'licenses'>[]): SharesByFamily | null {
  const units = [...new Set(sources.flatMap(({ share }) => share?.unit ?? []))]
  const [unit] = units
  if (unit === undefined || units.length !== 1) return null
  const shares = { open: 0, 'open-with-conditions': 0, restricted: 0, unknown: 0 }
  for (const { share, licenses } of sources) {
    if (share !== null) shares[licenseFamily(leadingLicense(licenses).expression)] += share.value
  }
  const known = shares.open + shares['open-with-conditions'] + shares.restricted + shares.unknown
  const open = 1 - known
  return { unit, shares: { ...shares, unknown: shares.unknown + (open > ROUNDING ? open : 0) } }
}
