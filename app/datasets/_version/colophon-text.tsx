import { formatBytes, formatDate, formatShare } from '#app/_ui/format.ts'
import type { FileCounts } from '#db/queries/count-files.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { colophonParagraph } from '#lib/dataset/colophon-paragraph.ts'
import type { ColophonPart } from '#lib/dataset/colophon-part.ts'
import { Derivation } from '#lib/dataset/schema.ts'
import { languageName } from '../_parts/language-name.ts'

type TextProps = {
  version: VersionPicture
  files: FileCounts
  /** The version's own page, where the paragraph stands on another. */
  page?: string
}

/** The colophon of a version: one paragraph written from the record; each figure leads to where the page shows it. */
export function ColophonText({ version, files, page = '' }: TextProps) {
  return (
    <>
      <p className="lede break-words">
        {sentencesOf(version, files).map((sentence, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of one record never move
          <span key={place}>
            {place > 0 && ' '}
            {sentence.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
              <Part key={at} part={part} page={page} />
            ))}
          </span>
        ))}
      </p>
      <p className="label mt-2">
        This paragraph is written from the record. Each figure leads to what stands behind it.
        {version.digest !== null && (
          <>
            {' '}
            <a href={`/api/v1/versions/${version.digest}`}>As data</a>
          </>
        )}
      </p>
    </>
  )
}

function sentencesOf(version: VersionPicture, files: FileCounts) {
  const { dataset, licenses, sources, evidence, fileCount, totalBytes, ancestors } = version
  const ofLicenses = [...licenses, ...sources.flatMap((source) => source.licenses)].flatMap((one) => one.evidence)
  return colophonParagraph({
    ...version,
    title: dataset.title,
    maintainer: dataset.organizationName,
    modalities: version.modalities.map((one) => (one === '3d' ? '3D' : one)),
    derivedFrom: ancestors.map(({ relation }) => ({ relation: Derivation.parse(relation) })),
    files: { count: fileCount, withDigest: files.withDigest, totalBytes },
    evidenceCount: evidence.length + ofLicenses.length,
  })
}

function Part({ part, page }: { part: ColophonPart; page: string }) {
  const words = wordsOf(part)
  return 'anchor' in part && part.anchor !== undefined ? <a href={`${page}${part.anchor}`}>{words}</a> : words
}

function wordsOf(part: ColophonPart) {
  switch (part.kind) {
    case 'title':
      return <em>{part.text}</em>
    case 'quote':
      return `“${part.text}”`
    case 'code':
      return <span className="mono">{part.text}</span>
    case 'date':
      return formatDate(part.date)
    case 'language':
      return languageName(part.tag)
    case 'bytes':
      return formatBytes(part.bytes)
    case 'share':
      return formatShare(part.share)
    case 'text':
      return part.text
  }
}
