import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { attempt } from '../attempt.ts'
import { attributeName, elementName, scopeWithin, XML_PREFIXES, type XmlName, type XmlScope } from './xml-names.ts'
import { elementsAmong, isNode, quoteOf, textAmong, type XmlNode } from './xml-nodes.ts'
import { withReferences } from './xml-text.ts'

/** At most this many characters are read as XML, and at most so many elements stand inside one another. */
export const XML_LIMIT = 1_048_576
export const XML_DEPTH = 64

export type XmlAttribute = XmlName & { value: string }

/**
 * An element. `attributes`: without the declarations of namespaces. `text`: its own character data, not that of its children. `path`: from the root, such as `rsl/content[2]`.
 * `quote`: as it was written, cut at 500 characters.
 */
export type XmlElement = XmlName & {
  attributes: XmlAttribute[]
  children: XmlElement[]
  text: string
  path: string
  quote: string
}

/** The root element, or why there is none; `isRefused`: since it is not looked at here, whatever it may be. */
export type XmlReading = { ok: true; root: XmlElement } | { ok: false; fault: string; isRefused: boolean }

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: XML_DEPTH,
})

/**
 * Reads a well-formed document with namespaces (XML 1.0, Namespaces in XML 1.0). Entities are never resolved: a document type
 * declaration is refused before anything is parsed. Never throws; linear in the text.
 */
export function parseXml(text: string): XmlReading {
  if (text.length > XML_LIMIT) return refused(`longer than ${XML_LIMIT} characters`)
  if (/<!DOCTYPE/i.test(text)) return refused('a document type declaration is refused')
  const read = attempt(() => rootOf(text))
  return read.ok ? { ok: true, root: read.value } : { ok: false, fault: read.why.slice(0, 300), isRefused: false }
}

function refused(fault: string): XmlReading {
  return { ok: false, fault, isRefused: true }
}

function rootOf(text: string): XmlElement {
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`)
  const nodes: unknown = PARSER.parse(text)
  const [root, ...more] = elementsAmong(nodes)
  if (root === undefined || more.length > 0) throw new Error('not one root element')
  return elementOf(root, { text, path: root.tag, scope: XML_PREFIXES })
}

/** The value of an attribute, or null. An attribute without prefix is in no namespace. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | null {
  return element.attributes.find((one) => one.name === name && one.namespace === namespace)?.value ?? null
}

/** An element and all that is inside it, in the order of the document. */
export function* elementsWithin(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsWithin(child)
}

type Context = { text: string; path: string; scope: XmlScope }

function elementOf({ node, tag }: { node: XmlNode; tag: string }, { text, path, scope: outer }: Context): XmlElement {
  const written = Object.entries(isNode(node[':@']) ? node[':@'] : {}).map(([name, value]) => ({
    name,
    value: withReferences(String(value)).replace(/[\t\n]/g, ' '),
  }))
  const scope = scopeWithin(outer, written)
  const { namespace, name } = named(elementName(tag, scope), tag)
  const content = node[tag]
  const counts = new Map<string, number>()
  const children = elementsAmong(content).map((child) => {
    const count = (counts.get(child.tag) ?? 0) + 1
    counts.set(child.tag, count)
    return elementOf(child, { text, path: `${path}/${child.tag}[${count}]`, scope })
  })
  const attributes = written
    .filter((one) => !/^xmlns(?::|$)/.test(one.name))
    .map((one) => ({ ...named(attributeName(one.name, scope), one.name), value: one.value }))
  return { namespace, name, attributes, children, text: textAmong(content), path, quote: quoteOf(node, text) }
}

function named(name: XmlName | null, written: string): XmlName {
  if (name === null) throw new Error(`the prefix of ${written.slice(0, 60)} is not declared`)
  return name
}
