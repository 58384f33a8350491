import { z } from 'zod'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { INPUT_ROLES, type InputRole } from '#lib/run/inputs.ts'
import { PublicRun } from '#lib/run/public.ts'
import { RunDraft } from '#lib/run/schema.ts'
import type { Exit } from '../command.ts'
import { readDraftFile } from '../draft-file.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import { askDigest, readVersionName } from '../version.ts'
import type { World } from '../world.ts'

/** What is read of the registry's answer about a run. */
export const RunLine = z.object(PublicRun.pick({ id: true, name: true, kind: true, state: true, flags: true }).shape)

/** Reports a run, its versions pinned by their digests, and prints its id. */
export async function reportRun(
  registry: Registry,
  file: string | undefined,
  values: RunValues,
  world: World,
): Promise<Exit> {
  const given = readDraftFile(file)
  const pinned = await pinnedInputs(registry, values)
  const draft = {
    kind: 'other',
    ...given,
    ...(values.organization !== undefined && { organization: values.organization }),
    ...(values.name !== undefined && { name: values.name }),
    ...(values.kind !== undefined && { kind: values.kind }),
    inputs: [...listed(given.inputs), ...pinned],
    ...(values.output !== undefined && {
      outputs: [...listed(given.outputs), ...(await pinnedOutputs(registry, values.output))],
    }),
  }
  const body = parseOrRefuse(RunDraft, draft, 'run')
  const run = await registry.ask({ method: 'POST', path: '/api/v1/runs', body }, RunLine, 'answer about the run')
  const page = `${registry.url}/runs/${run.id}`
  world.out(values.json ? `${JSON.stringify({ id: run.id, page })}\n` : `recorded: ${run.id}\npage      ${page}\n`)
  return 0
}

/** What was made, each by its digest. */
export async function pinnedOutputs(registry: Registry, names: readonly string[]): Promise<{ version: string }[]> {
  const outputs = []
  for (const name of names) outputs.push({ version: await askDigest(registry, readVersionName(name)) })
  return outputs
}

async function pinnedInputs(registry: Registry, values: RunValues): Promise<{ role: InputRole; version: string }[]> {
  const inputs = []
  for (const role of INPUT_ROLES)
    for (const name of values[role] ?? [])
      inputs.push({ role, version: await askDigest(registry, readVersionName(name)) })
  return inputs
}

function listed(value: unknown): unknown[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  throw new Refusal('invalid', 'In the file, inputs and outputs are lists.')
}
