import { execFileSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { PublicRun } from '#lib/run/public.ts'
import { answered, type Door } from '../api/door.ts'

/** Small, and long enough to be met half-way. */
const TRAINING = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 600, micro: 4, seqLen: 32, warmup: 4, traceEvery: 50, evalEvery: 600, checkpointEvery: 25 },
}
const FILTER = { batchSize: 2, epochs: 16, traceEvery: 50, checkpointEvery: 25 }

/** Orders a training on a version; the answer is its id. */
export async function orderTraining(door: Door, version: string): Promise<string> {
  return (await answered(await door.ask('POST', `/versions/${version}/runs`, { body: TRAINING }), 202, PublicRun)).id
}

/** Orders that a version be filtered by the model that a run trained; the answer is the id of that order. */
export async function orderFilter(door: Door, version: string, reference: string, label: string): Promise<string> {
  const body = { ...FILTER, reference, version: { label, reason: 'Filtered.' } }
  return (await answered(await door.ask('POST', `/versions/${version}/filters`, { body }), 202, PublicRun)).id
}

/** Waits until a run has left a checkpoint behind it and has steps to go. */
export async function untilMidRun(door: Door, id: string): Promise<void> {
  const stepsDone = async () => (await door.read(PublicRun, `/runs/${id}`)).progress?.done ?? 0
  await expect.poll(stepsDone, { timeout: 90_000, intervals: [50] }).toBeGreaterThan(25)
}

/** The run once it is complete. */
export async function whole(door: Door, id: string): Promise<PublicRun> {
  const stateOf = async () => (await door.read(PublicRun, `/runs/${id}`)).state
  await expect.poll(stateOf, { timeout: 120_000, intervals: [250] }).toBe('complete')
  return door.read(PublicRun, `/runs/${id}`)
}

/** The process id of the worker that a start keeps running. */
export function workerOf(start: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const fields = lines.map((line) => line.trim().split(/\s+/))
  const found = fields.find(([, parent, ...args]) => Number(parent) === start && args.includes('jobs/worker.ts'))
  if (found === undefined) throw new Error(`The start ${start} has no worker.`)
  return Number(found[0])
}
