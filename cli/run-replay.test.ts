import { expect } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { GradMimicConfiguration, GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import { ID, REFERENCE, recordedFilter, recordedTraining, type ToldRun } from '#tests/told-runs.ts'
import { type HonestRegistry, startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

type Case = ToldRun & { items: unknown[]; weights?: Uint8Array }

/** A registry that tells of a run what it is given to tell. */
function registryOf({ run, trace, items, weights }: Case): Promise<HonestRegistry> {
  return startHonestRegistry(({ path }) => {
    if (path.endsWith('/trace')) return { body: { items: trace } }
    if (path.endsWith('/texts')) return { body: { items } }
    if (path.endsWith('/metrics')) return { body: { items: [], complete: true } }
    if (weights !== undefined && path.startsWith(`/api/v1/runs/${REFERENCE}/files/`))
      return { type: 'application/octet-stream', body: Buffer.from(weights) }
    return path.endsWith(ID) ? { body: run } : null
  })
}

/** The trace with another digest of one part from a step on. */
function altered(trace: readonly TraceStep[], from: number, part: string): TraceStep[] {
  return trace.map(({ step, digests }) => ({
    step,
    digests: step < from ? digests : { ...digests, [part]: digestOf('another') },
  }))
}

/** The run as one whose version is withdrawn since, in favour of the newest version of that registry. */
async function withdrawn(registry: HonestRegistry, run: ToldRun['run']): Promise<ToldRun['run']> {
  const old = registry.publish({ label: '1.0' })
  const next = registry.publish({ label: '1.1', reason: 'Mended.' })
  const named = { dataset: 'acme/corpus', label: '1.1', title: 'Corpus', status: 'published', digest: next.digest }
  old.more = { withdrawal: { kind: 'privacy', reason: 'Addresses.' }, successor: { relation: 'successor', ...named } }
  const told = { digest: old.digest, dataset: 'acme/corpus', label: '1.0', status: 'withdrawn' as const }
  return { ...run, inputs: run.inputs.map((input) => ({ ...input, version: told })) }
}

const replay = (registry: HonestRegistry) => runCli(['run', 'replay', ID, '--url', registry.url])

test('a training is repeated on this machine: identical; or the step and the tensor that differ; or why it can’t be told', async () => {
  const told = recordedTraining()
  const { run, trace, items } = told
  const [text] = items
  const cases = [
    { ...told, exit: 0, says: 'identical: Each of the 3 recorded steps' },
    {
      ...{ ...told, trace: altered(trace, 3, 'transformer.h.0.mlp.c_fc1.weight') },
      ...{ exit: 1, says: 'At step 3 transformer.h.0.mlp.c_fc1.weight differs' },
    },
    { ...told, run: { ...run, executor: 'reporter' as const }, exit: 2, says: 'whoever reported it' },
    {
      ...{ ...told, items: [{ ...text, records: text?.records.slice(1) }] },
      ...{ exit: 2, says: 'not those that the run read' },
    },
  ]
  for (const { exit, says, ...one } of cases) {
    const registry = await registryOf(one)
    const ran = await replay(registry)
    expect([ran.exit, ran.err], ran.out).toEqual([exit, ''])
    expect(ran.out).toContain(says)
    await registry.close()
  }
})

test('a filter is repeated on this machine to the records that it keeps and drops; altered records or weights are refused by their digests', async () => {
  const told = recordedFilter()
  const { run, trace, items, weights } = told
  const [text] = items
  const records = text?.records.map((record, place) => (place === 4 ? { ...record, text: `${record.text}!` } : record))
  const other = { ...GradMimicResult.parse(run.result), droppedIdsDigest: digestOf('others') }
  const labelled = { ...run, configuration: GradMimicConfiguration.parse({ task: 'classification' }) }
  const flipped = Uint8Array.from(weights, (byte, place) => (place === weights.length - 1 ? byte ^ 1 : byte))
  const cases = [
    { ...told, exit: 0, says: 'the same: the ids of the kept records, the ids of the dropped records' },
    { ...told, trace: altered(trace, 4, 'weights'), exit: 1, says: 'At step 4 weights differs' },
    { ...told, run: { ...run, result: other }, exit: 1, says: 'the ids of the dropped records came out otherwise' },
    { ...told, items: [{ ...text, records }], exit: 2, says: 'not those that the run read: their digests differ' },
    { ...told, run: labelled, exit: 2, says: 'The run filtered labelled features' },
    {
      ...told,
      weights: flipped,
      exit: 2,
      says: `The weights of the reference, of the run ${REFERENCE}, are not those`,
    },
  ]
  for (const { exit, says, ...one } of cases) {
    const registry = await registryOf(one)
    const ran = await replay(registry)
    expect([ran.exit, ran.err], ran.out).toEqual([exit, ''])
    expect(ran.out).toContain(says)
    await registry.close()
  }
})

test('a run whose version is withdrawn is not repeated, and its successor is named', async () => {
  const told = recordedFilter()
  const registry = await registryOf(told)
  Object.assign(told.run, await withdrawn(registry, told.run))
  const ran = await replay(registry)
  expect([ran.exit, ran.out]).toEqual([
    2,
    expect.stringContaining('It read acme/corpus@1.0, which is withdrawn since.'),
  ])
  expect(ran.out).toContain('A filter on its successor, acme/corpus@1.1, is a new run and no replay.')
  await registry.close()
})
