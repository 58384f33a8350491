import { withReferences } from './xml-text.ts'

/** A node as fast-xml-parser gives it in the order of the document: its tag with its content, and beside it `:@`, its attributes. */
export type XmlNode = Record<string | symbol, unknown>

/** The elements among nodes, with their tags as written. */
export function elementsAmong(content: unknown): { node: XmlNode; tag: string }[] {
  if (!Array.isArray(content)) return []
  return content.filter(isNode).flatMap((node) => {
    const tag = Object.keys(node).find((key) => key !== ':@')
    return tag === undefined || tag.startsWith('#') ? [] : [{ node, tag }]
  })
}

/** The character data among nodes, with its references resolved; CDATA as it is. Throws at an entity. */
export function textAmong(content: unknown): string {
  if (!Array.isArray(content)) return ''
  return content
    .filter(isNode)
    .map((node) =>
      Array.isArray(node['#cdata']) ? rawText(node['#cdata']) : withReferences(String(node['#text'] ?? '')),
    )
    .join('')
}

function rawText(content: readonly unknown[]): string {
  return content
    .filter(isNode)
    .map((node) => String(node['#text'] ?? ''))
    .join('')
}

/** The node as it was written in the text, at most 500 characters. */
export function quoteOf(node: XmlNode, text: string): string {
  const place = Object.getOwnPropertySymbols(node).map((symbol) => node[symbol])[0]
  if (!isNode(place) || typeof place.startIndex !== 'number') return ''
  const end = typeof place.endIndex === 'number' ? place.endIndex : text.length
  return text.slice(place.startIndex, Math.min(end, place.startIndex + 500))
}

export function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null
}
