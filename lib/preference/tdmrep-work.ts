import type { WrittenFields } from './tdmrep-saying.ts'
import { attributeOf, elementsWithin, parseXml, XML_LIMIT, type XmlElement } from './xml.ts'
import { xmlText } from './xml-text.ts'
import { findXmp, readXmp } from './xmp.ts'

/** What a work says of itself, remarks, and why its metadata could not be read. */
export type WorkFields = WrittenFields & { flags: string[]; unread?: string }

const OPF = 'http://www.idpf.org/2007/opf'
const EPUB_VOCABULARY = 'http://www.w3.org/ns/tdmrep#'
const XMP_NAMESPACE = 'http://www.w3.org/ns/tdmrep/'
const NOTHING = { reservations: [], policies: [] }

/**
 * What the package document of an EPUB says: version 2 by `<meta name="tdm:reservation" content="1"/>`, version 3 by
 * `<meta property="tdm:reservation">1</meta>`, whatever prefix it declares for the vocabulary. A meta that refines another is not of the whole.
 */
export function readOpf(bytes: Uint8Array): WorkFields {
  const text = xmlText(bytes)
  if (text.length > XML_LIMIT) return { ...NOTHING, flags: [], unread: 'too-large' }
  const xml = parseXml(text)
  if (!xml.ok) {
    const isRefused = /<!DOCTYPE/i.test(text)
    return isRefused ? { ...NOTHING, flags: [], unread: xml.fault } : { ...NOTHING, flags: ['malformed'] }
  }
  const metas = [...elementsWithin(xml.root)].filter((one) => one.namespace === OPF && one.name === 'meta')
  const prefixes = prefixesOf(xml.root)
  const written = (field: string) =>
    metas
      .filter((one) => attributeOf(one, 'refines') === null && says(one, field, prefixes))
      .map((one) => ({ value: contentOf(one), locator: one.path, quote: one.quote }))
  return { reservations: written('reservation'), policies: written('policy'), flags: [] }
}

/** What the XMP of a file says, such as a PDF; a packet that is there but can't be read is not none. */
export function readXmpFields(bytes: Uint8Array): WorkFields {
  const xmp = readXmp(bytes)
  const written = (name: string) =>
    findXmp(xmp, [XMP_NAMESPACE], name).flatMap(({ values, locator, quote }) =>
      values.map((value) => ({ value, locator, quote })),
    )
  const [unread] = xmp.unread
  return {
    reservations: written('reservation'),
    policies: written('policy'),
    flags: [],
    ...(unread !== undefined && { unread }),
  }
}

function says(meta: XmlElement, field: string, prefixes: ReadonlySet<string>): boolean {
  if (attributeOf(meta, 'name') === `tdm:${field}`) return true
  const property = attributeOf(meta, 'property')?.trim() ?? ''
  return property.endsWith(`:${field}`) && prefixes.has(property.slice(0, -field.length - 1))
}

function contentOf(meta: XmlElement): string {
  return attributeOf(meta, 'content') ?? meta.text
}

/** The prefixes that stand for the vocabulary: those that the package declares; `tdm` where it declares that for nothing else. */
function prefixesOf(root: XmlElement): ReadonlySet<string> {
  const words = (attributeOf(root, 'prefix') ?? '').trim().split(/\s+/)
  const declared = words.flatMap((word, place) =>
    word.endsWith(':') ? [{ prefix: word.slice(0, -1), vocabulary: words[place + 1] }] : [],
  )
  const own = declared.filter(({ vocabulary }) => vocabulary === EPUB_VOCABULARY).map(({ prefix }) => prefix)
  return new Set(declared.some(({ prefix }) => prefix === 'tdm') ? own : [...own, 'tdm'])
}
