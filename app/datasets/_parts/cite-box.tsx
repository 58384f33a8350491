import { siteAddress } from '#app/_server/site.ts'
import { CitationBox } from '#app/_ui/citation-box.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { CITATION_FORMATS } from '#lib/citation/formats.ts'
import { citationRecord } from '#lib/citation/record.ts'
import { citableVersion } from './citable-version.ts'

/** The citation of exactly this version in every format, each to copy and to download. A draft has none. */
export function CiteBox({ version }: { version: VersionPicture }) {
  const citable = citableVersion(version, siteAddress())
  if (citable === null) return <p className="small second">A draft can’t be cited: it may still change.</p>
  const record = citationRecord(citable)
  const formats = CITATION_FORMATS.map((format) => ({
    id: format.id,
    name: format.label,
    text: format.print(record),
    downloadHref: `/api/v1/versions/${citable.digest}/citation?format=${format.id}`,
  }))
  return <CitationBox id="cite" formats={formats} />
}
