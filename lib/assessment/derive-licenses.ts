import { joinWithAnd } from '../license/expression.ts'
import type { LicensedPart, LicensingStatement, VersionLicensing } from '../license/licensing.ts'
import { partsToJudge, settledOf } from '../license/parts.ts'
import type { DerivedFacts, LicenseFact, PartFact } from './facts/derived.ts'
import type { FactEvidence } from './facts/recorded.ts'

type ReadLicense = (expression: string) => LicenseFact

/** The licence of the collection: what was concluded of it, else what is declared; of its contents, else of the database. */
export function leadingFact({ parts }: VersionLicensing, read: ReadLicense): DerivedFacts['leading'] {
  const whole = parts.find(({ kind }) => kind === 'version')
  const ofContent = whole === undefined ? [] : settledOf(whole, 'content', 'declared')
  const settled = whole === undefined || ofContent.length > 0 ? ofContent : settledOf(whole, 'database', 'declared')
  const license = read(expressionOf(settled))
  return { ...license, kind: settled[0]?.kind ?? 'declared', evidence: settled.flatMap(evidenceOf) }
}

/**
 * The parts of the contents, each once, with the licence that is believed of it: concluded, else declared. Where sources or files
 * divide the version its own statement is no part beside them, but for what they leave over.
 */
export function partFacts(licensing: VersionLicensing, read: ReadLicense): PartFact[] {
  const rests = new Map<LicensedPart['id'], { of: LicensedPart; statements: LicensingStatement[] }>()
  for (const { part, of, rests: statements } of partsToJudge(licensing, 'declared'))
    if (part.layer === 'content') {
      const known = rests.get(of.id)
      if (known === undefined) rests.set(of.id, { of, statements: [...statements] })
      else known.statements.push(...statements)
    }
  const all = [...rests.values()]
  const smaller = all.filter(({ of }) => of.kind !== 'version')
  return all.flatMap(({ of, statements }) => {
    const share = of.kind === 'version' ? leftOver(smaller.map((part) => part.of)) : unitNamed(of.share)
    if (of.kind === 'version' && share === null) return []
    const license = read(expressionOf(statements))
    return [{ ...license, id: of.id, name: of.name, share, evidence: statements.flatMap(evidenceOf) }]
  })
}

/** A part that is all there is has a share of 1 without a unit: it is all records. */
function unitNamed(share: PartFact['share']): PartFact['share'] {
  return share?.unit === '' ? { ...share, unit: 'records' } : share
}

/** What smaller parts leave to the whole: all where there are none, null where sources or sizes leave nothing to tell. */
function leftOver(smaller: readonly LicensedPart[]): PartFact['share'] {
  const [first] = smaller
  if (first === undefined) return { unit: 'records', value: 1 }
  const unit = first.share?.unit ?? null
  const isToldAlike = smaller.every(({ kind, share }) => kind !== 'source' && share?.unit === unit)
  if (unit === null || !isToldAlike) return null
  const told = smaller.reduce((sum, { share }) => sum + (share?.value ?? 0), 0)
  return told < 1 - 1e-9 ? { unit, value: 1 - told } : null
}

function expressionOf(statements: readonly LicensingStatement[]): string {
  const expressions = statements.map(({ expression }) => expression)
  return expressions.includes('NOASSERTION') ? 'NOASSERTION' : joinWithAnd(expressions)
}

function evidenceOf({ evidence, watched }: LicensingStatement): FactEvidence[] {
  return evidence.map((piece, index) => ({ ...piece, snapshot: watched[index]?.page.snapshot ?? null }))
}
