import { refusedAt } from '#lib/error.ts'
import { FEATURES_NAMES, LABEL_NAMES } from '#lib/run/labelled-reading.ts'
import { firstColumn } from '#lib/run/reading.ts'
import { nameOf } from './sql.ts'

type Column = { name: string; type: string }

/** The columns that are asked for by name; null: they are looked for. */
export type AskedColumns = { label: string | null; features: string | null; prefix: string | null }

/**
 * The columns of labelled records as they stand in a manifest: `features` (lists) or `prefix` (columns of one number each, `names` in their order). `vector`: the features in SQL, as a
 * list of doubles, null where they can’t be read; `given`: null where there are none.
 */
export type LabelledColumns = {
  label: string
  features: string | null
  prefix: string | null
  names: readonly string[] | null
  vector: string
  given: string
  /** How much there is to read of a record: numbers, or the characters of a list that is written out. */
  size: string
}

const INTEGER = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/
const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/

/** Finds the columns of labels and features of a version. Refuses, with the columns that there are, where there are none of the kind. */
export function labelledColumns(version: string, columns: readonly Column[], asked: AskedColumns): LabelledColumns {
  const label = labelColumn(version, columns, asked.label)
  if (asked.features !== null && asked.prefix !== null)
    throw refusedAt(
      '/reading/prefix',
      'Features are one column of lists, or columns whose names begin alike: name one of both.',
    )
  const features = asked.prefix === null ? listColumn(version, columns, asked.features) : null
  if (features !== null) {
    const name = nameOf(features)
    return {
      label,
      features,
      prefix: null,
      names: null,
      vector: `TRY_CAST(${name} AS DOUBLE[])`,
      given: name,
      size: sizeOf(columns, features),
    }
  }
  const prefix = asked.prefix ?? ''
  const names = numberColumns(version, columns, prefix, label)
  return {
    ...{ label, features, prefix, names },
    vector: `list_value(${names.map((name) => `CAST(${nameOf(name)} AS DOUBLE)`).join(', ')})`,
    size: String(names.length),
    given: `coalesce(${names.map((name) => `CAST(${nameOf(name)} AS VARCHAR)`).join(', ')})`,
  }
}

function labelColumn(version: string, columns: readonly Column[], wanted: string | null): string {
  const found = firstColumn(columns, wanted === null ? LABEL_NAMES : [wanted])
  if (found === null)
    throw refusedAt(
      '/reading/label',
      `No column of the records of ${version} has ${wanted === null ? `one of the names ${LABEL_NAMES.join(', ')}` : `the name ${wanted}`}, so they have no label. ${listed(columns)} Name the column of the label.`,
    )
  if (INTEGER.test(found.type) || found.type === 'VARCHAR' || found.type === 'BOOLEAN') return found.name
  throw refusedAt(
    '/reading/label',
    `The column ${found.name} of ${version} holds ${found.type}; a label is a class: a whole number, a text, or true and false.`,
  )
}

function listColumn(version: string, columns: readonly Column[], wanted: string | null): string {
  const found = firstColumn(columns, wanted === null ? FEATURES_NAMES : [wanted])
  if (found === null)
    throw refusedAt(
      '/reading/features',
      `No column of the records of ${version} has ${wanted === null ? `one of the names ${FEATURES_NAMES.join(', ')}` : `the name ${wanted}`}, so they have no features. ${listed(columns)} Name the column that holds lists of numbers, or how the columns begin that hold one number each.`,
    )
  const isList = found.type.endsWith('[]') && NUMBER.test(found.type.slice(0, -2))
  if (isList || found.type === 'VARCHAR') return found.name
  throw refusedAt(
    '/reading/features',
    `The column ${found.name} of ${version} holds ${found.type}; features are a list of numbers, or a text such as [0.5, 1].`,
  )
}

/** The columns of one number each: in the order of the number behind the prefix, those without one behind them, by name. */
function numberColumns(version: string, columns: readonly Column[], prefix: string, label: string): string[] {
  const found = columns.filter(({ name }) => name.startsWith(prefix) && name !== label)
  const [first] = found
  if (first === undefined)
    throw refusedAt(
      '/reading/prefix',
      `No column of the records of ${version} begins with ${prefix}. ${listed(columns)} Say how the columns of features begin.`,
    )
  const strange = found.find(({ type }) => !NUMBER.test(type))
  if (strange !== undefined)
    throw refusedAt(
      '/reading/prefix',
      `The column ${strange.name} of ${version} begins with ${prefix} and holds ${strange.type}: all that begin so must hold numbers.`,
    )
  const numberOf = (name: string) => {
    const rest = name.slice(prefix.length)
    return /^\d{1,9}$/.test(rest) ? Number(rest) : Number.POSITIVE_INFINITY
  }
  const byName = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
  return found
    .map(({ name }) => name)
    .toSorted((a, b) => (numberOf(a) === numberOf(b) ? byName(a, b) : numberOf(a) < numberOf(b) ? -1 : 1))
}

function sizeOf(columns: readonly Column[], features: string): string {
  const isText = columns.some(({ name, type }) => name === features && type === 'VARCHAR')
  return `${isText ? 'strlen' : 'len'}(${nameOf(features)})`
}

function listed(columns: readonly Column[]): string {
  return `There are: ${columns
    .slice(0, 20)
    .map(({ name }) => name)
    .join(', ')}${columns.length > 20 ? ' and others' : ''}.`
}
