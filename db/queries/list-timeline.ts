import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'
import { datasets, events, versions } from '../schema/index.ts'

/** The kinds of event that anyone may see of a dataset; what happens to drafts is the maintainers' own. */
const SHOWN = ['dataset.registered', 'dataset.amended', 'version.published', 'version.withdrawn'] as const

/**
 * One thing that happened to a dataset or a version of it. `id` is its number in the registry; `label` the version's, null
 * where it was the dataset; `fields` what was amended; `withdrawal` the kind of a withdrawal.
 */
export type TimelineEvent = {
  id: number
  at: Date
  kind: (typeof SHOWN)[number]
  label: string | null
  digest: string | null
  fields: string[]
  withdrawal: string | null
}

export type Timeline = { total: number; events: TimelineEvent[] }

export const TIMELINE_SHOWN = 50

const Kind = z.enum(SHOWN)
const Facts = z.looseObject({
  label: z.string().nullish(),
  fields: z.array(z.string()).nullish(),
  reason: z.string().nullish(),
})

/** The newest 50 events of the dataset at `org/name`, newest first, and how many there are; one statement. */
export async function listTimeline(db: Db, path: string): Promise<Timeline> {
  const ofItsVersions = db
    .select({ digest: versions.digest })
    .from(versions)
    .innerJoin(datasets, eq(datasets.id, versions.datasetId))
    .where(eq(datasets.path, path))
  const rows = await db
    .select({
      id: events.id,
      at: events.at,
      kind: events.kind,
      subject: events.subject,
      facts: events.facts,
      total: sql<string>`count(*) over ()`,
    })
    .from(events)
    .where(and(inArray(events.kind, [...SHOWN]), or(eq(events.subject, path), inArray(events.subject, ofItsVersions))))
    .orderBy(desc(events.id))
    .limit(TIMELINE_SHOWN)
  return { total: Number(rows[0]?.total ?? 0), events: rows.map(timelineEvent) }
}

type Row = { id: number; at: Date; kind: string; subject: string; facts: Record<string, unknown> }

function timelineEvent({ id, at, kind, subject, facts }: Row): TimelineEvent {
  const { label, fields, reason } = Facts.parse(facts)
  return {
    id,
    at,
    kind: Kind.parse(kind),
    label: label ?? null,
    digest: subject.startsWith('sha256:') ? subject : null,
    fields: fields ?? [],
    withdrawal: kind === 'version.withdrawn' ? (reason ?? null) : null,
  }
}
