/** The mean of a number over the epochs that met the record, by record index; NaN if none did. Summed in the order of the epochs. */
export function meanOverEpochs(epochs: readonly Float64Array[], records: number): Float64Array {
  return Float64Array.from({ length: records }, (_, record) => {
    const met = epochs.map((values) => values[record] ?? Number.NaN).filter((value) => !Number.isNaN(value))
    return met.reduce((total, value) => total + value, 0) / met.length
  })
}
