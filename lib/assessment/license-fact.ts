import { judgeLicenses } from '../license/aggregate.ts'
import { alternativesOf } from '../license/alternatives.ts'
import { licensesIn, parseExpression } from '../license/expression.ts'
import { knownTerms } from '../license/judge-leaf.ts'
import { SPDX_IDS } from '../license/spdx-ids.ts'
import { LICENSE_TERMS_EDITION } from '../license/terms.ts'
import { LicenseQuestion } from '../license/verdict.ts'
import type { LicenseFact } from './facts/derived.ts'

const QUESTION = LicenseQuestion.parse({ use: 'redistribution', commercial: true })
const KNOWN = new Set(SPDX_IDS)
const FREE_KINDS = new Set(['public-domain', 'public-domain-mark'])

/** Reads what a score asks of an expression; the same expression is read once, however many parts have it. */
export function licenseFactReader(): (expression: string) => LicenseFact {
  const known = new Map<string, LicenseFact>()
  return (expression) => {
    const found = known.get(expression) ?? licenseFact(expression)
    known.set(expression, found)
    return found
  }
}

/** Whether an expression is open, exactly named and free of conditions, by the table of terms. One that names nothing: unknown. */
export function licenseFact(expression: string): LicenseFact {
  const verdict = judgeLicenses([{ expression, share: null, layer: 'content' }], QUESTION)
  return {
    expression,
    open: verdict.open,
    isExactSpdx: isExactSpdx(expression),
    isPublicDomain: isPublicDomain(expression),
    conditions: verdict.duties.map(({ duty }) => duty),
  }
}

function isExactSpdx(expression: string): boolean {
  const parsed = parseExpression(expression)
  return parsed.ok && licensesIn(parsed.value).every((id) => KNOWN.has(id))
}

/** Of a choice it is enough that one branch is free. */
function isPublicDomain(expression: string): boolean {
  const branches = alternativesOf(expression) ?? []
  return branches.some((branch) =>
    branch.every((term) => FREE_KINDS.has(knownTerms(term, LICENSE_TERMS_EDITION)?.kind ?? '')),
  )
}
