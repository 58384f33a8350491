import type { IncomingMessage, ServerResponse } from 'node:http'

/** Content negotiation at a version's page: see `app/_server/negotiate.ts`, which decides. */
export function redirectedByAccept(_request: IncomingMessage, _response: ServerResponse): void {}
