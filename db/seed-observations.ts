import type { BlobStore } from './blobs.ts'
import type { Db } from './client.ts'
import { recordAttempts } from './commands/record-attempts.ts'
import { addJob } from './queue.ts'
import type { SampleObservations } from './sample/twelve-sites/observed.ts'
import { TWELVE_SITES } from './sample/twelve-sites/records.ts'
import type { SeenPlace } from './sample/twelve-sites/seen.ts'
import { harvestOrigins, harvests } from './schema/index.ts'

/** A published version of the sample: its row and the day of its release, before which it was not asked for. */
export type SeededVersion = { id: string; digest: string; releaseDate: string }

/**
 * Puts in what was seen at the origins of a sample version: its collector's snapshots, and a finished harvest for each day after its release. A
 * worker reads what that comes to.
 */
export async function putObservations(
  tx: Db,
  blobs: BlobStore,
  { id: versionId, digest, releaseDate }: SeededVersion,
  { collected, harvested }: SampleObservations,
): Promise<void> {
  const bodies = new Map(
    [...collected, ...harvested.flatMap(({ seen }) => seen)].map((one) => [one.attempt.body, one.body]),
  )
  for (const body of bodies.values()) if (body !== null) await blobs.put(body)
  await recordAttempts(tx, attemptsOf(collected), { versionId })
  for (const { day, seen } of harvested) {
    const harvestId = day < releaseDate ? null : await putHarvest(tx, versionId, seen)
    await recordAttempts(tx, attemptsOf(seen), { harvestId })
  }
  await addJob(tx, 'read-preferences', { version: digest })
}

async function putHarvest(tx: Db, versionId: string, seen: readonly SeenPlace[]): Promise<string> {
  const times = seen.map(({ attempt }) => attempt.finishedAt).sort()
  const [createdAt, finishedAt] = [new Date(times[0] ?? 0), new Date(times.at(-1) ?? 0)]
  const origins = TWELVE_SITES.length
  const [harvest] = await tx
    .insert(harvests)
    .values({
      versionId,
      isComplete: true,
      originsKnown: origins,
      originsChosen: origins,
      state: 'done',
      createdAt,
      finishedAt,
    })
    .returning({ id: harvests.id })
  if (harvest === undefined) throw new Error('A harvest of the sample was not written.')
  await tx.insert(harvestOrigins).values(
    TWELVE_SITES.map(({ host, pages }) => {
      const origin = `https://${host}`
      const robots = seen.find(
        ({ attempt }) => attempt.origin === origin && attempt.mechanism === 'robots-txt',
      )?.attempt
      const at = new Date(robots?.finishedAt ?? finishedAt)
      const outcome = robots === undefined ? 'not-asked' : (robots.failure ?? 'read')
      return {
        harvestId: harvest.id,
        origin,
        records: pages,
        isDone: true,
        outcome,
        tries: 1,
        dueAt: at,
        finishedAt: at,
      }
    }),
  )
  return harvest.id
}

function attemptsOf(seen: readonly SeenPlace[]) {
  return seen.map(({ attempt }) => attempt)
}
