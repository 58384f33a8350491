import type { PlannedClassification } from './classification-plan.ts'
import type { PlannedTextFilter } from './filter-plan.ts'

/** A filtering that can begin, by what its records are. */
export type PlannedFilter = PlannedTextFilter | PlannedClassification
