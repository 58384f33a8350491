import type { IncomingMessage, ServerResponse } from 'node:http'
import { machineAddress } from '#app/_server/version-forms.ts'

/**
 * Content negotiation at a version's page: a request that likes another form better than the page is led to the API,
 * which chooses by the same header (`app/_server/version-forms.ts`).
 */
export function redirectedByAccept(request: IncomingMessage, _response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return
  const address = machineAddress(request.url ?? '', request.headers.accept)
  if (address !== null) request.url = address
}
