import { parseXml, type XmlElement } from './xml.ts'

export const RSL_NAMESPACE = 'https://rslstandard.org/rsl'

/** The elements of RSL 1.0 with the elements in which they stand; null: wherever. */
const ELEMENTS: ReadonlyMap<string, readonly string[] | null> = new Map<string, readonly string[] | null>([
  ['rsl', null],
  ['content', null],
  ['license', ['content']],
  ['permits', ['license']],
  ['prohibits', ['license']],
  ['payment', ['license']],
  ['legal', ['license']],
  ['reporting', null],
  ['schema', null],
  ['alternate', null],
  ['copyright', null],
  ['terms', null],
  ['standard', null],
  ['custom', null],
  ['amount', null],
  ['accepts', null],
])

/**
 * The contents that a document licenses. `faulty`: it is none, or holds an element of the namespace that RSL does not know, so that what it
 * is about is unlicensed (RSL 1.0 s3). `refused`: it is not looked at here. `none`: nothing of it is RSL.
 */
export type RslReading =
  | { kind: 'read'; contents: XmlElement[] }
  | { kind: 'faulty'; fault: string }
  | { kind: 'refused'; fault: string }
  | { kind: 'none' }

/** Reads an RSL document, or RSL within another one, such as a feed. It is known by its namespace, whatever its media type (s2.2). */
export function parseRsl(text: string): RslReading {
  const xml = parseXml(text)
  if (!xml.ok) return { kind: xml.isRefused ? 'refused' : 'faulty', fault: xml.fault }
  const found: Placed[] = []
  collect(xml.root, null, found)
  if (found.length === 0) return { kind: 'none' }
  const fault = found.map(faultOf).find((one) => one !== null) ?? null
  if (fault !== null) return { kind: 'faulty', fault }
  return { kind: 'read', contents: found.map(({ element }) => element).filter(({ name }) => name === 'content') }
}

/** The children of an element that RSL knows by this name. */
export function rslChildren(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.namespace === RSL_NAMESPACE && child.name === name)
}

type Placed = { element: XmlElement; parent: XmlElement | null }

function collect(element: XmlElement, parent: XmlElement | null, found: Placed[]): void {
  if (element.namespace === RSL_NAMESPACE) found.push({ element, parent })
  for (const child of element.children) collect(child, element, found)
}

function faultOf({ element, parent }: Placed): string | null {
  const places = ELEMENTS.get(element.name)
  if (places === undefined) return `${element.path}: RSL has no element ${element.name.slice(0, 60)}`
  const isPlaced = places === null || (parent?.namespace === RSL_NAMESPACE && places.includes(parent.name))
  return isPlaced ? null : `${element.path}: RSL has no ${element.name} there`
}
