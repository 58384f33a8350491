import { type BadgeFacts, renderBadge } from '#lib/assessment/badge.ts'
import { Refusal } from '#lib/error.ts'

/** For how long a badge may be kept, in seconds: its age must show, and a proxy of pictures asks often. */
const KEPT_FOR = 300

/** The badge as a picture; what is not here is refused. It runs nothing, and loads nothing, wherever it is opened. */
export function badgeResponse(facts: BadgeFacts | null): Response {
  if (facts === null) throw new Refusal('not-found', 'No published version is here, so there is no badge of it.')
  return new Response(renderBadge(facts), {
    headers: {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': `public, max-age=${KEPT_FOR}`,
    },
  })
}
