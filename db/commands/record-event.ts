import type { Actor } from '#lib/dataset/access.ts'
import type { Db } from '../client.ts'
import { events } from '../schema/index.ts'

/** What happened, to what (`org/name`, a version digest, an organisation's slug), with facts that hold no personal data. */
export type EventDraft = { kind: string; subject: string; facts: Record<string, unknown> }

/**
 * Writes the event of a command, in the command's own transaction (DESIGN §7.2). `actor` null: Colophon itself, as
 * when it puts in the sample world.
 */
export async function recordEvent(tx: Db, actor: Actor | null, event: EventDraft): Promise<void> {
  await tx.insert(events).values({ ...event, actor: actor?.userId ?? 'colophon' })
}
