import { z } from 'zod'
import { urlOf } from '../url.ts'
import { AI_AGENTS_EDITION } from './agents.ts'
import type { PreferenceAnswer } from './evaluate.ts'
import { PREFERENCE_DISCLAIMER, TOLD_DECISION, toldDecision } from './evaluation.ts'
import { PREFERENCE_RULES_VERSION } from './preference.ts'

/** At most this many addresses in one question. */
export const MAX_CHECKED = 10_000

/** Who asks where nobody says: the product token of this registry. */
export const OUR_AGENT = 'Colophon'

/** The question: addresses, by when what was seen counts (null: now), and the product token of who asks. */
export const CheckQuestion = z.strictObject({
  urls: z.array(z.string().max(8000)).min(1, 'Send at least one address.').max(MAX_CHECKED),
  at: z.iso.datetime({ offset: true }).nullable().default(null),
  agent: z.string().max(200).default(OUR_AGENT).describe('The product token of who asks'),
})
export type CheckQuestion = z.infer<typeof CheckQuestion>

const Told = z.strictObject(TOLD_DECISION)
const NotDecided = z.strictObject({
  url: z.string(),
  state: z
    .enum(['not-observed', 'no-address'])
    .describe('Nothing of its host was ever seen here; or it is no http address'),
  observedAt: z.null(),
  decision: z.null(),
})
const Decided = z.strictObject({
  url: z.string(),
  state: z.literal('decided'),
  observedAt: z.string().nullable().describe('When its host was last asked'),
  decision: Told,
})

/** What is known of one address. What was never seen is unknown, whatever the usage. */
export const CheckedUrl = z.discriminatedUnion('state', [Decided, NotDecided])
export type CheckedUrl = z.infer<typeof CheckedUrl>

/** The answer, an item for each address in the order asked. `at`: what was seen by then counts. */
export const CheckAnswer = z.strictObject({
  at: z.string(),
  items: z.array(CheckedUrl),
  rules: z.string(),
  agents: z.string().describe('The edition of the list of AI agents'),
  disclaimer: z.string(),
})
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** An origin as it is known: when it was last asked, and what it says of an address of its own. */
export type KnownOrigin = { observedAt: string | null; judge(url: string): PreferenceAnswer }

/** The origin of an http or https address, as signals are kept by it; null where the text is no such address. */
export function originOf(url: string): string | null {
  if (!/^https?:\/\//i.test(url.trim())) return null
  const parsed = urlOf(url.trim())
  return parsed === null || parsed.origin === 'null' ? null : parsed.origin
}

/** The answer for addresses whose origins are known so far. */
export function answerCheck(urls: readonly string[], known: ReadonlyMap<string, KnownOrigin>, at: string): CheckAnswer {
  return {
    at,
    items: urls.map((url) => checkOne(url, known)),
    rules: PREFERENCE_RULES_VERSION,
    agents: AI_AGENTS_EDITION,
    disclaimer: PREFERENCE_DISCLAIMER,
  }
}

function checkOne(url: string, known: ReadonlyMap<string, KnownOrigin>): CheckedUrl {
  const origin = originOf(url)
  if (origin === null) return { url, state: 'no-address', observedAt: null, decision: null }
  const found = known.get(origin)
  if (found === undefined) return { url, state: 'not-observed', observedAt: null, decision: null }
  return {
    url,
    state: 'decided',
    observedAt: found.observedAt,
    decision: Told.parse(toldDecision(found.judge(url.trim()))),
  }
}
