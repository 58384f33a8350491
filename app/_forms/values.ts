/**
 * What a form was filled in with, flat, by the names of its controls: `sources.0.name`. A tick box group has several values
 * under one name. The names are those of the draft that the form makes, so that a fault in the draft finds its control.
 */
export type FormValues = Readonly<Record<string, readonly string[]>>

/** The values in a submitted form: texts only. Files, the pressed button and React's own entries are left out. */
export function valuesOf(data: FormData): FormValues {
  const values: Record<string, string[]> = {}
  for (const [name, value] of data.entries()) {
    if (typeof value !== 'string' || name === 'intent' || name.startsWith('$')) continue
    values[name] = [...(values[name] ?? []), value.replaceAll('\r\n', '\n')]
  }
  return values
}

/** The first value under a name; '' where there is none. */
export function one(values: FormValues, name: string): string {
  return values[name]?.[0] ?? ''
}

/** The trimmed value, or null where it is empty: for what may be left open. */
export function oneOrNull(values: FormValues, name: string): string | null {
  const text = one(values, name).trim()
  return text === '' ? null : text
}

/** The number as it was written, spaces and commas left out; null where nothing was. What is none comes out as NaN, which the draft's form refuses. */
export function numberOrNull(values: FormValues, name: string): number | null {
  const text = one(values, name).replaceAll(/[\s,]/g, '')
  return text === '' ? null : Number(text)
}

/** All values under a name. */
export function all(values: FormValues, name: string): readonly string[] {
  return values[name] ?? []
}

/** Whether a tick box is ticked. */
export function ticked(values: FormValues, name: string): boolean {
  return all(values, name).length > 0
}

/** A list that was written as text: parted by line ends, and by commas too where `separator` says so. */
export function listed(values: FormValues, name: string, separator: RegExp = /[\n,]+/): string[] {
  return one(values, name)
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** The values below a name, without it: of `sources.0.name` under `sources.0` the `name`. */
export function under(values: FormValues, prefix: string): FormValues {
  const start = `${prefix}.`
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      name.startsWith(start) ? [[name.slice(start.length), value]] : [],
    ),
  )
}

/** The same values below a name. */
export function below(prefix: string, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]))
}

/** The rows of a repeated group, in the order of their numbers; gaps between the numbers are closed. */
export function rowsOf(values: FormValues, group: string): FormValues[] {
  const rows = new Map<number, Record<string, readonly string[]>>()
  for (const [name, value] of Object.entries(under(values, group))) {
    const [, number, rest] = /^(\d{1,6})\.(.+)$/.exec(name) ?? []
    if (number === undefined || rest === undefined) continue
    const row = rows.get(Number(number)) ?? {}
    row[rest] = value
    rows.set(Number(number), row)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** The values with other rows in the place of a group's. */
export function withRows(values: FormValues, group: string, rows: readonly FormValues[]): FormValues {
  const rowName = new RegExp(`^${group.replaceAll('.', '\\.')}\\.\\d+\\.`)
  const others = Object.entries(values).filter(([name]) => !rowName.test(name))
  return Object.assign(Object.fromEntries(others), ...rows.map((row, index) => below(`${group}.${index}`, row)))
}
