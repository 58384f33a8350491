import type { FilteredInput } from '#lib/run/filter-result.ts'
import type { PlannedFilter } from '#lib/run/planned-filter.ts'

/** A filter that can begin on this machine, and what the registry read for it. */
export type PlannedHere = { planned: PlannedFilter; input: Omit<FilteredInput, 'trainedOn'> }
