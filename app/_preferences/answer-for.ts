import { blobs, database } from '#app/_server/db.ts'
import { readOrigins } from '#db/queries/read-origins.ts'
import { type KnownOrigin, OUR_AGENT, originOf } from '#lib/preference/check.ts'
import type { CheckedAddress, CheckState } from './checked.ts'
import { shownDecision } from './shown-decision.ts'

/** The answers for addresses, from what the registry has seen so far. */
export async function answerFor(urls: readonly string[], text: string): Promise<CheckState> {
  const now = new Date()
  const origins = [...new Set(urls.flatMap((url) => originOf(url) ?? []))]
  const known = await readOrigins(database(), blobs(), origins, { at: now, agent: OUR_AGENT })
  return { kind: 'answers', text, at: now.toISOString(), items: urls.map((url) => addressOf(url, known, now)) }
}

function addressOf(url: string, known: ReadonlyMap<string, KnownOrigin>, now: Date): CheckedAddress {
  const origin = originOf(url)
  if (origin === null) return { url, state: 'no-address' }
  const found = known.get(origin)
  if (found === undefined) return { url, state: 'not-observed' }
  const observedAt = found.observedAt ?? now.toISOString()
  return { url, state: 'decided', observedAt, decision: shownDecision(found.judge(url.trim())) }
}
