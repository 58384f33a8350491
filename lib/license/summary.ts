import { licenseFamilyOfAll } from './family.ts'
import type { JudgedPart } from './parts.ts'
import { LICENSE_FAMILIES, type LicenseFamily } from './statement.ts'

/** A part with everything that is judged of it: the licences that bind it and the family of all of them. */
export type SummedPart = {
  id: string
  share: number | null
  expressions: string[]
  family: LicenseFamily
  hasEvidence: boolean
}

/** How a whole is divided. `basis`: by the recorded shares, or by the number of parts where a share is not known. */
export type LicensingSummary = {
  parts: number
  basis: 'shares' | 'parts'
  families: Record<LicenseFamily, number>
  withEvidence: number
  unsettled: number
  byLicense: { expression: string; family: LicenseFamily; share: number; parts: number; withEvidence: number }[]
}

/** The parts once each, in their order. */
export function sumParts(judged: readonly JudgedPart[]): SummedPart[] {
  const byId = new Map<string, { share: number | null; expressions: string[]; hasEvidence: boolean }>()
  for (const { part, of, rests } of judged) {
    const id = part.id ?? of.id
    const known = byId.get(id)
    const isBorneOut = rests.length > 0 && rests.every(({ evidence }) => evidence.length > 0)
    if (known === undefined)
      byId.set(id, { share: part.share, expressions: [part.expression], hasEvidence: isBorneOut })
    else {
      known.expressions.push(part.expression)
      known.hasEvidence &&= isBorneOut
    }
  }
  return [...byId].map(([id, { share, expressions, hasEvidence }]) => {
    return { id, share, expressions, family: licenseFamilyOfAll(expressions), hasEvidence }
  })
}

/** What a reader learns in a minute: how the whole is divided by what the licences let one do, and what bears it out. */
export function summarizeLicensing(judged: readonly JudgedPart[]): LicensingSummary {
  const parts = sumParts(judged)
  const total = parts.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const basis = parts.every(({ share }) => share !== null) && total > 0 ? 'shares' : 'parts'
  const weightOf = ({ share }: SummedPart) => (basis === 'shares' ? (share ?? 0) / total : 1 / parts.length)
  const families: Record<LicenseFamily, number> = { open: 0, 'open-with-conditions': 0, restricted: 0, unknown: 0 }
  const licenses = new Map<string, LicensingSummary['byLicense'][number]>()
  let withEvidence = 0
  for (const part of parts) {
    const weight = weightOf(part)
    families[part.family] += weight
    if (part.hasEvidence) withEvidence += weight
    const expression = part.expressions.join(', ')
    const known = licenses.get(expression) ?? { expression, family: part.family, share: 0, parts: 0, withEvidence: 0 }
    const proven = part.hasEvidence ? 1 : 0
    licenses.set(expression, {
      ...known,
      share: known.share + weight,
      parts: known.parts + 1,
      withEvidence: known.withEvidence + proven,
    })
  }
  const byLicense = [...licenses.values()].sort(
    (a, b) => unsettledLast(a.expression) - unsettledLast(b.expression) || b.share - a.share || b.parts - a.parts,
  )
  return { parts: parts.length, basis, families, withEvidence, unsettled: families.unknown, byLicense }
}

/** The families that have any weight, in their order. */
export function presentFamilies({ families }: LicensingSummary): LicenseFamily[] {
  return LICENSE_FAMILIES.filter((family) => families[family] > 0)
}

function unsettledLast(expression: string): number {
  return expression.includes('NOASSERTION') ? 1 : 0
}
