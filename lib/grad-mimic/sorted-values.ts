/** Values with their place among the records, ascending, equal values by place. What is NaN (not met) is left out. */
export type SortedValues = { values: Float64Array; places: Int32Array }

/** The values in ascending order with their places; the order is the same on every machine, since no two entries are equal. */
export function sortValues(values: Float64Array): SortedValues {
  const places = Int32Array.from(values.keys()).filter((place) => !Number.isNaN(values[place]))
  places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
  return { values: Float64Array.from(places, (place) => values[place] ?? 0), places }
}
