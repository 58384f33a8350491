import jsonld from 'jsonld'
import { z } from 'zod'
import { pointer } from '../error.ts'
import { findContextFaults, type Terms, termsOf } from './croissant-context.ts'
import { type GraphNode, graphOf, PLACE } from './croissant-graph.ts'
import type { Trouble } from './import.ts'
import { recordOf } from './lenient.ts'

/** The document's nodes, or why it does not expand (rules 1 and 5). */
export type Expansion = { nodes: GraphNode[]; language: string | null; faults: Trouble[] }

/** What jsonld takes: any JSON object or list of them; whether it is JSON-LD is for jsonld to say. */
const JsonLdInput = z.custom<Parameters<typeof jsonld.expand>[0]>(
  (value) => typeof value === 'object' && value !== null,
)

/**
 * Expands a JSON-LD document (JSON-LD 1.1 API §5.1) without any network: a context given by address is a fault. Each node
 * carries its JSON pointer. A language map with something other than texts in it is a fault of its own and left out, so
 * that the rest can be judged.
 */
export async function expandCroissant(document: unknown): Promise<Expansion> {
  const faults = findContextFaults(document)
  const terms = termsOf(document)
  if (faults.length > 0) return { nodes: [], language: terms.language, faults }
  const marked = mark(document, [], { ...terms, faults })
  const expanded = await expand(marked)
  if ('fault' in expanded) return { nodes: [], language: terms.language, faults: [...faults, expanded.fault] }
  return { nodes: graphOf(expanded.value), language: terms.language, faults }
}

async function expand(document: unknown): Promise<{ value: unknown } | { fault: Trouble }> {
  const input = JsonLdInput.safeParse(document)
  if (!input.success) return { fault: ruleOne('', 'A Croissant document is a JSON object.') }
  try {
    return { value: await jsonld.expand(input.data, { documentLoader: refuseToLoad }) }
  } catch (error) {
    if (error instanceof Error)
      return { fault: ruleOne('', `The document does not expand as JSON-LD: ${error.message}`) }
    throw error
  }
}

async function refuseToLoad(url: string): Promise<never> {
  throw new Error(`"${url}" is not fetched: the context has to be written into the document.`)
}

type Marking = Terms & { faults: Trouble[] }
type Place = { path: PropertyKey[]; owner: unknown }

/** The document with each node's place written into it; depth is bounded by the JSON reader. */
function mark(value: unknown, path: PropertyKey[], marking: Marking): unknown {
  if (Array.isArray(value)) return value.map((item, index) => mark(item, [...path, index], marking))
  const record = recordOf(value)
  if (record === null || '@value' in record) return value
  const members = Object.entries(record).map(
    ([key, member]) => [key, markMember(key, member, { path: [...path, key], owner: record['@id'] }, marking)] as const,
  )
  const isNode = !('@list' in record) && !('@set' in record)
  return Object.fromEntries(isNode ? [...members, [PLACE, pointer(path)] as const] : members)
}

function markMember(key: string, member: unknown, { path, owner }: Place, marking: Marking): unknown {
  if (key === '@context' || key === '@type' || marking.verbatim.has(key)) return member
  if (marking.languageMaps.has(key)) return withoutWrongLanguages(key, member, { path, owner }, marking)
  return mark(member, path, marking)
}

/** A language map holds texts only (JSON-LD 1.1 §9.8): what else it holds is a fault of rule 5, and dropped. */
function withoutWrongLanguages(key: string, member: unknown, { path, owner }: Place, marking: Marking): unknown {
  const map = recordOf(member)
  if (map === null || '@value' in map) return mark(member, path, marking)
  const kept = Object.entries(map).filter(([language, text]) => {
    const texts = Array.isArray(text) ? text : [text]
    if (texts.every((item) => typeof item === 'string' || item === null)) return true
    const at = pointer([...path, language])
    const message = `${at}: the ${key} of "${typeof owner === 'string' ? owner : 'the dataset'}" has to be text, but its value in "${language}" is ${JSON.stringify(text).slice(0, 60)}.`
    marking.faults.push({ grade: 'refuse', at, message, rule: '5' })
    return false
  })
  return Object.fromEntries(kept)
}

function ruleOne(at: string, message: string): Trouble {
  return { grade: 'refuse', at, message, rule: '1' }
}
