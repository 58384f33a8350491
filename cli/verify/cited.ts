import { existsSync, readFileSync, statSync } from 'node:fs'
import { versionOfPage } from '#lib/citation/anchors.ts'
import type { CitedVersion } from '#lib/citation/cited-version.ts'
import { CITATION_TEXT_MAX, readCitations } from '#lib/citation/read.ts'
import { Refusal } from '#lib/error.ts'

/** The one version that a citation names: the argument itself, or what is in the file of that name. */
export function readCited(argument: string): CitedVersion {
  // A citation's own words may be longer than a path can be: existsSync says no, where statSync would throw.
  const stat = existsSync(argument) ? statSync(argument) : undefined
  if (stat?.isFile() && stat.size > CITATION_TEXT_MAX)
    throw new Refusal('malformed', `${argument} is too large for a citation file.`)
  const text = stat?.isFile() ? readFileSync(argument, 'utf8') : argument
  const cited = distinct(readCitations(text).filter(namesVersion))
  const [first, ...rest] = cited
  if (first === undefined) throw new Refusal('malformed', NAMES_NONE)
  if (rest.length === 0) return first
  const names = cited.map((one) => ({ at: '', message: nameOf(one) }))
  throw new Refusal('malformed', `This cites ${cited.length} versions. Name the one that the folder should be:`, names)
}

/** The registry that the citation's address points at, or null if it gives none. */
export function registryCited(cited: CitedVersion): string | null {
  if (cited.url === null || !URL.canParse(cited.url) || versionOfPage(cited.url) === null) return null
  return cited.url.slice(0, cited.url.search(/(?:\/api\/v1)?\/datasets\//i))
}

const NAMES_NONE =
  'The citation names no exact version. A version is named by sha256: and 64 hex digits, by the address of its page, or by org/name@label.'

function namesVersion(cited: CitedVersion): boolean {
  return cited.digest !== null || (cited.name !== null && cited.label !== null)
}

function distinct(cited: CitedVersion[]): CitedVersion[] {
  return [...new Map(cited.map((one) => [nameOf(one), one])).values()]
}

function nameOf({ digest, name, label }: CitedVersion): string {
  return digest ?? `${name}@${label}`
}
