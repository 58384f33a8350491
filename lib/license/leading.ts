import type { LicenseStatement } from './statement.ts'

/** The licence that stands for the whole where there is room for one: its expression, who says so, whether it has evidence. */
export type LeadingLicense = { expression: string; kind: 'declared' | 'concluded'; hasEvidence: boolean }

/**
 * The licence that a list shows: what was concluded, else what was declared, for the content rather than the database.
 * Several statements of that rank speak of several parts, so all bind (`AND`); none: NOASSERTION.
 */
export function leadingLicense(statements: readonly LicenseStatement[]): LeadingLicense {
  const ranked = [
    statements.filter((s) => s.kind === 'concluded' && s.layer === 'content'),
    statements.filter((s) => s.kind === 'concluded'),
    statements.filter((s) => s.kind === 'declared' && s.layer === 'content'),
    statements.filter((s) => s.kind === 'declared'),
  ]
  const leading =
    ranked.find((group) => group.some((s) => s.expression !== 'NOASSERTION')) ??
    ranked.find((group) => group.length > 0) ??
    []
  const expressions = [...new Set(leading.map((statement) => statement.expression))]
  return {
    expression: joined(expressions),
    kind: leading[0]?.kind ?? 'declared',
    hasEvidence: leading.some((statement) => statement.evidence.length > 0),
  }
}

function joined(expressions: string[]): string {
  const [only, ...more] = expressions
  if (only === undefined) return 'NOASSERTION'
  if (more.length === 0) return only
  if (expressions.includes('NOASSERTION') || expressions.includes('NONE')) return 'NOASSERTION'
  return expressions.map((expression) => (/ OR /.test(expression) ? `(${expression})` : expression)).join(' AND ')
}
