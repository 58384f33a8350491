import type { GraphNode } from './croissant-graph.ts'
import { type CroissantModel, modelOf } from './croissant-model.ts'
import {
  findDataset,
  findVersion,
  identitiesAreUnique,
  idsWithoutSpaces,
  itemsOf,
  textsAreText,
} from './croissant-rules-dataset.ts'
import {
  arraysHaveShapes,
  extractsAreClear,
  fieldsHaveDataTypes,
  fieldsHaveSources,
  recordSetsHaveTypes,
  referencesResolve,
} from './croissant-rules-fields.ts'
import { containersExist, filesAreComplete, filesHaveTypes } from './croissant-rules-files.ts'
import { dataMatchesFields, sourcesAreJoined } from './croissant-rules-records.ts'
import type { Trouble } from './import.ts'

/** The most faults that are listed of one document; the first ones are enough to start mending. */
const MAX_FAULTS = 200

/** The model of a document and every fault that makes it not loadable (rules 2 to 16); `model` is null if rule 3 or 4 fails. */
export type Judged = { model: CroissantModel | null; faults: Trouble[] }

/** Judges the nodes of an expanded document by the loadable rules (standards.md §5). */
export function judgeCroissant(nodes: readonly GraphNode[]): Judged {
  const spaces = idsWithoutSpaces(nodes)
  const found = findDataset(nodes)
  if ('fault' in found) return { model: null, faults: [...spaces, found.fault] }
  const named = findVersion(found.dataset)
  if ('fault' in named) return { model: null, faults: [...spaces, named.fault] }
  const index = new Map(nodes.flatMap((node) => (node.id === null ? [] : [[node.id, node] as const])))
  const model = modelOf(found.dataset, index, named.version)
  return { model, faults: [...spaces, ...judgeModel(model)].slice(0, MAX_FAULTS) }
}

function judgeModel(model: CroissantModel): Trouble[] {
  const identities = new Set(itemsOf(model).flatMap(({ identity }) => (identity === null ? [] : [identity])))
  return [
    ...textsAreText(model),
    ...filesHaveTypes(model),
    ...identitiesAreUnique(model),
    ...filesAreComplete(model),
    ...containersExist(model, identities),
    ...recordSetsHaveTypes(model),
    ...fieldsHaveSources(model, identities),
    ...fieldsHaveDataTypes(model),
    ...arraysHaveShapes(model),
    ...referencesResolve(model, identities),
    ...sourcesAreJoined(model),
    ...dataMatchesFields(model),
    ...extractsAreClear(model),
  ]
}
