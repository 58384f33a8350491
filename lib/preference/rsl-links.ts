import { attributeText, type HtmlHead, linksOf } from './html-head.ts'
import type { SignalEvidence } from './preference.ts'
import { headerLines, type Signal } from './signal.ts'
import { isLinkOf, parseWebLinks } from './web-link.ts'

export const RSL_TYPE = 'application/rsl+xml'

/** A licence that a place announces at another address. `agents`: for whom; `isStricter`: by another reading of the place alone. */
export type RslLink = { address: string; agents: '*' | string[]; isStricter: boolean; evidence: SignalEvidence }

/** The licences that the header lines of a response announce; a link without RSL's media type is one to another licence. */
export function headerLinks({ headers, location }: Pick<Signal, 'headers' | 'location'>): RslLink[] {
  return headerLines(headers, 'link').flatMap((line, index) =>
    parseWebLinks(line)
      .filter((link) => isLinkOf(link, 'license', RSL_TYPE) && isOf(link.parameters.get('anchor'), location))
      .flatMap(({ target, quote }) => {
        const evidence = { location, locator: `header Link ${index + 1}`, quote }
        return linkTo(target, location, { agents: '*', isStricter: false, evidence })
      }),
  )
}

/** The licences that a page's link elements announce; one after the head has ended counts where it denies. */
export function pageLinks(head: HtmlHead, location: string): RslLink[] {
  return linksOf(head, 'license', RSL_TYPE).flatMap((link) => {
    const evidence = { location, locator: link.locator, quote: link.quote }
    return linkTo(attributeText(link, 'href'), location, { agents: '*', isStricter: link.place === 'body', evidence })
  })
}

function linkTo(target: string, base: string, how: Omit<RslLink, 'address'>): RslLink[] {
  if (!URL.canParse(target, base)) return []
  const { href, protocol } = new URL(target, base)
  return protocol === 'https:' || protocol === 'http:' ? [{ address: addressOf(href), ...how }] : []
}

/** An address as it is asked for and compared: as WHATWG URL writes it, without a fragment, a name or a password. */
export function addressOf(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.hash = ''
  url.username = ''
  url.password = ''
  return url.href
}

function isOf(anchor: string | undefined, location: string): boolean {
  return (
    anchor === undefined || (URL.canParse(anchor, location) && new URL(anchor, location).href === addressOf(location))
  )
}
