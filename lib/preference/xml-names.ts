/** A name with its prefix resolved; the namespace is empty where there is none. */
export type XmlName = { namespace: string; name: string }

/** The prefixes that are declared at an element, and those of the element around it. */
export type XmlScope = { declared: ReadonlyMap<string, string>; outer: XmlScope | null }

/** What is declared outside every document (Namespaces in XML 1.0 §3); elements without a prefix are in no namespace. */
export const XML_PREFIXES: XmlScope = {
  declared: new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ['xmlns', 'http://www.w3.org/2000/xmlns/'],
  ]),
  outer: null,
}

/** The scope within an element that has these attributes. */
export function scopeWithin(outer: XmlScope, attributes: readonly { name: string; value: string }[]): XmlScope {
  const declared = attributes.filter(({ name }) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (declared.length === 0) return outer
  return { declared: new Map(declared.map(({ name, value }) => [name.slice(6), value])), outer }
}

/** The name of an element as written, such as `plus:DataMining`, or null where its prefix is not declared. */
export function elementName(written: string, scope: XmlScope): XmlName | null {
  const colon = written.indexOf(':')
  const namespace = namespaceOf(written.slice(0, Math.max(colon, 0)), scope)
  return namespace === null ? null : { namespace, name: written.slice(colon + 1) }
}

/** The same of an attribute: without a prefix it is in no namespace, whatever the default is. */
export function attributeName(written: string, scope: XmlScope): XmlName | null {
  return written.includes(':') ? elementName(written, scope) : { namespace: '', name: written }
}

function namespaceOf(prefix: string, scope: XmlScope): string | null {
  const own = scope.declared.get(prefix)
  if (own !== undefined) return own
  return scope.outer === null ? null : namespaceOf(prefix, scope.outer)
}
