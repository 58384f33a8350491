import { graphText } from './croissant-graph.ts'
import {
  allFields,
  type CroissantField,
  type CroissantModel,
  type CroissantSource,
  refusal,
} from './croissant-model.ts'
import { dataOf } from './croissant-rules-fields.ts'
import { SC } from './croissant-vocabulary.ts'
import type { Trouble } from './import.ts'
import { recordOf } from './lenient.ts'

/** Rule 14: where a record set draws on several sources, declared joins connect them. */
export function sourcesAreJoined(model: CroissantModel): Trouble[] {
  const setOfField = new Map(
    model.recordSets.flatMap((set) =>
      allFields(set.fields).map((field) => [field.identity, set.identity ?? ''] as const),
    ),
  )
  const nodeOf = (source: CroissantSource): string[] =>
    source.targets
      .slice(0, 1)
      .map(({ kind, identity }) => (kind === 'field' ? (setOfField.get(identity) ?? identity) : identity))
  return model.recordSets.flatMap((set) => {
    const fields = allFields(set.fields)
    const drawn = [...new Set(fields.flatMap((field) => field.sources.flatMap(nodeOf)))]
    if (drawn.length < 2) return []
    const apart = notConnected(
      drawn,
      fields.flatMap((field) => joinsOf(field, nodeOf)),
    )
    if (apart === null) return []
    const message = `draws on "${apart.join('" and "')}" without a join between them. Declare one with references on a field.`
    return [refusal('14', set, message)]
  })
}

/** Rule 15: inline data is a non-empty list of objects whose keys are exactly the fields. */
export function dataMatchesFields(model: CroissantModel): Trouble[] {
  return model.recordSets.flatMap((set) => {
    const values = dataOf(set, model)
    if (values.length === 0) return []
    const at = `${set.node.at}/data`
    const rows = values.flatMap((value) =>
      value.kind === 'json' ? [value.value].flat() : [value.kind === 'text' ? value.value : null],
    )
    if (rows.length === 0) return [refusal('15', set, 'has data that is an empty list.', at)]
    const wanted = new Set(set.fields.map((field) => keyOf(field, model)).filter((key) => key !== null))
    const wrong = rows.findIndex((row) => !hasExactly(row, wanted))
    if (wrong === -1) return []
    const found = recordOf(rows[wrong])
    const what = found === null ? 'no JSON object' : `an object with the keys ${quoted(Object.keys(found))}`
    return [
      refusal(
        '15',
        set,
        `has data whose item ${wrong} is ${what}; its keys have to be exactly ${quoted([...wanted])}.`,
        at,
      ),
    ]
  })
}

function joinsOf(field: CroissantField, nodeOf: (source: CroissantSource) => string[]): [string, string][] {
  return [field, ...field.parents].flatMap(({ sources, references }) =>
    sources
      .flatMap(nodeOf)
      .flatMap((source) => references.flatMap(nodeOf).map((target): [string, string] => [source, target])),
  )
}

/** Two of the sources that no chain of joins connects, or null if all are connected. */
function notConnected(sources: readonly string[], joins: readonly [string, string][]): [string, string] | null {
  const [first, ...others] = sources
  if (first === undefined) return null
  const neighbours = new Map<string, string[]>()
  for (const [a, b] of joins) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = neighbours.get(from)
      if (known === undefined) neighbours.set(from, [to])
      else known.push(to)
    }
  }
  const reached = new Set([first])
  for (const node of reached) for (const next of neighbours.get(node) ?? []) reached.add(next)
  const apart = others.find((source) => !reached.has(source))
  return apart === undefined ? null : [first, apart]
}

function keyOf(field: CroissantField, model: CroissantModel): string | null {
  return model.version === '0.8' ? graphText(field.node, `${SC}name`) : field.identity
}

function hasExactly(row: unknown, keys: ReadonlySet<string>): boolean {
  const record = recordOf(row)
  if (record === null) return false
  const found = Object.keys(record)
  return found.length === keys.size && found.every((key) => keys.has(key))
}

function quoted(keys: readonly string[]): string {
  const shown = keys
    .slice(0, 8)
    .map((key) => `"${key}"`)
    .join(', ')
  return keys.length > 8 ? `${shown} and ${keys.length - 8} more` : shown || 'none'
}
