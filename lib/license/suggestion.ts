import type { LicenseMatch } from './alias.ts'
import { aliasOfUrl, listAliases } from './alias-table.ts'
import { spdxIdByName, spdxIdInAnyCase, spdxIdsNamedIn } from './spdx-ids.ts'

/** From this many characters on, or with a line break, a string is taken for a licence text rather than a name. */
const TEXT_LENGTH = 200

/**
 * What a person may confirm for a string that matches nothing exactly: a full name in another spelling, an address with
 * a query behind it, or a licence text that names itself near its start. Null if nothing comes near. Never settles.
 */
export function suggestFromText(text: string): LicenseMatch | null {
  if (text.length >= TEXT_LENGTH || text.includes('\n'))
    return suggestion(spdxIdsNamedIn(text.slice(0, 1000)).slice(0, 5), text)
  const near = [spdxIdByName(text), nearAlias(text), addressWithoutQuery(text), spacedId(text)]
  const candidates = [...new Set(near.filter((id) => id !== null))]
  return candidates.length === 0 ? null : suggestion(candidates, text)
}

function nearAlias(text: string): string | null {
  const wanted = text.toLowerCase()
  return listAliases().find((alias) => alias.key.toLowerCase() === wanted)?.spdx ?? null
}

function addressWithoutQuery(text: string): string | null {
  const found = /[?#]/.test(text) ? aliasOfUrl(text.replace(/[?#].*$/, '')) : null
  if (found === null || found.kind === 'unknown') return null
  return found.kind === 'id' ? found.id : found.alias.spdx
}

function spacedId(text: string): string | null {
  return spdxIdInAnyCase(text.replace(/[\s_]+/g, '-'))
}

function suggestion(candidates: string[], text: string): LicenseMatch {
  const what = text.length >= TEXT_LENGTH || text.includes('\n') ? 'A licence text' : `"${text}"`
  const note =
    candidates.length === 0
      ? `${what} that names no licence of the SPDX list near its start: read it and choose.`
      : `${what} looks like ${candidates.join(' or ')}: confirm or correct it.`
  return { expression: 'NOASSERTION', match: 'suggestion', candidates, note }
}
