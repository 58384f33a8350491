import { inArray } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { Digest } from '#lib/digest.ts'
import { type Mixture, sealMixture } from '#lib/license/mixture.ts'
import type { Db } from '../client.ts'
import { mixtures, versions } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordEvent } from './record-event.ts'

/** `unknown-versions`: digests that are no published or withdrawn version here; nothing was written. */
export type RecordedMixture =
  | { kind: 'recorded'; digest: Digest }
  | { kind: 'known'; digest: Digest }
  | { kind: 'unknown-versions'; versions: string[] }

/** Keeps a mixture of exact versions under the digest of its canonical JSON. The same mixture again is the same digest. */
export async function recordMixture(db: Db, actor: Actor | null, mixture: Mixture): Promise<RecordedMixture> {
  permit(actor, 'audit.record', null, 'record a mixture')
  return db.transaction((tx) => recordMixtureIn(tx, actor, mixture))
}

/** As `recordMixture`, inside a transaction of the caller's, who has checked the permission. */
export async function recordMixtureIn(tx: Db, actor: Actor | null, mixture: Mixture): Promise<RecordedMixture> {
  const { canonical, digest } = sealMixture(mixture)
  const asked = mixture.members.map(({ version }) => version)
  const rows = await tx.select({ digest: versions.digest }).from(versions).where(inArray(versions.digest, asked))
  const known = new Set(rows.map((row) => row.digest))
  const unknown = asked.filter((version) => !known.has(version))
  if (unknown.length > 0) return { kind: 'unknown-versions', versions: unknown }
  const written = await tx
    .insert(mixtures)
    .values({ digest, title: mixture.title, canonical, createdBy: actor?.userId ?? null })
    .onConflictDoNothing()
    .returning({ digest: mixtures.digest })
  if (written.length === 0) return { kind: 'known', digest }
  await recordEvent(tx, actor, { kind: 'mixture.recorded', subject: digest, facts: { members: asked.length } })
  return { kind: 'recorded', digest }
}
