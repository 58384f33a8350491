import { parseArgs } from 'node:util'
import { Refusal } from '#lib/error.ts'
import { INPUT_ROLES } from '#lib/run/inputs.ts'
import { FINAL_STATES, RUN_KINDS } from '#lib/run/state.ts'
import { DEFAULT_TOLERANCE } from '#lib/run/verdict.ts'
import { type Command, type Exit, REFUSED_WRITE, SERVER_HELP, SERVER_OPTIONS } from './command.ts'
import { registryOf } from './registry.ts'
import { appendFile } from './run/append.ts'
import { compareTwo } from './run/compare.ts'
import { finishRun } from './run/finish.ts'
import { orderFilter } from './run/order-filter.ts'
import { orderTraining } from './run/order-training.ts'
import { reportRun } from './run/record.ts'
import { repeatHere } from './run/repeat.ts'
import { judgeAsReplay } from './run/replay.ts'
import { idOf } from './run/run-id.ts'
import { showRun } from './run/show.ts'
import type { World } from './world.ts'

const HELP = `Usage: colophon run record [FILE.json] [--organization ORG] [--name NAME] [--kind KIND] [--${INPUT_ROLES[0]} VERSION]...
       colophon run append ID FILE.jsonl
       colophon run finish ID [--state STATE] [--result FILE.json] [--reason TEXT] [--output VERSION]...
       colophon run train VERSION [FILE.json] [--evaluation VERSION] [--steps N] [--seed N] [--wait]
       colophon run filter VERSION [FILE.json] --reference ID --label LABEL --reason TEXT [--publish] [--wait]
       colophon run show ID
       colophon run compare ID OTHER [--tolerance NUMBER]
       colophon run replay ID [--report] [--organization ORG]
       colophon run replay ID --with OTHER [--tolerance NUMBER]

record   Reports a run that is under way, or, with "ended" in the file, one that is over, and prints its id. FILE.json is the
         run as the API takes it; options go before what is in it. A VERSION is a digest or org/name@label, and is pinned by its digest.
append   Adds measurements: JSON lines {"series", "step", "value"}, or {"step", "digests": {"loss": "sha256:…"}}. Steps ascend.
finish   Says that a run is over. It never changes again.
train    Has the registry train a small T6 on a version whose texts it holds. FILE.json is the order as the API takes it.
filter   Has the registry filter a version by Grad-Mimic: a new version is made of what is kept. The reference is a training that
         it carried out; of labelled features FILE.json says "task": "classification", and "reference": {"version": DIGEST} on
         which version it is trained in the same run. Exit code of both: 0 ordered, or with --wait complete; 1 refused, failed
         or cancelled; 2 can't be told.
show     Shows a run, its figures recomputed, its flags and replays.
compare  Tells where two runs differ. Exit code: 0 the second repeats the first; 1 it differs; 2 it can't be told.
replay   Carries a training or a filter of the registry's own out again, on this machine, and compares its digests step by step,
         and of a filter which records it keeps and drops. Exit code: 0 the same, 1 it differs (at which step, in what), 2 it
         can't be told. With --with nothing is carried out: a run recorded before is judged as the repetition.

  --organization ORG   Who reports the run.
  --name NAME          What it is called.
  --kind KIND          ${RUN_KINDS.join(', ')}; other if left out.
${INPUT_ROLES.map((role) => `  --${`${role} VERSION`.padEnd(18)} What it read for ${role.replace('-', ' ')}; may be repeated.`).join('\n')}
  --output VERSION     What it made; may be repeated.
  --state STATE        ${FINAL_STATES.join(', ')}; complete if left out.
  --result FILE.json   Its result, by its kind.
  --reason TEXT        Why it failed or was cancelled; of a filter, why there is a new version.
  --steps N, --seed N  How far it is trained, and where its chances begin.
  --reference ID       The run whose weights the records are scored by.
  --label LABEL        The label of the version that a filter makes.
  --dataset ORG/NAME   Where it makes it; in the dataset of the version that it filters if left out.
  --publish            Publishes it at once; else it is left as a draft.
  --wait               Waits until the run is over, and tells what it came to.
  --with OTHER         The run that repeats it.
  --report             Records the repetition as a run, and has the registry judge it and keep the verdict.
  --tolerance NUMBER   How far two numbers may be apart, relative to the larger; ${DEFAULT_TOLERANCE}.
${SERVER_HELP}`

const MANY = { type: 'string', multiple: true } as const
const OPTIONS = {
  ...SERVER_OPTIONS,
  organization: { type: 'string' },
  name: { type: 'string' },
  kind: { type: 'string' },
  training: MANY,
  evaluation: MANY,
  'filter-input': MANY,
  'reference-training': MANY,
  output: MANY,
  state: { type: 'string' },
  result: { type: 'string' },
  reason: { type: 'string' },
  steps: { type: 'string' },
  seed: { type: 'string' },
  reference: { type: 'string' },
  label: { type: 'string' },
  dataset: { type: 'string' },
  publish: { type: 'boolean', default: false },
  wait: { type: 'boolean', default: false },
  with: { type: 'string' },
  tolerance: { type: 'string' },
  report: { type: 'boolean', default: false },
} as const

/** What the options of `colophon run` were, each as it was typed. */
export type RunValues = ReturnType<typeof parse>['values']

/** `colophon run`: order a run or report one, follow it, and tell whether it was repeated. */
export const run: Command = {
  help: HELP,
  no: (args) =>
    ['record', 'append', 'finish', 'train', 'filter', 'replay'].includes(args[0] ?? '') ? REFUSED_WRITE : ['not-found'],
  run: runCommand,
}

function parse(args: string[]) {
  return parseArgs({ args, options: OPTIONS, allowPositionals: true })
}

async function runCommand(args: string[], world: World): Promise<Exit> {
  const { values, positionals } = parse(args)
  const [what, first, second] = positionals
  const registry = registryOf(values, world)
  switch (what) {
    case 'record':
      return reportRun(registry, first, values, world)
    case 'append':
      return appendFile(registry, idOf(first), second, values, world)
    case 'finish':
      return finishRun(registry, idOf(first), values, world)
    case 'train':
      return orderTraining(registry, [first, second], values, world)
    case 'filter':
      return orderFilter(registry, [first, second], values, world)
    case 'show':
      return showRun(registry, idOf(first), values, world)
    case 'compare':
      return compareTwo(registry, [idOf(first), idOf(second)], values, world)
    case 'replay':
      if (values.with === undefined) return repeatHere(registry, idOf(first), values, world)
      return judgeAsReplay(registry, [idOf(first), idOf(values.with)], values, world)
    default:
      throw new Refusal(
        'malformed',
        'Say record, append, finish, train, filter, show, compare or replay. colophon run --help explains.',
      )
  }
}
