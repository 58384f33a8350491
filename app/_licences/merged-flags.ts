import type { VersionFlag } from '#lib/license/report.ts'

/** One red flag, whichever versions of a mixture raise it. */
export type MergedFlag = { code: string; says: string; raised: VersionFlag[]; evidence: string[] }

/** One line for each flag, whichever versions of a mixture raise it. */
export function mergeByCode(flags: readonly VersionFlag[]): MergedFlag[] {
  const merged = new Map<string, MergedFlag>()
  for (const flag of flags) {
    const known = merged.get(flag.code) ?? { code: flag.code, says: flag.says, raised: [], evidence: [] }
    known.raised.push(flag)
    known.evidence.push(...flag.evidence)
    merged.set(flag.code, known)
  }
  return [...merged.values()]
}
