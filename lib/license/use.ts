import type { LicenseStatement } from './statement.ts'
import type { LicenseQuestion, LicenseUse, PartMode } from './verdict.ts'

/** The columns of the terms table that say what may be done. */
export const PERMISSIONS = ['reproduce', 'redistribute', 'shareAdapted', 'commercialUse'] as const
export type Permission = (typeof PERMISSIONS)[number]

type Layer = LicenseStatement['layer']

/** Uses in which the works stay with whoever trains: nothing is passed on but a model. */
const TRAINING_USES: ReadonlySet<LicenseUse> = new Set(['research', 'commercial-training', 'model-release'])

/** Whether the use passes nothing on but a model or findings (`licences.md` §7.2, §7.3). */
export function isTraining(use: LicenseUse): boolean {
  return TRAINING_USES.has(use)
}

/** Whether the use is commercial: by its nature, or as the caller stated; null where that was left open (§5). */
export function isCommercial({ use, commercial }: LicenseQuestion): boolean | null {
  if (use === 'research') return false
  return use === 'commercial-training' ? true : commercial
}

/** How a part enters when nothing else is said: kept whole for redistribution, adapted otherwise (§5). */
export function defaultMode(use: LicenseUse): PartMode {
  return use === 'redistribution' ? 'collection' : 'adapted'
}

/** Whether what is released is made from the part itself, so that its terms reach the whole: adapted parts, and merged databases (§7.3). */
export function isMerged(mode: PartMode, layer: Layer): boolean {
  return mode === 'adapted' || (mode === 'database-merge' && layer === 'database')
}

/**
 * What the use asks of a part (§5), `commercialUse` apart. Nothing, of a list of addresses that is passed on; for training
 * the works behind the addresses are judged.
 */
export function permissionAsked(use: LicenseUse, mode: PartMode, layer: Layer): Permission | null {
  if (isTraining(use)) return 'reproduce'
  if (mode === 'pointers') return null
  return isMerged(mode, layer) ? 'shareAdapted' : 'redistribute'
}
