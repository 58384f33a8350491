import type { VersionPicture } from '#db/queries/read-version.ts'
import { doiAddress } from '#lib/archive/doi.ts'
import { SPDX_IDS } from '#lib/license/spdx-ids.ts'
import { RECORD_MEDIA_TYPE, VERSION_OFFERS } from '../_contract/media-types.ts'
import { exactVersionDoor, versionPage } from './addresses.ts'

const ITEMS_LINKED = 10
const AUTHORS_LINKED = 20
const SPDX = new Set(SPDX_IDS)

/**
 * The typed links of a published version (RFC 8288), by which a machine finds its way from the page: `cite-as` (RFC
 * 8574: its DOI, else the page), `describedby` (record, citations, exports), `item` (the first 10 files that have an address), `license`,
 * `author` (ORCID) and `type`. Empty for a draft: nobody cites one.
 */
export function linkHeader(version: VersionPicture, site: string): string {
  if (version.digest === null) return ''
  const page = versionPage(site, version.dataset.path, version.label)
  const door = exactVersionDoor(site, version.digest)
  const forms = VERSION_OFFERS.filter(({ id }) => id !== 'json' && id !== 'record')
  return [
    link(version.doi === null ? page : doiAddress(version.doi), 'cite-as'),
    link('https://schema.org/Dataset', 'type'),
    link(door, 'describedby', RECORD_MEDIA_TYPE),
    ...forms.map(({ href, mediaTypes }) => link(`${door}/${href}`, 'describedby', mediaTypes[0])),
    ...version.files
      .flatMap(({ url, mediaType }) => (url === null ? [] : [link(url, 'item', mediaType)]))
      .slice(0, ITEMS_LINKED),
    ...(SPDX.has(version.licenseExpression)
      ? [link(`https://spdx.org/licenses/${version.licenseExpression}`, 'license')]
      : []),
    ...version.dataset.creators
      .flatMap(({ orcid }) => (orcid === null ? [] : [link(orcid, 'author')]))
      .slice(0, AUTHORS_LINKED),
  ].join(', ')
}

/** One link. What a header can't carry is percent-encoded, and a strange media type is left out. */
function link(url: string, relation: string, mediaType?: string): string {
  const target = url.replace(/[^\x21-\x7e]|[<>"\\^`{|}]/gu, (sign) => encodeURIComponent(sign))
  const type = mediaType !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? `; type="${mediaType}"` : ''
  return `<${target}>; rel="${relation}"${type}`
}
