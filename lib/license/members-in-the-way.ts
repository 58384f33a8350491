import type { Digest } from '../digest.ts'
import type { VersionLicensing } from './licensing.ts'
import { memberPrefix } from './parts.ts'

type Member = { licensing: VersionLicensing; share: number | null }

/**
 * Which members of a mixture hold a part that must go, and what taking those members out whole costs. `share`: the sum of
 * their shares of the mixture, null where any of them is not stated. The shares of parts inside a member are often not
 * recorded, so this is what a trainer, who leaves out a dataset and not a part of it, loses at most.
 */
export function membersInTheWay(
  members: readonly Member[],
  remove: readonly string[],
): { members: Digest[]; membersShare: number | null } {
  const going = new Set(remove)
  const touched = members.filter(({ licensing }) => {
    const prefix = memberPrefix(licensing)
    return licensing.parts.some(({ id }) => going.has(prefix + id)) || going.has(`${prefix}contents`)
  })
  return {
    members: touched.map(({ licensing }) => licensing.version),
    membersShare: touched.reduce<number | null>(
      (sum, { share }) => (sum === null || share === null ? null : sum + share),
      0,
    ),
  }
}
