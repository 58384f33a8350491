import { parseOrRefuse } from '#lib/error.ts'
import { RunPatch } from '#lib/run/schema.ts'
import type { Exit } from '../command.ts'
import { readDraftFile } from '../draft-file.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { pinnedOutputs, RunLine } from './record.ts'

/** Says that a run is over: complete unless told otherwise. */
export async function finishRun(registry: Registry, id: string, values: RunValues, world: World): Promise<Exit> {
  const outputs = await pinnedOutputs(registry, values.output ?? [])
  const ended = {
    state: values.state ?? 'complete',
    ...(values.reason !== undefined && { reason: values.reason }),
    ...(values.result !== undefined && { result: readDraftFile(values.result) }),
  }
  const body = parseOrRefuse(RunPatch, { outputs, ended }, 'end of the run')
  const call = { method: 'PATCH', path: `/api/v1/runs/${id}`, body } as const
  const run = await registry.ask(call, RunLine, 'answer about the run')
  world.out(values.json ? `${JSON.stringify({ id, state: run.state })}\n` : `${run.state}: ${run.name} (${id})\n`)
  return 0
}
