import { type GraphNode, graphText, graphTexts, valuesOf } from './croissant-graph.ts'
import { allFields, type CroissantItem, type CroissantModel, refusal } from './croissant-model.ts'
import { CONFORMS_TO, CROISSANT_VERSIONS, type CroissantVersion, SC } from './croissant-vocabulary.ts'
import type { Trouble } from './import.ts'

const NAME_0_8 = /^[A-Za-z0-9_.-]{1,255}$/
const KNOWN_VERSION = /^https?:\/\/mlcommons\.org\/croissant\/(\d+\.\d+)\/?$/

/** Rule 2: no `@id` holds white space, raw or as `%20`. Every node of the document is looked at. */
export function idsWithoutSpaces(nodes: readonly GraphNode[]): Trouble[] {
  const faults: Trouble[] = []
  const waiting = [...nodes]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, at } = next
    if (id !== null && /\s|%20/.test(id))
      faults.push({
        grade: 'refuse',
        at,
        message: `${at || 'The document'}: the @id "${id}" holds white space, which no @id may.`,
        rule: '2',
      })
    for (const values of next.properties.values())
      for (const value of values) if (value.kind === 'node') waiting.push(value)
  }
  return faults.reverse()
}

/** Rule 3: exactly one node of the document has the type schema.org Dataset. */
export function findDataset(nodes: readonly GraphNode[]): { dataset: GraphNode } | { fault: Trouble } {
  const found = nodes.filter((node) => node.types.includes(`${SC}Dataset`))
  const [dataset] = found
  if (dataset !== undefined && found.length === 1) return { dataset }
  const types = [...new Set(nodes.flatMap((node) => node.types))].slice(0, 5)
  const message =
    found.length > 1
      ? `The document holds ${found.length} nodes of the type ${SC}Dataset; split it, one dataset in each document.`
      : `No node of the document has the type ${SC}Dataset; found ${types.join(', ') || 'no type at all'}.`
  return { fault: { grade: 'refuse', at: nodes[0]?.at ?? '', message, rule: '3' } }
}

/** Rule 4: `dct:conformsTo` names a known version, or is absent, which means 0.8. */
export function findVersion(dataset: GraphNode): { version: CroissantVersion } | { fault: Trouble } {
  const named = graphTexts(dataset, CONFORMS_TO)
  if (named.length === 0) return { version: '0.8' }
  const versions = named.map((text) => KNOWN_VERSION.exec(text)?.[1])
  const version = CROISSANT_VERSIONS.find((known) => versions.includes(known))
  if (version !== undefined) return { version }
  const message = `${dataset.at}/conformsTo: "${named.join('", "')}" names no known version of Croissant (0.8, 1.0 or 1.1).`
  return { fault: { grade: 'refuse', at: `${dataset.at}/conformsTo`, message, rule: '4' } }
}

/** Rule 5: names and descriptions are text; 0.8 wants a name of the dataset (of the other nodes: rule 7). */
export function textsAreText(model: CroissantModel): Trouble[] {
  const faults = itemsOf(model).flatMap((item) =>
    ['name', 'description'].flatMap((property) => textFaults(item, property)),
  )
  const nameless = model.version === '0.8' && graphText(model.dataset.node, `${SC}name`) === null
  return nameless
    ? [refusal('5', model.dataset, 'has no name, which is mandatory in Croissant 0.8.'), ...faults]
    : faults
}

/** Rule 7: identities are there (0.8), well formed (0.8) and unique over the whole document. */
export function identitiesAreUnique(model: CroissantModel): Trouble[] {
  const faults: Trouble[] = []
  const seen = new Map<string, CroissantItem>()
  for (const item of itemsOf(model)) {
    if (model.version === '0.8') faults.push(...nameFaults(item))
    if (item.identity === null) continue
    const first = seen.get(item.identity)
    if (first === undefined) seen.set(item.identity, item)
    else
      faults.push(
        refusal(
          '7',
          item,
          `has the identity "${item.identity}", which ${first.label} at ${first.node.at || 'the top'} has already.`,
        ),
      )
  }
  return faults
}

/** Dataset, files, record sets, fields and sub-fields, in order of writing. */
export function itemsOf(model: CroissantModel): CroissantItem[] {
  return [model.dataset, ...model.files, ...model.recordSets.flatMap((set) => [set, ...allFields(set.fields)])]
}

function textFaults(item: CroissantItem, property: string): Trouble[] {
  return valuesOf(item.node, `${SC}${property}`).flatMap((value) => {
    if (value.kind === 'text' && typeof value.value === 'string') return []
    const found =
      value.kind === 'text' ? `${typeof value.value} ${value.value}` : value.kind === 'node' ? 'a node' : 'JSON'
    return [refusal('5', item, `has a ${property} that is not text: ${found}.`, `${item.node.at}/${property}`)]
  })
}

function nameFaults(item: CroissantItem): Trouble[] {
  const name = graphText(item.node, `${SC}name`)
  if (name === null)
    return item.kind === 'Dataset' ? [] : [refusal('7', item, 'has no name, which is its identity in Croissant 0.8.')]
  if (NAME_0_8.test(name)) return []
  return [
    refusal(
      '7',
      item,
      'has a name that is no identity: at most 255 letters, digits, "-", "_" and ".".',
      `${item.node.at}/name`,
    ),
  ]
}
