import type { IncomingMessage } from 'node:http'
import { negotiate } from '#app/_server/negotiate.ts'
import { VERSION_OFFERS } from '#app/api/v1/_contract/media-types.ts'

const VERSION_PAGE = /^\/datasets\/([^/?]+)\/([^/?]+)\/versions\/([^/?]+)\/?(?:\?.*)?$/
const NOT_A_VERSION = new Set(['new'])
const HTML = { id: 'html', mediaTypes: ['text/html', 'application/xhtml+xml'] } as const

/** The API's address of the version whose page this is, or null where the address is no version's page. */
export function versionDoor(url: string): string | null {
  const [, organization, name, label] = VERSION_PAGE.exec(url) ?? []
  if (organization === undefined || name === undefined || label === undefined || NOT_A_VERSION.has(label)) return null
  return `/api/v1/datasets/${organization}/${name}/versions/${label}`
}

/**
 * Content negotiation at a version's page (RFC 9110 §12.5.1): who likes BibTeX, JSON or the canonical record better than
 * HTML gets it at the same address, from the API's own handler. The address asked for is then the API's.
 */
export function turnToWantedForm(request: IncomingMessage): void {
  const door = versionDoor(request.url ?? '')
  if (door === null || (request.method !== 'GET' && request.method !== 'HEAD')) return
  const chosen = negotiate(request.headers.accept ?? null, [HTML, ...VERSION_OFFERS])
  if (chosen !== null && chosen.id !== 'html') request.url = door
}
