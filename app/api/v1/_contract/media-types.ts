import type { Offer } from '#app/_server/negotiate.ts'
import { CITATION_FORMATS } from '#lib/citation/formats.ts'
import { EXPORT_FORMATS } from '#lib/interchange/exports.ts'

/** The canonical bytes of a version record, whose sha256 is the version's digest. */
export const RECORD_MEDIA_TYPE = 'application/vnd.colophon.record+json'

/** One form in which a published version can be had: `href` is its address below that of the exact version. */
export type VersionOffer = Offer & { href: string }

/** Names under which other tools ask for the same format. */
const ALSO: Record<string, readonly string[]> = {
  bibtex: ['text/x-bibtex', 'application/bibtex'],
  ris: ['application/research-info-systems'],
}

/** What a published version can be had as, in the order that settles equal wishes. JSON comes first. */
export const VERSION_OFFERS: readonly VersionOffer[] = [
  { id: 'json', mediaTypes: ['application/json'], href: '' },
  { id: 'record', mediaTypes: [RECORD_MEDIA_TYPE], href: '' },
  ...CITATION_FORMATS.map(({ id, mediaType }) => ({
    id: `citation/${id}`,
    mediaTypes: [mediaType, ...(ALSO[id] ?? [])],
    href: `citation?format=${id}`,
  })),
  ...EXPORT_FORMATS.map(({ id, mediaType }) => ({
    id: `export/${id}`,
    mediaTypes: [mediaType],
    href: `export/${id}`,
  })),
]

/** The media types that a version can be asked for by Accept, JSON apart. */
export const VERSION_MEDIA_TYPES: readonly string[] = VERSION_OFFERS.slice(1).flatMap(({ mediaTypes }) => mediaTypes)
