import { GradMimicConfiguration } from './grad-mimic-record.ts'
import type { RunKind } from './state.ts'
import { T6Configuration } from './t6-record.ts'

/** What a run that this registry carries out is told to do, by its kind. */
export type OwnConfiguration =
  | { kind: 't6'; configuration: T6Configuration }
  | { kind: 'grad-mimic'; configuration: GradMimicConfiguration }

/** The configuration of a run of ours as it was kept. Throws for a kind that is not carried out here. */
export function ownConfigurationOf(kind: RunKind, configuration: unknown): OwnConfiguration {
  switch (kind) {
    case 't6':
      return { kind, configuration: T6Configuration.parse(configuration) }
    case 'grad-mimic':
      return { kind, configuration: GradMimicConfiguration.parse(configuration) }
    case 'other':
      throw new Error('A run of another kind is not carried out here.')
  }
}
