import { type GraphNode, graphNodes, graphText, graphTexts, isBare, valuesOf } from './croissant-graph.ts'
import { CR, type CroissantVersion, namespaceOf, SC } from './croissant-vocabulary.ts'
import type { Trouble } from './import.ts'

/** A node of a Croissant document: `identity` is its name in 0.8, its `@id` later, null where a name is wanted and missing. */
export type CroissantItem = { node: GraphNode; kind: string; identity: string | null; label: string }
/** Where a field's values come from, or what they refer to: the kind of each target, and its identity. */
export type CroissantSource = { node: GraphNode | null; targets: { kind: string; identity: string }[] }
/** A field with its sub-fields, its sources, and the joins that it or its `parentField` declares. */
export type CroissantField = CroissantItem & {
  subFields: CroissantField[]
  sources: CroissantSource[]
  references: CroissantSource[]
  parents: { sources: CroissantSource[]; references: CroissantSource[] }[]
}
/** A record set with its fields, in order of writing. */
export type CroissantRecordSet = CroissantItem & { fields: CroissantField[] }

/** The dataset of a document with its parts in order of writing, before any rule has judged them. */
export type CroissantModel = {
  version: CroissantVersion
  own: string
  dataset: CroissantItem
  files: CroissantItem[]
  recordSets: CroissantRecordSet[]
}

/** The nodes by which a source may be named: 0.8 has field and distribution. */
export function sourceKinds(version: CroissantVersion): string[] {
  return version === '0.8' ? ['field', 'distribution'] : ['fileObject', 'fileSet', 'field', 'recordSet']
}

/** The parts of the dataset node, each with its identity. */
export function modelOf(
  dataset: GraphNode,
  index: ReadonlyMap<string, GraphNode>,
  version: CroissantVersion,
): CroissantModel {
  const own = namespaceOf(version)
  const reader = new ModelReader(index, version, own)
  return {
    version,
    own,
    dataset: reader.item(dataset, 'Dataset', null),
    files: graphNodes(dataset, index, `${SC}distribution`).map((node) => reader.file(node)),
    recordSets: graphNodes(dataset, index, `${own}recordSet`).map((node) => reader.recordSet(node)),
  }
}

/** All fields and sub-fields of a record set, each before its own sub-fields. */
export function allFields(fields: readonly CroissantField[]): CroissantField[] {
  return fields.flatMap((field) => [field, ...allFields(field.subFields)])
}

/** A refusal that names the item and where it is. */
export function refusal(rule: string, item: CroissantItem, message: string, at = item.node.at): Trouble {
  return { grade: 'refuse', at, message: `${at || 'The document'}: ${item.label} ${message}`, rule }
}

class ModelReader {
  private readonly index: ReadonlyMap<string, GraphNode>
  private readonly version: CroissantVersion
  private readonly own: string

  constructor(index: ReadonlyMap<string, GraphNode>, version: CroissantVersion, own: string) {
    this.index = index
    this.version = version
    this.own = own
  }

  item(node: GraphNode, kind: string, within: string | null): CroissantItem {
    const name = graphText(node, `${SC}name`)
    const shown = (this.version === '0.8' ? name : node.id) ?? name
    const identity = this.version === '0.8' ? name : node.id
    const label = `${kind} ${shown === null ? '(without a name)' : `"${shown}"`}`
    const whole = this.version === '0.8' && within !== null && identity !== null ? `${within}/${identity}` : identity
    return { node, kind, identity: whole, label }
  }

  file(node: GraphNode): CroissantItem {
    const isSet = node.types.some((type) => type.endsWith('FileSet'))
    const isObject = node.types.some((type) => type.endsWith('FileObject'))
    return this.item(node, isSet ? 'FileSet' : isObject ? 'FileObject' : 'distribution', null)
  }

  recordSet(node: GraphNode): CroissantRecordSet {
    const item = this.item(node, 'RecordSet', null)
    return { ...item, fields: this.fields(node, 'field', item.identity ?? '') }
  }

  private fields(node: GraphNode, term: string, within: string): CroissantField[] {
    return graphNodes(node, this.index, `${this.own}${term}`).map((child) => this.field(child, within))
  }

  private field(node: GraphNode, within: string): CroissantField {
    const item = this.item(node, 'Field', within)
    return {
      ...item,
      subFields: this.fields(node, 'subField', item.identity ?? within),
      sources: this.sources(node, 'source'),
      references: this.sources(node, 'references'),
      parents: graphNodes(node, this.index, `${this.own}parentField`).map((parent) => ({
        sources: this.sources(parent, 'source'),
        references: this.sources(parent, 'references'),
      })),
    }
  }

  private sources(node: GraphNode, term: string): CroissantSource[] {
    return valuesOf(node, `${this.own}${term}`).map((value) => {
      if (value.kind === 'node') return { node: value, targets: this.targets(value) }
      return { node: null, targets: value.kind === 'text' ? [{ kind: 'field', identity: String(value.value) }] : [] }
    })
  }

  private targets(source: GraphNode): CroissantSource['targets'] {
    if (source.id !== null && isBare(source)) return [{ kind: 'field', identity: source.id }]
    return sourceKinds(this.version).flatMap((kind) => {
      const term = kind === 'distribution' ? `${SC}distribution` : `${this.own}${kind}`
      return graphTexts(source, term).map((identity) => ({ kind, identity }))
    })
  }
}

/** The identities to which `containedIn` leads: by id, by name (0.8), or by a source with fileObject, fileSet or recordSet. */
export function containersOf(file: CroissantItem): string[] {
  return valuesOf(file.node, `${SC}containedIn`, `${CR}containedIn`).flatMap((value) => {
    if (value.kind === 'text') return [String(value.value)]
    if (value.kind !== 'node') return []
    const named = graphTexts(value, `${CR}fileObject`, `${CR}fileSet`, `${CR}recordSet`)
    return named.length > 0 ? named : [value.id ?? '']
  })
}
