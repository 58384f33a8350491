import type { PlannedTextFilter } from './filter-plan.ts'

/** A filtering that can begin, by what its records are. */
export type PlannedFilter = PlannedTextFilter
