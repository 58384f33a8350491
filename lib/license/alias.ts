import { aliasOfDpi, aliasOfHuggingFace, aliasOfUrl, type LicenseAlias } from './alias-table.ts'
import { candidatesFor } from './candidates.ts'
import { parseExpression } from './expression.ts'
import { spdxIdInAnyCase } from './spdx-ids.ts'
import type { LicenseStatement } from './statement.ts'
import { suggestFromText } from './suggestion.ts'

/**
 * What a raw licence string comes to. `expression` is an SPDX expression, `NONE` or `NOASSERTION`; only the matches
 * `exact`, `case`, `mapped` and `custom` give one without a person. `candidates` are what a person may choose from,
 * likeliest first; `note` says why, in a sentence, or is empty.
 */
export type LicenseMatch = {
  expression: string
  match: LicenseStatement['match']
  candidates: string[]
  note: string
}

/** `auditor`: the string is a DPI auditor's conclusion, whose GNU names are taken as they are mapped. */
export type LicenseReader = 'declared' | 'auditor'

const NOTHING_SAID = new Set(['', 'unknown', 'unspecified', 'unclear'])

/**
 * The alias policy (`licences.md` §3), rule by rule: nothing is ever corrected in silence. A string becomes an
 * expression only by an exact match; everything else is `NOASSERTION` with candidates for a person to confirm.
 */
export function matchLicense(raw: string, reader: LicenseReader = 'declared'): LicenseMatch {
  const text = raw.trim()
  if (NOTHING_SAID.has(text.toLowerCase())) return none('Nothing is said about the licence.')
  if (parseExpression(text).ok) return settled(text, 'exact', '')
  const named = aliasOfHuggingFace(text)
  if (named !== null && ambiguityOf(named) !== null) return fromAlias(named, reader)
  const id = spdxIdInAnyCase(text)
  if (id !== null) return settled(id, 'case', `"${text}" is the SPDX id ${id} in another case.`)
  const alias = named ?? aliasOfDpi(text)
  if (alias !== null) return fromAlias(alias, reader)
  return (
    matchAddress(text, reader) ??
    suggestFromText(text) ??
    none('No SPDX id, alias or known address is spelled like this.')
  )
}

function matchAddress(text: string, reader: LicenseReader): LicenseMatch | null {
  const found = aliasOfUrl(text)
  if (found === null) return null
  if (found.kind === 'alias') return fromAlias(found.alias, reader)
  if (found.kind === 'unknown') return none(`${found.host} has no licence page of this name.`)
  return settled(found.id, 'mapped', `The address of ${found.id}.`)
}

function fromAlias(alias: LicenseAlias, reader: LicenseReader): LicenseMatch {
  const ambiguity = ambiguityOf(alias)
  if (ambiguity !== null && !(reader === 'auditor' && alias.list === 'dpi' && alias.spdx !== null))
    return { expression: 'NOASSERTION', match: 'ambiguous', candidates: candidatesFor(alias), note: ambiguity }
  const expression = alias.spdx ?? 'NOASSERTION'
  if (alias.match.startsWith('see license_name'))
    return settled(expression, 'custom', 'A licence of its own: its name and link say which.')
  if (expression === 'NOASSERTION') return none(`"${alias.key}" does not say which licence.`)
  return settled(expression, 'mapped', `"${alias.key}" is ${expression} in the list of ${alias.source}.`)
}

/** Why an alias leaves open which licence is meant, or null if it does not. */
function ambiguityOf(alias: LicenseAlias): string | null {
  if (alias.match.startsWith('version-exact') || (alias.list === 'dpi' && /^A?L?GPL-/.test(alias.spdx ?? '')))
    return `"${alias.key}" does not say "only" or "or later".`
  if (alias.match.startsWith('ambiguous') || alias.match === 'family' || alias.spdx === null)
    return `"${alias.key}" names a family of licences, not one.`
  return null
}

function settled(expression: string, match: LicenseMatch['match'], note: string): LicenseMatch {
  return { expression, match, candidates: [], note }
}

function none(note: string): LicenseMatch {
  return { expression: 'NOASSERTION', match: 'none', candidates: [], note }
}
