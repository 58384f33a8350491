import { z } from 'zod'
import {
  beginRun,
  type ClaimedRun,
  claimRun,
  endOwnRun,
  giveUpRun,
  type OwnEnding,
  writeProgress,
} from '#db/commands/execute-run.ts'
import { MOST_TRIES } from '#db/queue.ts'
import { planRun } from '#db/records/plan-run.ts'
import { Refusal } from '#lib/error.ts'
import type { PlannedRun } from '#lib/run/planned-run.ts'
import { weightsArtifact } from '#lib/run/train-t6.ts'
import { isDiskFull } from './disk-full.ts'
import { faultLine } from './fault-line.ts'
import { finishFilter } from './finish-filter.ts'
import type { Job, JobContext, JobOutcome } from './job.ts'
import type { ThreadMessage } from './run-messages.ts'
import { openRunNotes, type RunNotes } from './run-notes.ts'
import { startTrainingThread, type TrainingThread } from './training-thread.ts'

const Payload = z.object({ run: z.uuid() })

/** From this try on a run that our own fault stops has failed. */
const GIVE_UP_AFTER = 3
/** How often what was measured is written, and looked whether the run is to end. */
const WRITE_EVERY_MS = 400

/**
 * Carries out a run of our own, a training or a filter, stepped on a thread. What it measures is written as it goes, and a checkpoint every so many steps: after a stop or a crash
 * it goes on from there to the same bits.
 */
export const executeRun: Job = async (payload, context) => {
  const { run: id } = Payload.parse(payload)
  if (context.attempt >= MOST_TRIES) return giveUp(id, context)
  const run = await claimRun(context.db, id, new Date())
  if (run === null) return 'done'
  if (run.isCancelAsked) return end(run, context, { state: 'cancelled', reason: 'It was cancelled.' })
  try {
    return await carryOut(run, context)
  } catch (error) {
    const reason = reasonOf(error)
    if (reason !== null) return end(run, context, { state: 'failed', reason })
    if (context.attempt < GIVE_UP_AFTER || !(error instanceof Error)) throw error
    context.say(`The run ${run.id} could not be carried out: ${faultLine(error)}`)
    const ours = 'A fault on our side stopped the run; the server’s log says which.'
    return end(run, context, { state: 'failed', reason: ours })
  }
}

/** Ends a run whose job has its last try: after that the queue lets go of it, and it would wait for ever. */
async function giveUp(id: string, { db, say }: JobContext): Promise<JobOutcome> {
  say(`The run ${id} was begun ${MOST_TRIES - 1} times, and no worker lived to end it. It has failed.`)
  const reason = `The worker that carried it out died ${MOST_TRIES - 1} times, or could not begin; the server’s log says when. A smaller run may fit into its memory.`
  await giveUpRun(db, id, reason, new Date())
  return 'done'
}

/** Why a run has failed, where it is no fault of ours: a Refusal’s sentence, or a disk that is full. */
function reasonOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.message
  return isDiskFull(error)
    ? 'There was no room left on the disk for its checkpoint or for the files that it leaves. Make room, and order it again.'
    : null
}

async function carryOut(run: ClaimedRun, context: JobContext): Promise<JobOutcome> {
  const { db, blobs } = context
  const planned = await planRun(db, blobs, run)
  const checkpoint = await readCheckpoint(run, context)
  const thread = startTrainingThread({ planned, checkpoint })
  try {
    return await follow(run, planned, thread, context)
  } finally {
    await thread.end()
  }
}

async function readCheckpoint({ checkpoint }: ClaimedRun, { blobs }: JobContext): Promise<Uint8Array | null> {
  if (checkpoint === null) return null
  const bytes = await blobs.read(checkpoint)
  if (bytes === null)
    throw new Refusal(
      'not-found',
      'The checkpoint from which the run was to go on is not kept here any more. Order it again.',
    )
  return bytes
}

/** Writes down what the thread tells, until it is at its end, is to end, or the run is another execution’s. */
async function follow(
  run: ClaimedRun,
  planned: PlannedRun,
  thread: TrainingThread,
  context: JobContext,
): Promise<JobOutcome> {
  const notes = openRunNotes(planned)
  let isCancelled = false
  for (;;) {
    if (context.isStopping()) thread.askToStop()
    const message = await thread.next(WRITE_EVERY_MS)
    if (message?.kind === 'measured') notes.add(message)
    const isNews = message !== null && message.kind !== 'measured'
    if (isNews || notes.sinceWritten() >= WRITE_EVERY_MS) {
      const answer = await write(run, notes, message, context)
      if (answer.kind === 'lost') return 'done'
      if (answer.kind === 'diverged') return end(run, context, { state: 'failed', reason: divergedAt(answer.step) })
      if (answer.kind === 'cancel') {
        isCancelled = true
        thread.askToStop()
      }
    }
    const over = message === null ? null : await settle(run, planned, message, isCancelled, context)
    if (over !== null) return over
  }
}

/** Writes what was measured, with the checkpoint that came after it. */
async function write(run: ClaimedRun, notes: RunNotes, message: ThreadMessage | null, { db, blobs }: JobContext) {
  const bytes = message?.kind === 'checkpoint' ? message.bytes : message?.kind === 'stopped' ? message.checkpoint : null
  const kept = bytes === null ? null : await blobs.put(bytes)
  return writeProgress(db, run, { ...notes.take(), checkpoint: kept?.sha256 ?? null }, new Date())
}

/** What becomes of the run by a message that says how it stands; null: it goes on. */
async function settle(
  run: ClaimedRun,
  planned: PlannedRun,
  message: ThreadMessage,
  isCancelled: boolean,
  context: JobContext,
): Promise<JobOutcome | null> {
  switch (message.kind) {
    case 'ready':
      return (await beginRun(context.db, run, message.engine, new Date())) ? null : 'done'
    case 'unfit':
      return end(run, context, { state: 'failed', reason: unfit(message.failed) })
    case 'refused':
      return end(run, context, { state: 'failed', reason: message.reason })
    case 'not-a-number':
      return end(run, context, { state: 'failed', reason: notANumber(message) })
    case 'stopped':
      if (!isCancelled) return 'again'
      return end(run, context, { state: 'cancelled', reason: `It was cancelled at step ${message.step}.` })
    case 'trained': {
      const { weights, result } = message.trained
      await context.blobs.put(weights)
      return end(run, context, { state: 'complete', result, artifacts: [weightsArtifact({ weights })] })
    }
    case 'scored':
      return end(run, context, await finishFilter(run, planned, message.scored, context))
    default:
      return null
  }
}

async function end(run: ClaimedRun, { db }: JobContext, ending: OwnEnding): Promise<JobOutcome> {
  await endOwnRun(db, run, ending, new Date())
  return 'done'
}

function unfit(failed: readonly string[]): string {
  return `The computer of this registry does not reckon as the engine needs it (self-test: ${failed.join(', ')}), so no run is carried out on it.`
}

function notANumber({ step, what }: { step: number; what: 'loss' | 'gradient' | 'score' }): string {
  return `At step ${step} the ${what} was no number, so it ended there. A smaller learning rate or a longer warm-up may help.`
}

function divergedAt(step: number): string {
  return `Taken up from its checkpoint, step ${step} came out otherwise than before. So what was recorded can’t be trusted; order it again.`
}
