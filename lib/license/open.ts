import type { JudgedLeaf } from './judge-leaf.ts'
import { PERMISSIONS } from './use.ts'
import type { LicenseVerdict } from './verdict.ts'

type Open = LicenseVerdict['open']

/**
 * Whether a whole of these licences may be called open (`licences.md` §7.6, Open Definition 2.1): no if any is rejected
 * by it, withholds a permission or limits the field of use; unknown if any is undetermined, has no entry, or leaves
 * invariant sections open; else yes. Only `yes` may be called open. An empty whole: unknown.
 */
export function openness(leaves: readonly JudgedLeaf[]): Open {
  const answers = new Set(leaves.map(opennessOf))
  if (answers.has('no')) return 'no'
  return answers.has('unknown') || answers.size === 0 ? 'unknown' : 'yes'
}

function opennessOf({ license, terms }: JudgedLeaf): Open {
  if (license === 'NONE') return 'no'
  if (terms === null) return 'unknown'
  const given = PERMISSIONS.map((permission) => terms.permissions[permission])
  if (terms.openDefinition === 'rejected' || given.includes('no')) return 'no'
  if (given.includes('unknown') || terms.fieldOfUse === 'unknown') return 'unknown'
  if (terms.fieldOfUse !== 'none') return 'no'
  return terms.openDefinition === 'approved-if-no-invariants' || terms.status === 'contract-terms' ? 'unknown' : 'yes'
}
