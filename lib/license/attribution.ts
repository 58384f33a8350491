import { attributionHtml } from './attribution-html.ts'
import { attributionText } from './attribution-text.ts'
import type { Attribution } from './credits.ts'

/** The forms of an ATTRIBUTION file, the name that each is saved under, and how it is printed. */
export const ATTRIBUTION_FORMATS = [
  { id: 'text', mediaType: 'text/plain', fileName: 'ATTRIBUTION.txt', print: attributionText },
  { id: 'html', mediaType: 'text/html', fileName: 'ATTRIBUTION.html', print: attributionHtml },
  { id: 'json', mediaType: 'application/json', fileName: 'ATTRIBUTION.json', print: attributionJson },
] as const
export const ATTRIBUTION_FORMAT_IDS = ATTRIBUTION_FORMATS.map(({ id }) => id)

function attributionJson(attribution: Attribution): string {
  return `${JSON.stringify(attribution, null, 1)}\n`
}
