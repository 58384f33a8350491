import { type LicenseReader, matchLicense } from '../license/alias.ts'
import type { LicenseStatement, LicenseStatementInput } from '../license/statement.ts'
import type { DraftNotes } from './draft-notes.ts'
import type { ReadContext } from './import.ts'
import { cutTo } from './lenient.ts'

const MAX_RAW = 20_000
const MAX_EXPRESSION = 10_000
const SETTLED = new Set<LicenseStatement['match']>(['exact', 'case', 'mapped'])

/** A licence as a document says it, and who says it. `source` is the page that bears it out, else the document's address. */
export type SaidLicense = {
  raw: string
  from: string
  readFrom: LicenseStatement['readFrom']
  by: string
  kind?: LicenseStatement['kind']
  reader?: LicenseReader
  source?: string | null
  reason?: string
}

/**
 * The statement of one licence string: raw kept, expression by the alias policy, evidence where there is an address to
 * name. Notes what became of it; a licence that is not settled is noted as such, with the candidates.
 */
export function licenseFrom(notes: DraftNotes, said: SaidLicense, context: ReadContext): LicenseStatementInput {
  const found = matchLicense(said.raw, said.reader)
  const tooLong = found.expression.length > MAX_EXPRESSION
  const expression = tooLong ? 'NOASSERTION' : found.expression
  const note = tooLong ? 'The expression is too long to be used.' : found.note
  const candidates = found.candidates.length === 0 ? '' : ` Candidates: ${found.candidates.slice(0, 12).join(', ')}.`
  if (SETTLED.has(found.match) && found.match === 'exact') notes.understood('licenses', said.raw, said.from)
  else notes.suggested('licenses', said.raw, said.from, `${expression}: ${note}${candidates}`)
  const source = said.source ?? context.url
  return {
    raw: cutTo(said.raw, MAX_RAW),
    kind: said.kind ?? 'declared',
    expression,
    match: tooLong ? 'none' : found.match,
    readFrom: said.readFrom,
    by: said.by,
    reason: said.reason ?? '',
    evidence: source === null ? [] : [evidenceOf(said, source, context)],
  }
}

function evidenceOf(said: SaidLicense, source: string, context: ReadContext) {
  const locator = source === context.url ? said.from : ''
  return { source, locator: cutTo(locator, 500), quote: cutTo(said.raw, 4000), retrievedAt: context.today }
}
