import { z } from 'zod'
import { ClassificationOrder } from './classification-order.ts'
import { TextFilterOrder } from './text-filter-order.ts'

/** That a version be filtered here by Grad-Mimic, and a new one made of what is kept: by its texts (where no task is named), or by labelled features. */
export const FilterOrder = z.discriminatedUnion('task', [TextFilterOrder, ClassificationOrder])
export type FilterOrder = z.infer<typeof FilterOrder>
