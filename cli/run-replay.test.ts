import { expect } from '@playwright/test'
import { digestOf } from '#lib/digest.ts'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import type { LabelledRole } from '#lib/run/labelled-input.ts'
import { printLabelledLines, type RunRecords } from '#lib/run/labelled-lines.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import {
  ID,
  REFERENCE,
  recordedClassification,
  recordedFilter,
  recordedTraining,
  type ToldRun,
} from '#tests/told-runs.ts'
import { type HonestRegistry, startHonestRegistry } from './testing/honest-registry.ts'
import { runCli, test } from './testing/run-cli.ts'

type Case = ToldRun & { items?: unknown[]; weights?: Uint8Array; linesOf?: (role: string) => string[] }

/** A registry that tells of a run what it is given to tell. */
function registryOf({ run, trace, items, weights, linesOf }: Case): Promise<HonestRegistry> {
  return startHonestRegistry(({ path, query }) => {
    if (path.endsWith('/trace')) return { body: { items: trace } }
    if (path.endsWith('/texts')) return { body: { items } }
    if (linesOf !== undefined && path.endsWith('/records'))
      return { type: 'application/jsonl', body: linesOf(query.get('role') ?? '').join('') }
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

/** What the command says, and how it ends, of each run as its registry tells it. */
async function expectEach(cases: readonly (Case & { exit: number; says: string })[]): Promise<void> {
  for (const { exit, says, ...one } of cases) {
    const registry = await registryOf(one)
    const ran = await replay(registry)
    expect([ran.exit, ran.err], ran.out).toEqual([exit, ''])
    expect(ran.out).toContain(says)
    await registry.close()
  }
}

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
  await expectEach(cases)
})

test('a filter is repeated on this machine to the records that it keeps and drops; altered records or weights are refused by their digests', async () => {
  const told = recordedFilter()
  const { run, trace, items, weights } = told
  const [text] = items
  const records = text?.records.map((record, place) => (place === 4 ? { ...record, text: `${record.text}!` } : record))
  const other = { ...GradMimicResult.parse(run.result), droppedIdsDigest: digestOf('others') }
  const flipped = Uint8Array.from(weights, (byte, place) => (place === weights.length - 1 ? byte ^ 1 : byte))
  const cases = [
    { ...told, exit: 0, says: 'the same: the ids of the kept records, the ids of the dropped records' },
    { ...told, trace: altered(trace, 4, 'weights'), exit: 1, says: 'At step 4 weights differs' },
    { ...told, run: { ...run, result: other }, exit: 1, says: 'the ids of the dropped records came out otherwise' },
    { ...told, items: [{ ...text, records }], exit: 2, says: 'not those that the run read: their digests differ' },
    {
      ...told,
      weights: flipped,
      exit: 2,
      says: `The weights of the reference, of the run ${REFERENCE}, are not those`,
    },
  ]
  await expectEach(cases)
})

test('a filter of labelled features is repeated on this machine, its reference too; altered, cut or broken records of either version are refused', async () => {
  const told = recordedClassification()
  const { run, read } = told
  const roleOf = (role: string): LabelledRole => (role === 'filter-input' ? role : 'reference-training')
  const lines = (over: Partial<Record<LabelledRole, RunRecords>> = {}) => ({
    ...{ ...told, linesOf: (role: string) => [...printLabelledLines({ ...read, ...over }[roleOf(role)])] },
  })
  const changed = (role: LabelledRole, place: number, value: number) => {
    const { records, ...rest } = read[role]
    return lines({ [role]: { ...rest, records: { ...records, x: records.x.with(place, value) } } })
  }
  const linesThat = (change: (whole: string[]) => string[]) => ({
    ...{ ...told, linesOf: (role: string) => change([...printLabelledLines(read[roleOf(role)])]) },
  })
  const result = GradMimicResult.parse(run.result)
  const reference = { steps: 6, loss: 1, accuracy: 1, ...result.reference, weightsDigest: digestOf('others') }
  const cases = [
    { ...lines(), exit: 0, says: 'the list of the removed records, the weights of the reference' },
    { ...lines(), trace: altered(told.trace, 4, 'weights'), exit: 1, says: 'At step 4 weights differs' },
    {
      ...lines(),
      run: { ...run, result: { ...result, reference } },
      ...{ exit: 1, says: 'the weights of the reference' },
    },
    { ...changed('filter-input', 0, 0), exit: 2, says: 'The records of the version that it filtered are not those' },
    {
      ...changed('reference-training', 7, 0.5),
      ...{ exit: 2, says: 'The records of the version that its reference was trained on are not those' },
    },
    { ...linesThat((whole) => whole.slice(0, -1)), exit: 2, says: 'They end after 17 of 18' },
    {
      ...linesThat(() => ['{}\n']),
      exit: 2,
      says: 'Line 1 of the records that the run read is not of the expected form',
    },
  ]
  await expectEach(cases)
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
