import type { Db } from '#db/client.ts'
import { readRunInputs } from '#db/queries/read-run-parts.ts'
import { Refusal } from '#lib/error.ts'
import type { RunInput } from '#lib/run/inputs.ts'
import { type OwnConfiguration, ownConfigurationOf } from '#lib/run/own-configuration.ts'
import { runOrRefuse } from './run.ts'

/** What a run that was carried out here was told to do, and what it read; or a Refusal. */
export async function ownRunOrRefuse(db: Db, id: string): Promise<OwnConfiguration & { inputs: RunInput[] }> {
  const { kind, executor, configuration } = await runOrRefuse(db, id)
  if (kind === 'other' || executor !== 'registry')
    throw new Refusal('conflict', 'This run was not carried out here: what it read is not known.')
  return { ...ownConfigurationOf(kind, configuration), inputs: await readRunInputs(db, id) }
}
