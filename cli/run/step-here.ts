import type { Engine } from '#lib/engine/engine.ts'
import type { MetricPoint } from '#lib/run/metrics.ts'
import type { TraceStep } from '#lib/run/trace.ts'
import { progressLine } from '../progress.ts'
import type { World } from '../world.ts'
import type { EndHere, RunHere } from './run-here.ts'

/** What the steps of a run came to on this machine. `end` null: it was ended before its last step. */
export type SteppedHere = { trace: TraceStep[]; metrics: MetricPoint[]; end: EndHere | null }

/** How a run is stepped: on which engine, beside which recorded digests, and whether it goes on (`isWhole`) after a step that differs from them. */
export type How = { engine: Engine; recorded: readonly TraceStep[]; isWhole: boolean }

/** Steps a run on this machine, to its end, to a number that is none, or to the first step that differs. */
export function stepHere(here: RunHere, { engine, recorded, isWhole }: How, world: World): SteppedHere {
  const line = progressLine(world, false)
  const kept = new Map(recorded.map(({ step, digests }) => [step, digests]))
  const { run, conclude } = here.open(engine)
  const trace: TraceStep[] = []
  const metrics: MetricPoint[] = []
  let isSame = true
  for (let measured = run.beginning(); measured !== null; ) {
    metrics.push(...measured.points)
    if (measured.trace !== null) {
      const { step, digests } = measured.trace
      trace.push(measured.trace)
      isSame &&= Object.entries(digests).every(([part, digest]) => kept.get(step)?.[part] === digest)
    }
    line.show(`step ${run.step} of ${here.steps}`)
    if (run.isDone() || (!isSame && !isWhole)) break
    const next = run.advance()
    if ('kind' in next) break
    measured = next
  }
  line.clear()
  return { trace, metrics, end: run.isDone() ? conclude() : null }
}
