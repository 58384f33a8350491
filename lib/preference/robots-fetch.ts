/** What came of asking for a robots.txt. `status` null: no answer. `cached`: the copy of an earlier fetch. */
export type RobotsAnswer = {
  status: number | null
  redirects: number
  cached: { status: number } | null
}

/**
 * What the answer means for crawling. `parsed`: the rules decide. `unavailable`: there are none. `unreachable`: nothing may be
 * fetched. `stale`: the copy of an earlier fetch decides.
 */
export type RobotsState = {
  state: 'parsed' | 'unavailable' | 'unreachable' | 'stale'
  access: 'by-rules' | 'by-cached-rules' | 'allow' | 'deny'
}

/** Redirects that are followed, across hosts too (RFC 9309 s2.3.1.2). */
export const MAX_ROBOTS_REDIRECTS = 5

/**
 * RFC 9309 s2.3.1: 2xx is parsed, 4xx and too many redirects mean no rules, 5xx and no answer mean that nothing may be
 * fetched, for however long it lasts (s2.3.1.4 would let us give up after 30 days; we don't). 429 is a 4xx by the letter;
 * protective reads it as a server that can't answer.
 */
export function readRobotsAnswer(
  { status, redirects, cached }: RobotsAnswer,
  profile: 'literal' | 'protective' = 'literal',
): RobotsState {
  if (redirects > MAX_ROBOTS_REDIRECTS) return { state: 'unavailable', access: 'allow' }
  if (status !== null && status >= 200 && status < 300) return { state: 'parsed', access: 'by-rules' }
  const isRefused = status !== null && status >= 400 && status < 500 && !(status === 429 && profile === 'protective')
  if (isRefused) return { state: 'unavailable', access: 'allow' }
  if (cached !== null && cached.status >= 200 && cached.status < 300)
    return { state: 'stale', access: 'by-cached-rules' }
  return { state: 'unreachable', access: 'deny' }
}
