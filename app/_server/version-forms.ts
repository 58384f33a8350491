import { VERSION_OFFERS } from '#app/api/v1/_contract/media-types.ts'
import { negotiate } from './negotiate.ts'

const PAGE = /^\/datasets\/([^/?#]+)\/([^/?#]+)\/versions\/([^/?#]+)\/?(?:\?.*)?$/
const OFFERS = [{ id: 'page', mediaTypes: ['text/html', 'application/xhtml+xml'] }, ...VERSION_OFFERS]

/**
 * Where the request for a version's page is answered, by what its Accept header likes best: null for the page itself,
 * else the address in the API, which chooses the form by the same header. What Accept names and nobody has is no reason
 * to refuse a page.
 */
export function machineAddress(url: string, accept: string | undefined): string | null {
  const [, organization, name, label] = PAGE.exec(url) ?? []
  if (label === undefined || label === 'new' || accept === undefined) return null
  const offer = negotiate(accept, OFFERS)
  if (offer === null || offer.id === 'page') return null
  return `/api/v1/datasets/${organization}/${name}/versions/${label}`
}
