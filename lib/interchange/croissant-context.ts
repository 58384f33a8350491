import { pointer } from '../error.ts'
import type { Trouble } from './import.ts'
import { recordOf } from './lenient.ts'

/** What of the document's contexts matters before expansion: its language, and the terms whose values are not nodes. */
export type Terms = { language: string | null; languageMaps: ReadonlySet<string>; verbatim: ReadonlySet<string> }

/** More contexts or terms than any Croissant file has; each nested context costs a copy of the outer one's terms. */
const MAX_CONTEXTS = 20
const MAX_TERMS = 5000

type Visit = { value: unknown; path: PropertyKey[]; within: 'document' | 'context' }

/**
 * Why the document's contexts are refused (rule 1): one is given by address, one is a term's own (ours: Croissant has
 * none, and they make expansion slow without bound), or there are too many. Without recursion.
 */
export function findContextFaults(document: unknown): Trouble[] {
  const faults: Trouble[] = []
  let contexts = 0
  let terms = 0
  const waiting: Visit[] = [{ value: document, path: [], within: 'document' }]
  for (let next = waiting.pop(); next !== undefined && faults.length < 20; next = waiting.pop()) {
    const { value, path, within } = next
    if (within === 'context' && typeof value === 'string')
      faults.push(
        fault(
          path,
          `the context "${value}" is given by its address. Nothing is fetched: write the context into the document.`,
        ),
      )
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) waiting.push({ value: item, path: [...path, index], within })
    const record = Array.isArray(value) ? null : recordOf(value)
    if (record === null) continue
    if (within === 'context') {
      contexts += 1
      terms += Object.keys(record).length
      faults.push(...faultsOfTerms(record, path))
      continue
    }
    for (const [key, member] of Object.entries(record))
      if (typeof member === 'object' || key === '@context')
        waiting.push({ value: member, path: [...path, key], within: key === '@context' ? 'context' : 'document' })
  }
  if (contexts > MAX_CONTEXTS)
    faults.push(fault([], `the document has ${contexts} contexts; at most ${MAX_CONTEXTS} are read.`))
  if (terms > MAX_TERMS) faults.push(fault([], `the contexts define ${terms} terms; at most ${MAX_TERMS} are read.`))
  return faults
}

/** The terms of the document's own contexts. A list of Datasets (Kaggle) has each one's terms taken together. */
export function termsOf(document: unknown): Terms {
  const languageMaps = new Set<string>()
  const verbatim = new Set<string>()
  let language: string | null = null
  for (const context of contextsOf(document)) {
    if (typeof context['@language'] === 'string') language = context['@language'].toLowerCase()
    for (const [term, definition] of Object.entries(context)) {
      const record = recordOf(definition)
      const containers = [record?.['@container'] ?? []].flat()
      if (containers.includes('@language')) languageMaps.add(term)
      else if (record?.['@type'] === '@json' || ['@index', '@id', '@type'].some((name) => containers.includes(name)))
        verbatim.add(term)
    }
  }
  return { language, languageMaps, verbatim }
}

function contextsOf(document: unknown): Record<string, unknown>[] {
  const tops = Array.isArray(document) ? document : [document]
  return tops
    .flatMap((top) => [recordOf(top)?.['@context']].flat())
    .map(recordOf)
    .filter((context) => context !== null)
}

function faultsOfTerms(context: Record<string, unknown>, path: PropertyKey[]): Trouble[] {
  return Object.entries(context).flatMap(([term, definition]) => {
    if (term === '@import')
      return [
        fault(
          [...path, term],
          'a context is imported from an address. Nothing is fetched: write it into the document.',
        ),
      ]
    const scoped = recordOf(definition)
    return scoped !== null && '@context' in scoped
      ? [fault([...path, term], `the term "${term}" has a context of its own, which is not read.`)]
      : []
  })
}

function fault(path: PropertyKey[], message: string): Trouble {
  const at = pointer(path)
  return { grade: 'refuse', at, message: `${at || 'The document'}: ${message}`, rule: '1' }
}
