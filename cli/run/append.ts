import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Refusal } from '#lib/error.ts'
import { jsonOrRefuse } from '#lib/json-or-refuse.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import { TraceStep } from '#lib/run/trace.ts'
import type { Exit } from '../command.ts'
import type { Registry } from '../registry.ts'
import type { RunValues } from '../run.ts'
import type { World } from '../world.ts'
import { sendMeasurements } from './send-measurements.ts'

const Line = z.union([MetricPoint, TraceStep])

/** Sends a file of measurements, a message at a time. A line at fault is named before anything is sent. */
export async function appendFile(
  registry: Registry,
  id: string,
  file: string | undefined,
  values: RunValues,
  world: World,
): Promise<Exit> {
  if (file === undefined)
    throw new Refusal('malformed', 'Name the file of measurements: colophon run append ID FILE.jsonl')
  const added = await sendMeasurements(registry, id, readMeasurements(file))
  world.out(
    values.json ? `${JSON.stringify(added)}\n` : `added: ${added.points} numbers, ${added.trace} steps of the trace\n`,
  )
  return 0
}

function readMeasurements(file: string): { points: MetricPoint[]; trace: TraceStep[] } {
  const points: MetricPoint[] = []
  const trace: TraceStep[] = []
  const lines = readFileSync(file, 'utf8').split(/\r\n|\r|\n/)
  for (const [place, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = readLine(text, `${file}, line ${place + 1}`)
    if ('digests' in line) trace.push(line)
    else points.push(line)
  }
  if (points.length + trace.length === 0) throw new Refusal('invalid', `${file} holds no measurements.`)
  return { points, trace }
}

function readLine(text: string, where: string): z.infer<typeof Line> {
  const parsed = Line.safeParse(jsonOrRefuse(text, where))
  if (parsed.success) return parsed.data
  throw new Refusal(
    'invalid',
    `${where}: a number is {"series": "loss", "step": 1, "value": 2.5}, finite; digests are {"step": 1, "digests": {"loss": "sha256:…"}}.`,
  )
}
