import { eq } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { RunDraft } from '#lib/run/schema.ts'
import type { Db } from '../client.ts'
import { organizations, runs } from '../schema/index.ts'
import { endRun } from './end-run.ts'
import { lockRun } from './lock-run.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'
import { readNamedVersions, writeRunParts } from './write-run-parts.ts'

/** `unknown-versions`: digests that no version here has; then nothing was written. */
export type RecordedRun =
  | { kind: 'recorded'; id: string }
  | { kind: 'no-organization' }
  | { kind: 'unknown-versions'; digests: string[] }

/** Records a run as its reporter tells it: under way, or with its end. The event names the versions that it read and made. */
export async function recordRun(db: Db, actor: Actor | null, draft: RunDraft, now: Date): Promise<RecordedRun> {
  const { organization: slug } = draft
  permit(actor, 'run.record', slug, `record a run of ${slug}`)
  return db.transaction((tx) => recordRunIn(tx, actor, draft, now))
}

/** As `recordRun`, inside a transaction of the caller's, who has checked the permission. */
export async function recordRunIn(tx: Db, actor: Actor | null, draft: RunDraft, now: Date): Promise<RecordedRun> {
  const { organization: slug } = draft
  const [organization] = await tx
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.slug, slug))
  if (organization === undefined) return { kind: 'no-organization' }
  const { known, unknown } = await readNamedVersions(tx, draft, now)
  if (unknown.length > 0) return { kind: 'unknown-versions', digests: unknown }
  const { kind, name, description, heartbeatSeconds, code, environment, engine, seeds, configuration } = draft
  const told = { kind, name, description, heartbeatSeconds, code, environment, engine, seeds, configuration }
  const [row] = await tx
    .insert(runs)
    .values({
      ...told,
      organizationId: organization.id,
      state: 'running',
      startedAt: draft.startedAt === null ? null : new Date(draft.startedAt),
      heardAt: now,
      recordedAt: now,
      author: actor?.userId ?? null,
      authorName: actor?.name ?? 'Colophon',
    })
    .returning({ id: runs.id })
  if (row === undefined) throw new Error('The run was not written.')
  await writeRunParts(tx, row.id, draft, known)
  const facts = { organization: slug, kind, name, ...versionsOf(draft) }
  await recordEvent(tx, actor, { kind: 'run.recorded', subject: row.id, facts })
  if (draft.ended !== null) {
    const locked = await lockRun(tx, row.id)
    if (locked === null) throw new Error('The run was not written.')
    const digest = await endRun(tx, locked, draft.ended, now)
    const end = { organization: slug, state: draft.ended.state, digest }
    await recordEvent(tx, actor, { kind: 'run.ended', subject: row.id, facts: end })
  }
  return { kind: 'recorded', id: row.id }
}

/** The versions that are named by digest, once each. */
export function versionsOf({ inputs, outputs }: Pick<RunDraft, 'inputs' | 'outputs'>) {
  const named = (parts: readonly { version: string | null }[]) => [
    ...new Set(parts.flatMap(({ version }) => version ?? [])),
  ]
  return { read: named(inputs), made: named(outputs) }
}
