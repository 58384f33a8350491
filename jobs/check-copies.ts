import { recordFixityCheck } from '#db/commands/record-fixity-check.ts'
import { type DueCopy, listDueCopies } from '#db/queries/due-copies.ts'
import { COPY_BOUNDS, type CopyAsker, checkCopy } from '#lib/clients/check-copy.ts'
import { openHostGate } from '#lib/clients/host-gate.ts'
import { INTERNET, WITH_LOOPBACK } from '#lib/clients/public-address.ts'
import { inLanes } from './in-lanes.ts'
import type { Job, JobContext } from './job.ts'

/** So many copies are taken at a time, and so many hosts asked at once, each with one request at a time. */
const COPIES_AT_ONCE = 100
const HOSTS_AT_ONCE = 4
/** After so long other jobs get their turn. */
const SLICE_MS = 10 * 60_000
/** How often a running check looks whether the worker is being stopped. */
const LOOK_EVERY_MS = 500

/**
 * Checks the archive copies whose turn it is, those first that somebody asked for: what each host answers is judged and kept, and sets the copy's next turn. Each check is a
 * transaction of its own, so that whoever takes over goes on with what is still due. One such job runs at a time.
 */
export const checkCopies: Job = async (_payload, context) => {
  const leave = new AbortController()
  const watch = setInterval(() => context.isStopping() && leave.abort(), LOOK_EVERY_MS)
  const until = Date.now() + SLICE_MS
  const isOver = () => context.isStopping() || Date.now() > until
  const asker = askerOf(context, leave.signal)
  try {
    for (;;) {
      const due = await listDueCopies(context.db, { now: new Date(), limit: COPIES_AT_ONCE })
      if (due.length === 0) break
      if (isOver()) return 'again'
      const lanes = { lanes: HOSTS_AT_ONCE, isStopping: isOver }
      await inLanes(byHost(due), lanes, async (copies) => {
        for (const copy of copies) if (!isOver()) await checkOne(copy, asker, context)
      })
    }
    return context.isStopping() ? 'again' : 'done'
  } finally {
    clearInterval(watch)
    await asker.gate.idle()
  }
}

async function checkOne({ id, url, ...expected }: DueCopy, asker: CopyAsker, { db }: JobContext): Promise<void> {
  const answer = await checkCopy(url, expected, asker)
  if (answer === null) return
  await recordFixityCheck(db, id, answer, asker.bounds?.maxBytes ?? COPY_BOUNDS.maxBytes)
}

function askerOf(context: JobContext, signal: AbortSignal): CopyAsker {
  const { site, mayAskLoopback, fixityBytes, harvest } = context
  return {
    site,
    signal,
    gate: openHostGate(context),
    net: harvest?.net ?? (mayAskLoopback ? WITH_LOOPBACK : INTERNET),
    bounds: { ...(fixityBytes !== undefined && { maxBytes: fixityBytes }), ...context.copyBounds },
  }
}

/** The copies by the host that is asked first, in the order in which they are due. */
function byHost(due: readonly DueCopy[]): DueCopy[][] {
  const hosts = new Map<string, DueCopy[]>()
  for (const copy of due) {
    const { host } = new URL(copy.url)
    hosts.set(host, [...(hosts.get(host) ?? []), copy])
  }
  return [...hosts.values()]
}
