import { z } from 'zod'
import { Digest } from '../digest.ts'
import { boundedText } from '../evidence.ts'
import { LICENSE_LAYERS } from './statement.ts'

/**
 * Why a part of a version waits for a person, the most pressing first. `disputed`: auditors disagree. `waits`: a conclusion
 * is proposed and nobody else has looked. `stale`: a page that it rests on says something else now. `ambiguous`: what was
 * declared may mean several licences. `open`: nothing is concluded, or the conclusion is NOASSERTION.
 */
export const QUEUE_REASONS = ['disputed', 'waits', 'stale', 'ambiguous', 'open'] as const
export type QueueReason = (typeof QUEUE_REASONS)[number]

/** What the address of the queue holds. `organization`: a slug, or empty for all. */
export const QueueSearch = z.object({
  organization: boundedText(100).default(''),
  reason: z.enum(QUEUE_REASONS).or(z.literal('')).default(''),
  cursor: z.string().max(1000).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type QueueSearch = z.infer<typeof QueueSearch>

/**
 * One part that waits, on one layer. `reasons` has at least one. `use` is what the queue is ordered by: how many published
 * versions name this one as an ancestor, whether it is its dataset's current version, and the part's share of it (0 to 1; the
 * version as a whole counts 1, a share that is not said 0).
 */
export const QueueEntry = z.strictObject({
  version: Digest,
  dataset: z.string(),
  label: z.string(),
  title: z.string(),
  part: z.string(),
  name: z.string(),
  layer: z.enum(LICENSE_LAYERS),
  reasons: z.array(z.enum(QUEUE_REASONS)).min(1),
  declared: z.array(
    z.strictObject({ raw: z.string(), expression: z.string(), candidates: z.array(z.string()), note: z.string() }),
  ),
  conclusions: z.array(
    z.strictObject({ id: z.uuid(), expression: z.string(), standing: z.enum(['proposed', 'confirmed', 'disputed']) }),
  ),
  use: z.strictObject({ derived: z.number().int(), current: z.boolean(), share: z.number() }),
})
export type QueueEntry = z.infer<typeof QueueEntry>

/** Where a page of the queue ended: the weight of its last row as text, and that row's version, part and layer. */
export const QueueCursor = z.tuple([
  z.literal('queue'),
  z.string().regex(/^\d{1,12}(?:\.\d{1,9})?$/),
  z.uuid(),
  z.string().max(600),
  z.enum(LICENSE_LAYERS),
])
export type QueueCursor = z.infer<typeof QueueCursor>

/** The cursor as it stands in an address: opaque to the reader (base64url of JSON). */
export function printQueueCursor(cursor: QueueCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** The cursor back, or null where the text is none of ours. */
export function parseQueueCursor(text: string): QueueCursor | null {
  const decoded = Buffer.from(text, 'base64url').toString('utf8')
  if (!decoded.startsWith('["queue","') || decoded.includes('\\u0000')) return null
  const cursor = QueueCursor.safeParse(jsonOrNull(decoded))
  return cursor.success ? cursor.data : null
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
