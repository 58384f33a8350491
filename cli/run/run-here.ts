import type { Engine } from '#lib/engine/engine.ts'
import { Refusal } from '#lib/error.ts'
import type { RunArtifact } from '#lib/run/inputs.ts'
import type { PublicRun } from '#lib/run/public.ts'
import type { OpenFilter } from '#lib/run/run-filter.ts'
import type { RunResult } from '#lib/run/schema.ts'
import type { OpenTraining } from '#lib/run/train-t6.ts'
import type { Registry } from '../registry.ts'
import { filterHere } from './filter-here.ts'
import { trainingHere } from './training-here.ts'

/** What a run came to on this machine: its result, and the file that it leaves. */
export type EndHere = { result: RunResult; artifact: RunArtifact }

/** A run of a registry’s that this machine has all for: how many steps it makes, and how it is opened. `conclude` is for when they are made. */
export type RunHere = {
  steps: number
  open(engine: Engine): { run: OpenTraining | OpenFilter; conclude(): EndHere }
}

/** Refusals of a registry that say of a run that it can’t be had again; others leave it open whether it could. */
const GONE = new Set(['not-found', 'gone', 'conflict', 'invalid'])

/** All that a run is carried out with, fetched from the registry and held against the digests in the run’s record; or why it can’t be. */
export async function fetchRun(registry: Registry, run: PublicRun): Promise<RunHere | Refusal> {
  try {
    switch (run.kind) {
      case 't6':
        return await trainingHere(registry, run)
      case 'grad-mimic':
        return await filterHere(registry, run)
      case 'other':
        return new Refusal('conflict', 'A run of another kind is not carried out by Colophon.')
    }
  } catch (error) {
    if (error instanceof Refusal && GONE.has(error.code)) return error
    throw error
  }
}
