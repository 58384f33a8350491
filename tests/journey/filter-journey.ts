import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { GradMimicResult } from '#lib/run/grad-mimic-record.ts'
import { MetricPoint } from '#lib/run/metrics.ts'
import type { T6OrderInput } from '#lib/run/t6-order.ts'
import type { TextFilterOrder } from '#lib/run/text-filter-order.ts'
import { ReplayVerdict } from '#lib/run/verdict.ts'
import { jsonLines } from '#tests/record-files.ts'
import { type CommandLine, commandLineAt, type NodeBinary } from './command-line.ts'
import type { CurvePoint } from './curve.ts'

/** A record as a person has it on the disk. */
export type JourneyRecord = { id: string; text: string }

/** What the journey begins with: clean records to train the reference on, records of which some are spoilt, and clean ones to judge by. */
export type JourneyCorpus = Record<'clean' | 'polluted' | 'judge', readonly JourneyRecord[]>

/** Where the journey goes, in which organisation, with what settings, and on which Nodes its runs are repeated. */
export type Journey = {
  registry: { site: string; token: string }
  organization: string
  corpus: JourneyCorpus
  training: Omit<T6OrderInput, 'versions' | 'evaluation'>
  filter: Pick<z.input<typeof TextFilterOrder>, 'epochs' | 'batchSize' | 'traceEvery' | 'checkpointEvery'>
  nodes: readonly NodeBinary[]
  say(line: string): void
}

/** A run that was repeated on a Node, and the verdict. */
export type JourneyReplay = { node: string; run: string; verdict: ReplayVerdict; reason: string }

/** What the journey came to: the counts of the filter, the ids that stayed, both curves, and each repetition. */
export type JourneyFound = {
  result: GradMimicResult
  keptIds: string[]
  curve: CurvePoint[]
  replays: JourneyReplay[]
}

const Ordered = z.object({ id: z.string(), state: z.literal('complete'), result: z.unknown() })
const Anything = z.looseObject({})

/**
 * From a polluted version to a filtered one, to two models and to their repetition, by the command line alone: datasets and versions are made from files on a disk, a reference is trained,
 * a version is filtered by it, a T6 is trained on the version before and after with one seed and judged by clean records, and the filter and both trainings are repeated on each Node.
 */
export async function walkJourney(journey: Journey): Promise<JourneyFound> {
  const { organization, corpus, training, filter, registry, say } = journey
  const folder = await mkdtemp(join(tmpdir(), 'colophon-journey-'))
  const line = commandLineAt(registry)
  try {
    const order = await file(folder, 'training.json', training)
    const settings = await file(folder, 'filter.json', filter)
    const named = (name: keyof JourneyCorpus) => `${organization}/${name}@1.0.0`
    await Promise.all(
      (['clean', 'polluted', 'judge'] as const).map((name) => published(line, folder, { organization, name, corpus })),
    )
    say(`published  ${named('clean')}, ${named('polluted')}, ${named('judge')}`)
    const trained = (version: string) =>
      line.told(Ordered, ['run', 'train', version, order, '--evaluation', named('judge'), '--wait'])
    const reference = await line.told(Ordered, ['run', 'train', named('clean'), order, '--wait'])
    say(`reference  ${registry.site}/runs/${reference.id}`)
    const makes = ['--label', '1.1.0', '--reason', 'Without what speaks against a clean reference.', '--publish']
    const filtering = ['run', 'filter', named('polluted'), settings, '--reference', reference.id, ...makes, '--wait']
    const filtered = await line.told(Ordered, filtering)
    say(`filter     ${registry.site}/runs/${filtered.id}`)
    const [before, after] = await Promise.all([trained(named('polluted')), trained(`${organization}/polluted@1.1.0`)])
    say(`trainings  ${registry.site}/runs/compare?a=${before.id}&b=${after.id}`)
    const runs = [
      { name: 'the filter', id: filtered.id },
      { name: 'the training before it', id: before.id },
      { name: 'the training after it', id: after.id },
    ]
    return {
      result: GradMimicResult.parse(filtered.result),
      keptIds: await idsRead(registry.site, after.id),
      curve: await curveOf(registry.site, before.id, after.id),
      replays: await repeated(line, journey, runs),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function file(folder: string, name: string, value: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, JSON.stringify(value))
  return path
}

type Made = Pick<Journey, 'organization' | 'corpus'> & { name: keyof JourneyCorpus }

/** Registers a dataset and publishes its first version, with records that the registry holds with their text. */
async function published(line: CommandLine, folder: string, { organization, name, corpus }: Made): Promise<void> {
  const dataset = `${organization}/${name}`
  const texts = join(folder, `${name}.texts.jsonl`)
  const records = join(folder, `${name}.jsonl`)
  await writeFile(texts, jsonLines(corpus[name]))
  const draft = await file(folder, `${name}.draft.json`, { description: 'Records for a filter.' })
  const version = ['--dataset', dataset, '--label', '1.0.0', '--reason', 'The first version.']
  await line.told(Anything, ['register', dataset, '--title', `Texts: ${name}`, '--modality', 'text'])
  await line.told(Anything, ['records', 'make', texts, '--keep-text', '--output', records])
  await line.told(Anything, ['publish', ...version, '--draft', draft, '--records', records, '--yes'])
}

const Texts = z.object({
  items: z.array(z.object({ role: z.string(), records: z.array(z.object({ id: z.string() })) })),
})

/** The ids of the records that a training read to train on. */
async function idsRead(site: string, run: string): Promise<string[]> {
  const { items } = await asked(`${site}/api/v1/runs/${run}/texts`, Texts)
  return items.filter(({ role }) => role === 'training').flatMap(({ records }) => records.map(({ id }) => id))
}

const Points = z.object({ items: z.array(MetricPoint) })

async function curveOf(site: string, before: string, after: string): Promise<CurvePoint[]> {
  const series = async (run: string) => {
    const { items } = await asked(`${site}/api/v1/runs/${run}/metrics?series=validation%20loss`, Points)
    return new Map(items.map(({ step, value }) => [step, value]))
  }
  const [a, b] = [await series(before), await series(after)]
  return Array.from(a, ([step, value]) => ({ step, before: value, after: b.get(step) ?? Number.NaN }))
}

async function asked<Output>(address: string, schema: z.ZodType<Output>): Promise<Output> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`)
  return schema.parse(await response.json())
}

const Verdict = z.object({ verdict: ReplayVerdict, reason: z.string() })

/** Repeats each run on each Node; on the first of them the repetition is reported too. */
async function repeated(
  line: CommandLine,
  { nodes, say }: Journey,
  runs: readonly { name: string; id: string }[],
): Promise<JourneyReplay[]> {
  const found: JourneyReplay[] = []
  for (const [place, node] of nodes.entries()) {
    const report = place === 0 ? ['--report'] : []
    const all = await Promise.all(runs.map(({ id }) => line.on(node, Verdict, ['run', 'replay', id, ...report])))
    for (const [at, { verdict, reason }] of all.entries()) {
      const run = runs[at]?.name ?? ''
      say(`${node.name.padEnd(10)} ${run}: ${verdict}. ${reason}`)
      found.push({ node: node.name, run, verdict, reason })
    }
  }
  return found
}
