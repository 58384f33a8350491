import { type HeadElement, HeadReader } from './html-head-reader.ts'
import { htmlTags } from './html-tags.ts'

/** How much of a page is read, in bytes (`preferences.md` §8). */
export const HTML_HEAD_LIMIT = 131_072

/** What is found in the first part of a page. `isCut`: the page goes on beyond the limit while the head has not ended. */
export type HtmlHead = { elements: HeadElement[]; isCut: boolean }

/**
 * Reads meta, link and script elements of a page as HTML's own parser places them: the head ends at the first start tag or text that HTML does
 * not allow there, whatever `</head>` says. What is in a comment, a template or another element's text is not there at all. Never throws;
 * linear. UTF-8, or UTF-16 where a byte order mark says so.
 */
export function parseHtmlHead(bytes: Uint8Array): HtmlHead {
  const html = htmlText(bytes.subarray(0, HTML_HEAD_LIMIT))
  const reader = new HeadReader(html)
  for (const tag of htmlTags(html)) reader.read(tag)
  return { elements: reader.elements, isCut: bytes.length > HTML_HEAD_LIMIT && reader.state !== 'body' }
}

/** The value of an attribute without white space around it, empty where there is none. */
export function attributeText({ attributes }: Pick<HeadElement, 'attributes'>, name: string): string {
  return (attributes.get(name) ?? '').trim()
}

/** The meta elements of a name in any case, such as robots. */
export function metasNamed({ elements }: HtmlHead, name: string): HeadElement[] {
  return elements.filter((one) => one.name === 'meta' && attributeText(one, 'name').toLowerCase() === name)
}

/** The link elements of a relation, and the script elements, that say a media type. */
export function linksOf({ elements }: HtmlHead, relation: string, type: string): HeadElement[] {
  const relations = (one: HeadElement) => attributeText(one, 'rel').toLowerCase().split(/\s+/)
  return elements.filter((one) => one.name === 'link' && isOfType(one, type) && relations(one).includes(relation))
}

export function scriptsOf({ elements }: HtmlHead, type: string): HeadElement[] {
  return elements.filter((one) => one.name === 'script' && isOfType(one, type))
}

function isOfType(one: HeadElement, type: string): boolean {
  return attributeText(one, 'type').toLowerCase().split(';')[0]?.trim() === type
}

function htmlText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}
