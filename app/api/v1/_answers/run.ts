import type { Db } from '#db/client.ts'
import { readRun } from '#db/queries/read-run.ts'
import { Refusal } from '#lib/error.ts'
import type { OutOfOrder } from '#lib/run/metrics.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { RunState } from '#lib/run/state.ts'

/** The run, or a Refusal. */
export async function runOrRefuse(db: Db, id: string): Promise<PublicRun> {
  const run = await readRun(db, id, new Date())
  if (run === null) throw noRun(id)
  return run
}

/** The answer to an order: the run that this registry carries out, and where to follow it. */
export async function orderedRun(db: Db, id: string, site: string): Promise<Response> {
  const headers = { Location: `${site}/api/v1/runs/${id}` }
  return Response.json(await runOrRefuse(db, id), { status: 202, headers })
}

/** That there is no such run, and where to find those that there are. */
export function noRun(id: string): Refusal {
  return new Refusal('not-found', `There is no run ${id}. Find it with GET /api/v1/runs.`)
}

/** That a run is over, and takes nothing more. */
export function runIsOver(state: RunState): Refusal {
  return new Refusal('conflict', `The run is ${state}: what it recorded never changes. Record another one.`)
}

/** That inputs or outputs name digests which no version here has. */
export function unknownVersions(digests: readonly string[]): Refusal {
  const message =
    'No version published here has this digest. Take the digest from the version’s page, or give the input’s name without a digest.'
  return new Refusal(
    'invalid',
    `${digests.length === 1 ? `No version published here has the digest ${digests[0]}` : `${digests.length} digests are no versions published here`}: nothing was written.`,
    digests.map((digest) => ({ at: digest, message })),
  )
}

/** That a step does not come after the one before it. */
export function stepOutOfOrder(part: 'points' | 'trace', { place, series, step, last }: OutOfOrder): Refusal {
  const message = `The steps of ${series} ascend: ${step} does not come after ${last}.`
  return new Refusal('invalid', `${message} Nothing of the message was kept.`, [
    { at: `/${part}/${place}/step`, message },
  ])
}
