import type { FormValues } from './values.ts'
import { below, one } from './values.ts'

/** From this many rows on a group is not shown in a form, but kept as it is. */
export const ROWS_SHOWN = 50

/** The rows of a group, or the count alone where they are too many for a form. */
export function groupValues<Item>(
  group: string,
  items: readonly Item[],
  valuesOf: (item: Item) => FormValues,
): FormValues {
  if (items.length > ROWS_SHOWN) return { [`${group}.kept`]: [String(items.length)] }
  return Object.assign({}, ...items.map((item, index) => below(`${group}.${index}`, valuesOf(item))))
}

/** Whether a group was too long for the form, so that what was there before stays. */
export function isKept(values: FormValues, group: string): boolean {
  return one(values, `${group}.kept`) !== ''
}
