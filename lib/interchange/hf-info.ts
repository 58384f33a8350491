import type { VersionDraftInput } from '../dataset/schema.ts'
import { amountOf, countOf, cutTo, listOf, recordOf, textOf } from './lenient.ts'

type DraftRecordSet = NonNullable<VersionDraftInput['recordSets']>[number]
type DraftAmount = NonNullable<VersionDraftInput['amounts']>[number]

/** The splits and columns of one configuration (`DatasetInfo` of the `datasets` library), as record sets, one for each split. */
export function recordSetsOfInfo(info: Record<string, unknown>, config: string): DraftRecordSet[] {
  const columns = columnsOf(info.features)
  const splits = splitsOf(info.splits)
  if (splits.length === 0) return columns.length === 0 ? [] : [{ name: cutTo(config, 300), columns }]
  return splits.map(({ name, examples }) => ({
    name: cutTo([config, name].filter(Boolean).join('/'), 300),
    count: examples,
    columns,
  }))
}

/** What several configurations hold in all: records and bytes, where every one of them says so. */
export function amountsOfInfos(infos: Record<string, unknown>[]): DraftAmount[] {
  const counts = infos.flatMap((info) => splitsOf(info.splits).map(({ examples }) => examples))
  const sizes = infos.map((info) => countOf(info.dataset_size))
  return [
    ...total('records', counts, 'Examples of all splits and configurations, as the publisher states them.'),
    ...total('bytes', sizes, 'dataset_size of all configurations, as the publisher states it.'),
  ]
}

function total(unit: 'records' | 'bytes', values: (number | null)[], note: string): DraftAmount[] {
  if (values.length === 0 || values.includes(null)) return []
  const value = amountOf(values.reduce<number>((sum, count) => sum + (count ?? 0), 0))
  return value === null ? [] : [{ unit, value, note }]
}

function splitsOf(value: unknown): { name: string; examples: number | null }[] {
  const named = Array.isArray(value)
    ? value.map((split) => ['', split] as const)
    : Object.entries(recordOf(value) ?? {})
  return named.flatMap(([key, split]) => {
    const record = recordOf(split)
    return record === null ? [] : [{ name: textOf(record.name) ?? key, examples: countOf(record.num_examples) }]
  })
}

function columnsOf(features: unknown): { name: string; type: string }[] {
  const named = Array.isArray(features)
    ? features.map((feature) => [textOf(recordOf(feature)?.name) ?? '', feature] as const)
    : Object.entries(recordOf(features) ?? {})
  return named
    .filter(([name]) => name.trim() !== '')
    .slice(0, 5000)
    .map(([name, feature]) => ({ name: cutTo(name.trim(), 300), type: cutTo(typeOf(feature), 200) }))
}

/** The type of a feature in the library's own words: `string`, `list<int32>`, `class_label`, `struct`. */
function typeOf(feature: unknown): string {
  if (typeof feature === 'string') return feature
  if (Array.isArray(feature)) return `list<${typeOf(feature[0])}>`
  const record = recordOf(feature)
  if (record === null) return ''
  for (const name of ['list', 'sequence', 'large_list']) if (name in record) return `${name}<${typeOf(record[name])}>`
  if ('struct' in record) return 'struct'
  const dtype = record.dtype
  if (recordOf(dtype) !== null) return Object.keys(recordOf(dtype) ?? {})[0] ?? ''
  return textOf(dtype) ?? textOf(record._type) ?? textOf(listOf(Object.keys(record))[0]) ?? ''
}
