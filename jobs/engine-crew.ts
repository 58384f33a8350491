import { Worker } from 'node:worker_threads'
import { CREW_MEMBER, dismissCrew, prepareCrew } from '#lib/engine/crew-member.ts'
import type { Engine } from '#lib/engine/engine.ts'

/** Threads that help an engine. The bits of its results are the same with them and without. */
export type EngineCrew = {
  /** Sends them home and waits until they are. */
  stop(): Promise<void>
}

/** Starts `count` threads for an engine that was made for that many more than one, and waits until all have come. */
export async function startCrew(engine: Engine, count: number): Promise<EngineCrew> {
  const workers = Array.from(
    { length: count },
    () => new Worker(CREW_MEMBER, { eval: true, workerData: prepareCrew(engine) }),
  )
  const ended = workers.map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())))
  const failed = Promise.race(workers.map((worker) => new Promise<never>((_, reject) => worker.once('error', reject))))
  const all = async () => {
    while (engine.threads() < count + 1) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.race([all(), failed])
  // A member that fails later is told by the engine's next call, in the words of the run.
  failed.catch(() => undefined)
  return {
    async stop() {
      dismissCrew(engine.memory)
      await Promise.all(ended)
    },
  }
}
