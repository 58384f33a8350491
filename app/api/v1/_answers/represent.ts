import { negotiate } from '#app/_server/negotiate.ts'
import { citableVersion } from '#app/datasets/_parts/citable-version.ts'
import type { Db } from '#db/client.ts'
import { readRecord } from '#db/queries/read-record.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { readVersionExport } from '#db/queries/read-version-export.ts'
import { type CitationFormat, findCitationFormat } from '#lib/citation/formats.ts'
import { citationRecord } from '#lib/citation/record.ts'
import { hexOf } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import { EXPORT_FORMATS, type ExportFormat } from '#lib/interchange/exports.ts'
import { RECORD_MEDIA_TYPE, VERSION_OFFERS } from '../_contract/media-types.ts'
import { linkHeader } from './link-header.ts'

type Wanted = { db: Db; version: VersionPicture; accept: string | null; site: string }

/** The version in the form that Accept likes best; `json` makes the plain one. A draft can be had as JSON only. */
export async function representVersion({ db, version, accept, site }: Wanted, json: () => Promise<Response>) {
  const offers = version.status === 'draft' ? VERSION_OFFERS.slice(0, 1) : VERSION_OFFERS
  const offer = negotiate(accept, offers)
  if (offer === null) {
    const known = offers.map(({ mediaTypes }) => mediaTypes[0]).join(', ')
    throw new Refusal('not-acceptable', `Accept names none of the forms in which this can be had: ${known}.`)
  }
  const link = linkHeader(version, site)
  const response = await inForm(offer.id, { db, version, accept, site }, json)
  if (link !== '') response.headers.set('Link', link)
  return response
}

async function inForm(id: string, wanted: Wanted, json: () => Promise<Response>): Promise<Response> {
  if (id === 'json') return json()
  if (id === 'record') return recordResponse(wanted.db, wanted.version)
  const [kind, name = ''] = id.split('/')
  const format = kind === 'citation' ? findCitationFormat(name) : null
  if (format !== null) return citationResponse(wanted.version, format, wanted.site)
  const exported = EXPORT_FORMATS.find((one) => one.id === name)
  if (exported === undefined) throw new Error(`No form of a version is called ${id}.`)
  return exportResponse(wanted.db, wanted.version, exported, wanted.site)
}

/** The version as a document of another format. */
export async function exportResponse(db: Db, version: VersionPicture, format: ExportFormat, site: string) {
  const { dataset, digest, label } = version
  const exported = digest === null ? null : await readVersionExport(db, digest, site)
  if (exported === null) throw new Error(`${dataset.path}@${label} went away while it was read.`)
  const name = `${dataset.path}-${label}`.replace(/[^A-Za-z0-9._-]/g, '_')
  return new Response(format.print(exported.version), {
    headers: {
      'Content-Type': format.mediaType,
      'Content-Disposition': `inline; filename="${name}.${format.id}.${format.extension}"`,
    },
  })
}

/** The canonical bytes, exactly as they were digested. They never change: whoever has them may keep them for ever. */
async function recordResponse(db: Db, { digest }: VersionPicture): Promise<Response> {
  return new Response(await canonicalRecord(db, digest), {
    headers: {
      'Content-Type': RECORD_MEDIA_TYPE,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Repr-Digest': `sha-256=:${Buffer.from(hexOf(digest ?? ''), 'hex').toString('base64')}:`,
    },
  })
}

/** The canonical text of a published version's record. */
export async function canonicalRecord(db: Db, digest: string | null): Promise<string> {
  const canonical = digest === null ? null : await readRecord(db, digest)
  if (canonical === null) throw new Error(`The record of ${digest} is not there, though its version is published.`)
  return canonical
}

/** The citation of a published version in a format, with the file name under which it is saved. */
export function citationResponse(version: VersionPicture, format: CitationFormat, site: string): Response {
  const citable = citableVersion(version, site)
  if (citable === null)
    throw new Refusal('conflict', 'A draft can not be cited: it has no digest before it is published.')
  const record = citationRecord(citable)
  return new Response(format.print(record), {
    headers: {
      'Content-Type': `${format.mediaType}; charset=utf-8`,
      'Content-Disposition': `inline; filename="${record.id.replace(/[^A-Za-z0-9_-]/g, '_')}.${format.extension}"`,
    },
  })
}
