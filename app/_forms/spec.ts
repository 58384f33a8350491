import type { SelectOption } from '#app/_ui/field.tsx'
import { all, type FormValues, one, rowsOf, withRows } from './values.ts'

type Common = { name: string; label: string; hint?: string; optional?: true; half?: true }

/** One control of a form, or a group of controls that may be repeated. `half`: two such stand side by side. */
export type FieldSpec =
  | (Common & {
      as: 'text'
      face?: 'code'
      type?: 'text' | 'date' | 'email' | 'url' | 'number'
      placeholder?: string
      autoComplete?: string
      /** What may be meant; anything else may be written as well. */
      suggestions?: readonly string[]
    })
  | (Common & { as: 'area'; rows?: number; face?: 'code' })
  | (Common & { as: 'select'; options: readonly SelectOption[] })
  | (Common & { as: 'check' })
  | (Common & { as: 'checks'; options: readonly SelectOption[] })
  | (Common & { as: 'file'; accept?: string })
  | (Common & { as: 'expression' })
  | { as: 'hidden'; name: string }
  | GroupSpec

/** Rows of the same controls. `one` is what a row is called; a row with nothing in it is ignored. */
export type GroupSpec = {
  as: 'group'
  name: string
  label: string
  one: string
  hint?: string
  atLeast?: number
  fields: readonly FieldSpec[]
}

/** A form: its parts in order, each with a heading. A form of one part may leave the heading empty. */
export type FormSpec = readonly { title: string; intro?: string; fields: readonly FieldSpec[] }[]

/** All controls and groups of a form, parts apart. */
export function fieldsOf(spec: FormSpec): readonly FieldSpec[] {
  return spec.flatMap((part) => part.fields)
}

/** The form's fields under another name, for a form that is a part of a larger one. */
export function specBelow(prefix: string, spec: FormSpec): FormSpec {
  return spec.map((part) => ({
    ...part,
    fields: part.fields.map((field) => ({ ...field, name: `${prefix}.${field.name}` })),
  }))
}

/** The values without the rows that have nothing in them; rows are numbered anew, without gaps. */
export function withoutBlankRows(values: FormValues, fields: readonly FieldSpec[]): FormValues {
  return fields.reduce((tidy, field) => {
    if (field.as !== 'group') return tidy
    const rows = rowsOf(tidy, field.name).map((row) => withoutBlankRows(row, field.fields))
    return withRows(
      tidy,
      field.name,
      rows.filter((row) => !isBlank(row, field.fields)),
    )
  }, values)
}

/** Whether nothing was written in a row. A choice from a list counts for nothing, since one is always made. */
function isBlank(row: FormValues, fields: readonly FieldSpec[]): boolean {
  return fields.every((field) => {
    if (field.as === 'select' || field.as === 'hidden') return true
    if (field.as === 'group') return rowsOf(row, field.name).every((inner) => isBlank(inner, field.fields))
    return all(row, field.name).every((value) => value.trim() === '')
  })
}

/** The values with one more empty row in the group of this name (`sources`, `sources.0.licenses`). */
export function withBlankRow(values: FormValues, group: string, fields: readonly FieldSpec[]): FormValues {
  const found = groupNamed(group, fields)
  const first = found?.fields.find((field) => field.as !== 'hidden' && field.as !== 'group')
  if (found === null || first === undefined) return values
  return withRows(values, group, [...rowsOf(values, group), { [first.name]: [''] }])
}

/** The values without one row of a group: `sources.2`. */
export function withoutRow(values: FormValues, row: string): FormValues {
  const [, group, number] = /^(.+)\.(\d+)$/.exec(row) ?? []
  if (group === undefined) return values
  return withRows(
    values,
    group,
    rowsOf(values, group).filter((_, index) => index !== Number(number)),
  )
}

function groupNamed(name: string, fields: readonly FieldSpec[]): GroupSpec | null {
  for (const field of fields) {
    if (field.as !== 'group') continue
    if (field.name === name) return field
    const [, inner] = new RegExp(`^${field.name.replaceAll('.', '\\.')}\\.\\d+\\.(.+)$`).exec(name) ?? []
    if (inner !== undefined) return groupNamed(inner, field.fields)
  }
  return null
}

/** A control as it stands on the page: its name, and its label with those of the rows that it is in. */
export type Control = { name: string; label: string }

/** Every control that the values give, in reading order. */
export function controlsOf(fields: readonly FieldSpec[], values: FormValues, within = ''): Control[] {
  return fields.flatMap((field) => {
    if (field.as === 'hidden') return []
    if (field.as !== 'group') return [{ name: field.name, label: within + field.label }]
    return rowsOf(values, field.name).flatMap((row, index) => {
      const place = `${within}${field.one} ${index + 1}, `
      return controlsOf(field.fields, row, place).map((control) => ({
        ...control,
        name: `${field.name}.${index}.${control.name}`,
      }))
    })
  })
}

/** How many rows of a group stand on the page. */
export function rowsShown(group: GroupSpec, values: FormValues): number {
  return Math.max(rowsOf(values, group.name).length, group.atLeast ?? 0)
}

/** Of a group with too many rows for a form: how many are kept as they are; null where the rows stand on the page. */
export function keptRows(group: string, values: FormValues): number | null {
  const count = one(values, `${group}.kept`)
  return count === '' ? null : Number(count)
}
