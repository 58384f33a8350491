import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#lib/dataset/access.ts'
import type { AttemptDraft } from '#lib/preference/harvest-plan.ts'
import type { Snapshot, SnapshotFault } from '#lib/preference/snapshot.ts'
import { isOfFile, snapshotAttempt } from '#lib/preference/snapshot-attempts.ts'
import { readSnapshots } from '#lib/preference/snapshots.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from '../queries/find-exact-version.ts'
import { addJob } from '../queue.ts'
import { events } from '../schema/index.ts'
import { permit } from './permit.ts'
import { recordAttempts } from './record-attempts.ts'
import { recordEvent } from './record-event.ts'

/** What a file held. `places`: responses of files that speak for their origin; `pages`: of other addresses; `skipped`: what was no response. */
export type SnapshotCounts = { places: number; pages: number; origins: number; skipped: number }

/** `known`: the same file was imported for this version before. `faulty`: nothing was kept. */
export type SnapshotsImported =
  | { kind: 'imported' | 'known'; counts: SnapshotCounts }
  | { kind: 'faulty'; faults: SnapshotFault[] }
  | { kind: 'not-found' }

/** The file, kept already, and who asked where the file itself does not say. */
export type SnapshotsOrder = { sha256: string; agent: string }

const FAULTS_TOLD = 50
/** More are a file to be split. */
const MOST_SNAPSHOTS = 200_000
/** A clock may be wrong by so much. */
const AHEAD_MS = 24 * 60 * 60_000

/**
 * Takes what a collector kept of hosts and pages when the records of a published version were collected. All of the file is read before anything is
 * written; then attempts and event are one transaction. The same file again changes nothing.
 */
export async function importSnapshots(
  db: Db,
  blobs: BlobStore,
  { actor, now }: { actor: Actor | null; now: Date },
  digest: string,
  order: SnapshotsOrder,
): Promise<SnapshotsImported> {
  const version = await findExactVersion(db, digest)
  const what = `add a collector’s snapshots to ${version?.path ?? 'a dataset'}`
  permit(actor, 'preference.harvest', version?.organization ?? null, what)
  if (version === null) return { kind: 'not-found' }
  const before = await importedBefore(db, digest, order.sha256)
  if (before !== null) return { kind: 'known', counts: before }
  const file = await blobs.read(order.sha256)
  if (file === null)
    return { kind: 'faulty', faults: [{ at: '', message: 'The bytes of the file are not kept here.' }] }
  const read = await readFile(blobs, file, { agent: order.agent, now })
  if (read.kind === 'faulty') return read
  const { attempts, counts } = read
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${digest + order.sha256}, 0))`)
    const meanwhile = await importedBefore(tx, digest, order.sha256)
    if (meanwhile !== null) return { kind: 'known', counts: meanwhile }
    await recordAttempts(tx, attempts, { versionId: version.id })
    const { path: dataset, label } = version
    const facts = { dataset, label, file: `sha256:${order.sha256}`, ...counts }
    await addJob(tx, 'read-preferences', { version: digest })
    await recordEvent(tx, actor, { kind: KIND, subject: digest, facts })
    return { kind: 'imported', counts }
  })
}

const KIND = 'preferences.snapshots-imported'

async function importedBefore(db: Db, digest: string, sha256: string): Promise<SnapshotCounts | null> {
  const [event] = await db
    .select({ facts: events.facts })
    .from(events)
    .where(
      and(eq(events.kind, KIND), eq(events.subject, digest), sql`${events.facts} ->> 'file' = ${`sha256:${sha256}`}`),
    )
  if (event === undefined) return null
  const figure = (name: string) => Number(event.facts[name] ?? 0)
  return { places: figure('places'), pages: figure('pages'), origins: figure('origins'), skipped: figure('skipped') }
}

type FileRead =
  | { kind: 'read'; attempts: AttemptDraft[]; counts: SnapshotCounts }
  | { kind: 'faulty'; faults: SnapshotFault[] }

/** Every response as an attempt, its bytes in the store. Files wait to the end, since a redirect may lead to one that comes later. */
async function readFile(
  blobs: BlobStore,
  file: Uint8Array,
  { agent, now }: { agent: string; now: Date },
): Promise<FileRead> {
  const faults: SnapshotFault[] = []
  const attempts: AttemptDraft[] = []
  const files: Snapshot[] = []
  let skipped = 0
  const none = new Map<string, Snapshot[]>()
  for await (const item of readSnapshots(file, agent)) {
    if (item.kind === 'skipped') skipped += 1
    const fault = item.kind === 'fault' ? item.fault : item.kind === 'snapshot' ? faultOf(item.snapshot, now) : null
    if (fault !== null) faults.push(fault)
    if (attempts.length + files.length >= MOST_SNAPSHOTS) faults.push(tooMany())
    if (faults.length >= FAULTS_TOLD || attempts.length + files.length >= MOST_SNAPSHOTS) break
    if (item.kind !== 'snapshot' || faults.length > 0) continue
    if (isOfFile(item.snapshot)) files.push(item.snapshot)
    else attempts.push(await keptAttempt(blobs, item.snapshot, none))
  }
  const pages = attempts.length
  if (faults.length === 0 && pages + files.length === 0) faults.push(NOTHING)
  if (faults.length > 0) return { kind: 'faulty', faults }
  const byUrl = new Map<string, Snapshot[]>()
  for (const one of files) {
    const { href } = new URL(one.url)
    byUrl.set(href, [...(byUrl.get(href) ?? []), one])
  }
  for (const one of files) attempts.push(await keptAttempt(blobs, one, byUrl))
  const origins = new Set(attempts.map(({ origin }) => origin)).size
  return { kind: 'read', attempts, counts: { places: files.length, pages, origins, skipped } }
}

const NOTHING: SnapshotFault = {
  at: '',
  message: 'There is no response of a host in this file: neither WARC records nor JSON lines.',
}

async function keptAttempt(
  blobs: BlobStore,
  snapshot: Snapshot,
  others: ReadonlyMap<string, readonly Snapshot[]>,
): Promise<AttemptDraft> {
  const { attempt, body } = snapshotAttempt(snapshot, others)
  return { ...attempt, body: body === null ? null : (await blobs.put(body)).sha256 }
}

function faultOf({ at, fetchedAt }: Snapshot, now: Date): SnapshotFault | null {
  if (Date.parse(fetchedAt) <= now.getTime() + AHEAD_MS) return null
  return { at, message: `It was fetched at ${fetchedAt}, which is still to come.` }
}

function tooMany(): SnapshotFault {
  const message = `The file holds more than ${MOST_SNAPSHOTS.toLocaleString('en')} responses. Split it.`
  return { at: '', message }
}
