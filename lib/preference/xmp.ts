import { attributeOf, elementsWithin, parseXml, type XmlElement } from './xml.ts'
import type { XmlName } from './xml-names.ts'
import { xmpPackets } from './xmp-packets.ts'

/**
 * A property of an XMP packet. `values`: its text, the address that it refers to, or the items of its list; none for a structure, whose
 * `fields` are told. `locator`: the packet's octet and the path in it; `quote`: as written, at most 500 characters.
 */
export type XmpProperty = XmpField & { fields: XmpField[]; locator: string; quote: string }
export type XmpField = XmlName & { values: string[] }

/** The properties of all packets in a file in their order, and what is there but could not be read, each with the reason. */
export type Xmp = { properties: XmpProperty[]; unread: string[] }

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/**
 * Reads the XMP of a file: JPEG, PNG, WebP, TIFF, PDF, SVG or a bare .xmp. Properties are known by their namespace, whatever
 * the prefix, as attribute or as element (XMP Part 1 §7.4, §7.9.2.2); those of structures are not properties of the file.
 */
export function readXmp(bytes: Uint8Array): Xmp {
  const { packets, unread } = xmpPackets(bytes)
  const read = packets.map(({ octet, text }) => {
    if (text.replace(/<\?[^>]*\?>/g, '').trim() === '') return { properties: [], unread: [] }
    const xml = parseXml(text)
    if (!xml.ok) return { properties: [], unread: [`the XMP packet at octet ${octet}: ${xml.fault}`] }
    return { properties: propertiesOf(xml.root, octet), unread: [] }
  })
  return {
    properties: read.flatMap(({ properties }) => properties),
    unread: [...unread, ...read.flatMap((one) => one.unread)],
  }
}

/** The properties of a name in one of the namespaces. */
export function findXmp({ properties }: Xmp, namespaces: readonly string[], name: string): XmpProperty[] {
  return properties.filter((one) => one.name === name && namespaces.includes(one.namespace))
}

function propertiesOf(root: XmlElement, octet: number): XmpProperty[] {
  const nodes = [...elementsWithin(root)].filter((one) => isRdf(one, 'RDF')).flatMap(({ children }) => children)
  return nodes.flatMap((node) => {
    const path = (name: string) => `octet ${octet}, ${node.path}/@${name}`
    const short = shortFieldsOf(node).map((one) => ({ ...one, fields: [], locator: path(one.name), quote: one.quote }))
    const long = node.children.map((one) => ({
      ...fieldOf(one),
      fields: [...elementsWithin(one)].slice(1).flatMap((inner) => [...shortFieldsOf(inner), fieldOf(inner)]),
      locator: `octet ${octet}, ${one.path}`,
      quote: one.quote,
    }))
    return [...short, ...long]
  })
}

function fieldOf(element: XmlElement): XmpField {
  return { namespace: element.namespace, name: element.name, values: valuesOf(element) }
}

/** Properties that are written as attributes of the description that they belong to. */
function shortFieldsOf({ attributes }: XmlElement) {
  return attributes
    .filter(({ namespace }) => namespace !== RDF && namespace !== '')
    .map(({ namespace, name, value }) => ({ namespace, name, values: [value.trim()], quote: value.slice(0, 500) }))
}

/** The values of a property's element: an address, the items of a list, the `rdf:value` of a qualified one, or its text. */
function valuesOf(element: XmlElement): string[] {
  const address = attributeOf(element, 'resource', RDF) ?? attributeOf(element, 'value', RDF)
  if (address !== null) return [address.trim()]
  if (element.children.length > 0) return element.children.flatMap(itemsOf)
  return element.text.trim() === '' ? [] : [element.text.trim()]
}

function itemsOf(child: XmlElement): string[] {
  if (isRdf(child, 'value')) return valuesOf(child)
  const isList = ['Alt', 'Bag', 'Seq'].some((name) => isRdf(child, name))
  if (isList) return child.children.filter((item) => isRdf(item, 'li')).flatMap(valuesOf)
  if (!isRdf(child, 'Description')) return []
  const value = attributeOf(child, 'value', RDF)
  return value !== null ? [value.trim()] : child.children.filter((one) => isRdf(one, 'value')).flatMap(valuesOf)
}

function isRdf(element: XmlElement, name: string): boolean {
  return element.namespace === RDF && element.name === name
}
