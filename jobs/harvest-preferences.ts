import { abandonHarvest, finishHarvests, recordReread } from '#db/commands/finish-harvests.ts'
import { listHarvest, waitingHarvests } from '#db/commands/list-harvest.ts'
import { putOffOrigin, type Seen, settleOrigin, watchOrigin } from '#db/commands/settle-origin.ts'
import { type DueOrigin, listDueOrigins, listWatchedDue } from '#db/queries/due-origins.ts'
import { LONGEST_WAIT_MS, settleRound } from '#lib/preference/harvest-plan.ts'
import { type HarvestRun, openHarvestRun } from './ask-for-origin.ts'
import { faultLine } from './fault-line.ts'
import { askRound } from './harvest-origin.ts'
import { inLanes } from './in-lanes.ts'
import type { Job, JobContext } from './job.ts'

/** So many origins are taken at a time, and so many hosts asked at once, each with one request at a time. */
const ORIGINS_AT_ONCE = 500
const HOSTS_AT_ONCE = 64
/** After so long other jobs get their turn. */
const SLICE_MS = 10 * 60_000
/** From this try on an origin that our own fault stops is put off, so that the others are not held up. */
const GIVE_UP_AFTER = 3

/**
 * Asks the hosts whose turn it is what they say of use: those of all running harvests, then those under watch. Every attempt is kept as it is made,
 * and an origin is settled after each round, so that whoever takes over goes on with what is still due. One such job runs at a time.
 */
export const harvestPreferences: Job = async (_payload, context) => {
  const { db, blobs } = context
  for (const id of await waitingHarvests(db)) await orGiveUp(context, id, () => listHarvest(db, blobs, id))
  const run = openHarvestRun(context)
  const until = Date.now() + SLICE_MS
  const isOver = () => context.isStopping() || Date.now() > until
  for (;;) {
    const due = await listDueOrigins(db, { now: new Date(), limit: ORIGINS_AT_ONCE })
    if (due.length === 0 || isOver()) break
    await inLanes(due, lanesOf(context, isOver), (one) => orPutOff(context, one, () => harvestOne(run, one)))
  }
  await finishHarvests(db)
  if (!isOver()) await readAgain(run, isOver)
  await run.gate.idle()
  return isOver() ? 'again' : 'done'
}

async function harvestOne(run: HarvestRun, due: DueOrigin): Promise<void> {
  const { db } = run.context
  const begun = new Date()
  if (due.silentUntil !== null && due.silentUntil > begun) {
    const isTooLong = due.silentUntil.getTime() - begun.getTime() > LONGEST_WAIT_MS
    return putOffOrigin(db, due, { until: due.silentUntil, isTooLong, now: begun })
  }
  const round = await askRound(run, due.origin, due.harvestId)
  if (round === null) return
  const now = new Date()
  const tries = due.tries + 1
  const settled = settleRound(due.origin, round.told, { tries, now })
  await settleOrigin(db, { ...due, tries }, { settled, seen: round.seen, now })
}

/** Asks the origins under watch whose turn it is; one round each. */
async function readAgain(run: HarvestRun, isOver: () => boolean): Promise<void> {
  const { context } = run
  const origins = await listWatchedDue(context.db, { now: new Date(), limit: ORIGINS_AT_ONCE })
  const counts: Record<Seen, number> = { same: 0, changed: 0, unread: 0 }
  await inLanes(origins, lanesOf(context, isOver), async (origin) => {
    const round = await askRound(run, origin, null)
    if (round === null) return
    const now = new Date()
    const { silent } = settleRound(origin, round.told, { tries: 1, now })
    await watchOrigin(context.db, origin, { seen: round.seen, silent, now })
    counts[round.seen] += 1
  })
  await recordReread(context.db, counts)
}

/** A fault of ours stops the job, which is tried again; from the third time on the origin alone is put off, and ends as one that was not asked. */
async function orPutOff(context: JobContext, due: DueOrigin, work: () => Promise<void>): Promise<void> {
  await work().catch(async (error: Error) => {
    if (context.attempt < GIVE_UP_AFTER) throw error
    context.say(`The origin ${due.origin} could not be harvested: ${faultLine(error)}`)
    const now = new Date()
    const tries = due.tries + 1
    await settleOrigin(
      context.db,
      { ...due, tries },
      { settled: settleRound(due.origin, [], { tries, now }), seen: 'unread', now },
    )
  })
}

/** The same for a harvest whose origins can't be listed: it ends, so that the others go on. */
async function orGiveUp(context: JobContext, id: string, work: () => Promise<void>): Promise<void> {
  await work().catch(async (error: Error) => {
    if (context.attempt < GIVE_UP_AFTER) throw error
    context.say(`The origins of harvest ${id} could not be listed: ${faultLine(error)}`)
    await abandonHarvest(context.db, id)
  })
}

function lanesOf({ harvest }: JobContext, isStopping: () => boolean) {
  return { lanes: harvest?.hostsAtOnce ?? HOSTS_AT_ONCE, isStopping }
}
