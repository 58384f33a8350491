import { type GraphNode, graphNodes, graphText, graphTexts, valuesOf } from './croissant-graph.ts'
import {
  allFields,
  type CroissantField,
  type CroissantModel,
  type CroissantRecordSet,
  type CroissantSource,
  refusal,
  sourceKinds,
} from './croissant-model.ts'
import { EXTRACTS, FILE_PROPERTIES, isDataType, SC, shortTerm, TRANSFORMS } from './croissant-vocabulary.ts'
import type { Trouble } from './import.ts'

const NO_INDEX: ReadonlyMap<string, GraphNode> = new Map()

/** Rule 10: record sets and fields have their types. */
export function recordSetsHaveTypes(model: CroissantModel): Trouble[] {
  const faults: Trouble[] = []
  const demand = (item: CroissantRecordSet | CroissantField, type: string) => {
    if (item.node.types.includes(`${model.own}${type}`)) return
    const found = item.node.types.map(shortTerm).join(', ') || 'no type'
    faults.push(refusal('10', item, `has to be of the type ${shortTerm(`${model.own}${type}`)}; found ${found}.`))
  }
  for (const set of model.recordSets) {
    demand(set, 'RecordSet')
    for (const field of allFields(set.fields)) demand(field, 'Field')
  }
  return faults
}

/** Rule 11: a field has a source or a constant value; a source names exactly one node, and that node exists. */
export function fieldsHaveSources(model: CroissantModel, identities: ReadonlySet<string>): Trouble[] {
  return everyField(model).flatMap(({ field, set }) => {
    const hasValue = constantOf(field, model).length > 0
    const at = `${field.node.at}/source`
    if (field.sources.length > 0 && hasValue)
      return [refusal('11', field, 'has a source and a constant value; it may have one of them.')]
    if (field.sources.length > 1)
      return [refusal('11', field, `has ${field.sources.length} sources; it may have one.`, at)]
    const mayHaveNone = hasValue || field.subFields.length > 0 || dataOf(set, model).length > 0
    if (field.sources.length === 0 && !mayHaveNone)
      return [refusal('11', field, 'has neither a source nor a constant value.')]
    return field.sources.flatMap((source) => sourceFaults('11', 'source', field, source, model, identities))
  })
}

/** The second half of rule 14: every `references` names exactly one node, and that node exists. */
export function referencesResolve(model: CroissantModel, identities: ReadonlySet<string>): Trouble[] {
  return everyField(model).flatMap(({ field }) => {
    const pairs = [field, ...field.parents]
    return [
      ...pairs.flatMap((pair) =>
        pair.references.flatMap((source) => sourceFaults('14', 'references', field, source, model, identities)),
      ),
      ...field.parents.flatMap((pair) =>
        pair.sources.flatMap((source) => sourceFaults('14', 'parentField', field, source, model, identities)),
      ),
    ]
  })
}

/** Rule 12: a field without sub-fields has a known data type, its own or that of the field from which it is taken. */
export function fieldsHaveDataTypes(model: CroissantModel): Trouble[] {
  const byIdentity = new Map(everyField(model).map(({ field }) => [field.identity, field]))
  return everyField(model).flatMap(({ field }) => {
    if (field.subFields.length > 0) return []
    const own = dataTypesOf(field, model)
    const known =
      constantOf(field, model).length > 0
        ? own.some((type) => isDataType(type, model.version))
        : inherits(field, model, byIdentity)
    if (known) return []
    const found = own.length === 0 ? 'it has none' : `found ${own.map(shortTerm).join(', ')}`
    const message = `needs a dataType that is known, of its own or of the field it is taken from; ${found}.`
    return [refusal('12', field, message, own.length === 0 ? field.node.at : `${field.node.at}/dataType`)]
  })
}

/** Rule 13: `arrayShape` needs `isArray` and is a list of integers. */
export function arraysHaveShapes(model: CroissantModel): Trouble[] {
  return everyField(model).flatMap(({ field }) => {
    const shape = graphText(field.node, `${model.own}arrayShape`)
    if (shape === null) return []
    const at = `${field.node.at}/arrayShape`
    const isArray = graphTexts(field.node, `${model.own}isArray`).some((value) => /^true$/i.test(value))
    if (!isArray) return [refusal('13', field, 'has an arrayShape, but isArray is not true.', at)]
    if (/^\s*-?\d+\s*(?:,\s*-?\d+\s*)*,?\s*$/.test(shape)) return []
    return [
      refusal(
        '13',
        field,
        `has the arrayShape "${shape}", which is no list of integers with commas (-1: length not known).`,
        at,
      ),
    ]
  })
}

/** Rule 16: an `extract` names exactly one thing, and so does each `transform`. */
export function extractsAreClear(model: CroissantModel): Trouble[] {
  return everyField(model).flatMap(({ field }) =>
    field.sources.flatMap(({ node }) => {
      if (node === null) return []
      const extracts = graphNodes(node, NO_INDEX, `${model.own}extract`).flatMap((extract) =>
        extractFaults(field, extract, model),
      )
      const transforms = graphNodes(node, NO_INDEX, `${model.own}transform`).flatMap((transform) =>
        transformFaults(field, transform, model),
      )
      return [...extracts, ...transforms]
    }),
  )
}

/** Inline data of a record set, as values of the graph; empty if it has none. */
export function dataOf(set: CroissantRecordSet, model: CroissantModel) {
  return valuesOf(set.node, `${model.own}data`)
}

/** The classes that a field names as its data type, as whole addresses. */
export function dataTypesOf(field: CroissantField, model: CroissantModel): string[] {
  return graphTexts(field.node, `${model.own}dataType`)
}

function everyField(model: CroissantModel): { field: CroissantField; set: CroissantRecordSet }[] {
  return model.recordSets.flatMap((set) => allFields(set.fields).map((field) => ({ field, set })))
}

function constantOf(field: CroissantField, model: CroissantModel) {
  return valuesOf(field.node, `${model.own}value`, `${SC}value`)
}

function sourceFaults(
  rule: string,
  property: string,
  field: CroissantField,
  source: CroissantSource,
  model: CroissantModel,
  identities: ReadonlySet<string>,
): Trouble[] {
  const at = source.node?.at || `${field.node.at}/${property}`
  const [target] = source.targets
  if (target === undefined || source.targets.length > 1) {
    const found = source.targets.length === 0 ? 'none of them' : source.targets.map(({ kind }) => kind).join(', ')
    return [
      refusal(
        rule,
        field,
        `has a ${property} that has to name exactly one of ${sourceKinds(model.version).join(', ')}; found ${found}.`,
        at,
      ),
    ]
  }
  if (identities.has(target.identity)) return []
  return [
    refusal(rule, field, `has a ${property} that names "${target.identity}", which no node of the document is.`, at),
  ]
}

function inherits(
  field: CroissantField,
  model: CroissantModel,
  fields: ReadonlyMap<string | null, CroissantField>,
): boolean {
  const seen = new Set<CroissantField>()
  for (let next: CroissantField | undefined = field; next !== undefined && !seen.has(next); ) {
    seen.add(next)
    if (dataTypesOf(next, model).some((type) => isDataType(type, model.version))) return true
    const target: string | undefined = next.sources[0]?.targets.find(({ kind }) => kind === 'field')?.identity
    next = target === undefined ? undefined : fields.get(target)
  }
  return false
}

function extractFaults(field: CroissantField, extract: GraphNode, model: CroissantModel): Trouble[] {
  const named = EXTRACTS.filter((name) => valuesOf(extract, `${model.own}${name}`).length > 0)
  if (named.length !== 1)
    return [
      refusal(
        '16',
        field,
        `has an extract that has to name exactly one of ${EXTRACTS.join(', ')}; found ${named.join(', ') || 'none of them'}.`,
        extract.at,
      ),
    ]
  const property = graphText(extract, `${model.own}fileProperty`)
  if (property === null || FILE_PROPERTIES.includes(property)) return []
  return [
    refusal(
      '16',
      field,
      `extracts the fileProperty "${property}"; known are ${FILE_PROPERTIES.join(', ')}.`,
      extract.at,
    ),
  ]
}

function transformFaults(field: CroissantField, transform: GraphNode, model: CroissantModel): Trouble[] {
  const has = (name: string) => valuesOf(transform, `${model.own}${name}`, `${SC}${name}`).length > 0
  const named = TRANSFORMS.filter(has)
  if (named.length === 1 || (named.length === 0 && (has('readLines') || has('unArchive')))) return []
  const found = named.join(', ') || 'none of them'
  return [
    refusal(
      '16',
      field,
      `has a transform that has to name exactly one of ${TRANSFORMS.join(', ')}, readLines, unArchive; found ${found}.`,
      transform.at,
    ),
  ]
}
