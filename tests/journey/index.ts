import { execFileSync } from 'node:child_process'
import { startApp } from '../running-app.ts'
import { type NodeBinary, THIS_NODE } from './command-line.ts'
import { type CurvePoint, isBetter } from './curve.ts'
import { type JourneyFound, walkJourney } from './filter-journey.ts'
import { mobyDickCorpus, SPOILT } from './moby-dick-corpus.ts'

const TRAINING = {
  model: { L: 1, dModel: 32, h: 2, dHead: 16, RQ: 2, RK: 1, RV: 1 },
  ...{ steps: 300, micro: 8, seqLen: 64, lrMax: 0.01, lrMin: 0.001, warmup: 20, seed: 1 },
  ...{ evalEvery: 50, traceEvery: 20, checkpointEvery: 100, sample: { prompt: 'The ', tokens: 0 } },
}
const FILTER = { epochs: 2, batchSize: 16, traceEvery: 10, checkpointEvery: 50 }

const say = (line: string) => void process.stdout.write(`${line}\n`)

/**
 * The journey from a polluted copy of the sample corpus to two repeated trainings, on a registry of its own. `programs`: other Nodes by their path; left out, one is got by npm. Answers the
 * exit code: 0 where every repetition is identical on each Node, and the model after the filter knows clean text better.
 */
export async function main(programs: readonly string[]): Promise<number> {
  const started = performance.now()
  const app = await startApp('journey-app')
  try {
    const registry = { site: app.env.COLOPHON_TEST_URL, token: app.env.COLOPHON_TEST_TOKEN }
    const { corpus, bad } = await mobyDickCorpus(registry)
    const { clean, polluted, judge } = corpus
    say(
      `records    ${clean.length} clean, ${polluted.length} of which ${bad.size} are spoilt, ${judge.length} to judge by`,
    )
    const organization = await newOrganization(registry)
    const nodes = [THIS_NODE, ...otherNodes(programs)]
    const found = await walkJourney({ registry, organization, corpus, training: TRAINING, filter: FILTER, nodes, say })
    tellFilter(found, bad)
    tellCurve(found.curve)
    const minutes = (performance.now() - started) / 60_000
    const isSame = found.replays.every(({ verdict }) => verdict === 'identical')
    const better = isBetter(found.curve)
    say(
      `${found.replays.length} repetitions on ${nodes.length} Nodes ${isSame ? 'are all identical' : 'are not all identical'}; after the filter the loss on clean text is ${better ? 'lower' : 'not lower'} (${minutes.toFixed(1)} min).`,
    )
    return isSame && better ? 0 : 1
  } finally {
    await app.stop()
  }
}

/** The Nodes that were named by their paths; else the other of those two majors that this one is not, got by npm. */
function otherNodes(programs: readonly string[]): NodeBinary[] {
  if (programs.length > 0) return programs.map((program) => named([program]))
  const major = process.versions.node.startsWith('22.') ? 24 : 22
  return [named(['npm', 'exec', '--yes', `--package=node@${major}`, '--', 'node'])]
}

/** A Node by the version that it tells. Throws where it can’t be started. */
function named(command: NodeBinary['command']): NodeBinary {
  const [program, ...before] = command
  const said = execFileSync(program, [...before, '--version'], { encoding: 'utf8' })
  return { name: `Node ${said.trim().replace(/^v/, '')}`, command }
}

async function newOrganization({ site, token }: { site: string; token: string }): Promise<string> {
  const response = await fetch(`${site}/api/v1/organizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ slug: 'pequod', name: 'Pequod' }),
  })
  if (!response.ok) throw new Error(`No organisation was made: ${await response.text()}`)
  return 'pequod'
}

function tellFilter({ result, keptIds }: JourneyFound, bad: ReadonlySet<string>): void {
  const { kept = 0, dropped = 0, unknown } = result
  const missed = keptIds.filter((id) => bad.has(id)).length
  const caught = bad.size - missed
  const share = (of: number) => (of === 0 ? 0 : (100 * caught) / of).toFixed(1)
  say(
    `filter     ${kept} kept, ${dropped} dropped, ${unknown} not told; of the dropped ${caught} were spoilt (${share(dropped)} %), and that is ${share(bad.size)} % of the spoilt; drawn by chance it were ${SPOILT * 100} %`,
  )
}

function tellCurve(curve: readonly CurvePoint[]): void {
  say('step       before   after    (loss on clean text that neither was trained on, nats)')
  for (const { step, before, after } of curve)
    say(`${String(step).padEnd(10)} ${before.toFixed(4)}   ${after.toFixed(4)}`)
}
