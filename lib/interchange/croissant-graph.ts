import { SC } from './croissant-vocabulary.ts'
import { recordOf, textsOf } from './lenient.ts'

/** A plain value; `language` is that of the context unless the value has its own. */
export type GraphText = { kind: 'text'; value: string | number | boolean; language: string | null }
/** A JSON literal (`@json`), as it stands in the document. */
export type GraphJson = { kind: 'json'; value: unknown }
/** A node: its `@id`, its classes, its JSON pointer (`at`, '' for the whole document) and its properties by address. */
export type GraphNode = {
  kind: 'node'
  id: string | null
  types: string[]
  at: string
  properties: ReadonlyMap<string, GraphValue[]>
}
/** What a property may lead to. */
export type GraphValue = GraphText | GraphJson | GraphNode

/** The property under which a node carries its place in the document; made here, never part of a document. */
export const PLACE = 'x-colophon:place'

/** The nodes of an expanded JSON-LD document, with schema.org's `http` form folded into `https`. */
export function graphOf(expanded: unknown): GraphNode[] {
  const top = Array.isArray(expanded) ? expanded : [expanded]
  return top
    .flatMap(graphValue)
    .filter((value) => value.kind === 'node')
    .flatMap(withGraph)
}

/** The values of a property, of any of the terms given. */
export function valuesOf(node: GraphNode, ...terms: string[]): GraphValue[] {
  return terms.flatMap((term) => node.properties.get(term) ?? [])
}

/** The property's texts, numbers and addresses, each as a text. */
export function graphTexts(node: GraphNode, ...terms: string[]): string[] {
  return valuesOf(node, ...terms).flatMap((value) => {
    if (value.kind === 'text') return [String(value.value)]
    return value.kind === 'node' && value.id !== null ? [value.id] : []
  })
}

/** The first of the property's texts, or null. */
export function graphText(node: GraphNode, ...terms: string[]): string | null {
  return graphTexts(node, ...terms)[0] ?? null
}

/** The nodes that a property leads to. A node that is only named is replaced by the top-level node of that name. */
export function graphNodes(node: GraphNode, index: ReadonlyMap<string, GraphNode>, ...terms: string[]): GraphNode[] {
  return valuesOf(node, ...terms)
    .filter((value) => value.kind === 'node')
    .map((child) => (isBare(child) && child.id !== null ? (index.get(child.id) ?? child) : child))
}

/** Whether a node says nothing but its name. */
export function isBare(node: GraphNode): boolean {
  return node.types.length === 0 && node.properties.size === 0
}

function withGraph(node: GraphNode): GraphNode[] {
  const members = valuesOf(node, '@graph').filter((value) => value.kind === 'node')
  return [node, ...members.flatMap(withGraph)]
}

function graphValue(item: unknown): GraphValue[] {
  const record = recordOf(item)
  if (record === null) return []
  if ('@value' in record) return scalar(record)
  const list = record['@list'] ?? record['@set']
  if (Array.isArray(list)) return list.flatMap(graphValue)
  return [graphNode(record)]
}

function scalar(record: Record<string, unknown>): GraphValue[] {
  const value = record['@value']
  if (record['@type'] === '@json') return [{ kind: 'json', value }]
  const language = typeof record['@language'] === 'string' ? record['@language'].toLowerCase() : null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ kind: 'text', value, language }]
  return []
}

function graphNode(record: Record<string, unknown>): GraphNode {
  const { '@id': id, '@type': types, [PLACE]: place, ...rest } = record
  const properties = new Map<string, GraphValue[]>()
  for (const [term, items] of Object.entries(rest)) {
    if (term.startsWith('@') && term !== '@graph' && term !== '@included') continue
    const values = (Array.isArray(items) ? items : [items]).flatMap(graphValue)
    properties.set(folded(term), [...(properties.get(folded(term)) ?? []), ...values])
  }
  const at = Array.isArray(place) ? recordOf(place[0])?.['@value'] : null
  return {
    kind: 'node',
    id: typeof id === 'string' ? folded(id) : null,
    types: textsOf(types).map(folded),
    at: typeof at === 'string' ? at : '',
    properties,
  }
}

function folded(term: string): string {
  return term.startsWith('http://schema.org/') ? SC + term.slice('http://schema.org/'.length) : term
}
