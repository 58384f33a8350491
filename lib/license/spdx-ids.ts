import spdxLicenses from 'spdx-license-list'
import { parseExpression } from './expression.ts'

/** Every id of the SPDX licence list that is not deprecated and that the expression parser knows, in the list's order. */
export const SPDX_IDS: readonly string[] = Object.keys(spdxLicenses).filter((id) => parseExpression(id).ok)

const BY_LOWER_CASE = new Map(SPDX_IDS.map((id) => [id.toLowerCase(), id]))
const BY_NAME = new Map(SPDX_IDS.map((id) => [spdxLicenses[id]?.name.toLowerCase() ?? id, id]))

/** The SPDX id that the text is in some other case, or null. Deprecated ids (`gpl-3.0`) are not found: they leave too much open. */
export function spdxIdInAnyCase(text: string): string | null {
  return BY_LOWER_CASE.get(text.toLowerCase()) ?? null
}

/** The SPDX id whose full name this is, whatever the case ("MIT License"), or null. */
export function spdxIdByName(name: string): string | null {
  return BY_NAME.get(name.toLowerCase()) ?? null
}

/** The SPDX ids whose full name stands in the text, those with the longest name first. */
export function spdxIdsNamedIn(text: string): string[] {
  const lower = text.toLowerCase().replace(/\s+/g, ' ')
  const found = [...BY_NAME].filter(([name]) => name.length > 8 && lower.includes(name))
  return found.sort(([a], [b]) => b.length - a.length).map(([, id]) => id)
}
