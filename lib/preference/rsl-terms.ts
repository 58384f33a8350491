import { rslChildren } from './rsl-document.ts'
import { type RslTokens, rslTokens } from './rsl-tokens.ts'
import { attributeOf, type XmlElement } from './xml.ts'

/**
 * A licence as read. `permits` and `prohibits`: the elements that list usages. `demands`: what must be had first, so that what is permitted
 * is denied until then. `asks`: what a permitted usage must give.
 */
export type RslTerms = {
  permits: RslList[]
  prohibits: RslList[]
  demands: string[]
  asks: string[]
  element: XmlElement
}
export type RslList = { element: XmlElement; tokens: RslTokens }

/** The terms of each licence of a content (RSL 1.0 s3.3 to s3.7). A `server` wants a token even for what is free. */
export function rslTerms(content: XmlElement): RslTerms[] {
  const server = attributeOf(content, 'server')?.trim() ?? ''
  const token = server === '' ? [] : [`licence token from ${server.slice(0, 300)}`]
  return rslChildren(content, 'license').map((element) => {
    const payments = rslChildren(element, 'payment').map(
      (one) => attributeOf(one, 'type')?.trim().toLowerCase() || 'free',
    )
    const paid = payments.filter((type) => type !== 'free' && type !== 'attribution')
    return {
      permits: listsOf(element, 'permits'),
      prohibits: listsOf(element, 'prohibits'),
      demands: unique([
        ...token,
        ...paid.map((type) => `payment type=${type.slice(0, 60)}`),
        ...limitsOf(element),
        ...(rslChildren(element, 'reporting').length > 0 ? ['reporting'] : []),
      ]),
      asks: payments.includes('attribution') ? ['attribution'] : [],
      element,
    }
  })
}

function listsOf(license: XmlElement, name: 'permits' | 'prohibits'): RslList[] {
  return rslChildren(license, name)
    .filter((one) => typeOf(one) === 'usage')
    .map((element) => ({ element, tokens: rslTokens(element.text) }))
}

/** A limit to places or kinds of users: whether we are among them is not ours to say, so it is a condition. */
function limitsOf(license: XmlElement): string[] {
  const limits = (name: string, word: string) =>
    rslChildren(license, name)
      .filter((one) => typeOf(one) !== 'usage')
      .map((one) => `${word} ${typeOf(one)} ${one.text.trim().replace(/\s+/g, ' ')}`.slice(0, 300))
  return [...limits('permits', 'only for'), ...limits('prohibits', 'not for')]
}

function typeOf(element: XmlElement): string {
  return attributeOf(element, 'type')?.trim().toLowerCase() || 'usage'
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
