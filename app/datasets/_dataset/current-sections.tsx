import { formatPlural } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { FileCounts } from '#db/queries/count-files.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { versionHref } from '../_parts/address.ts'
import { SourceTable } from '../_parts/source-table.tsx'
import { ColophonText } from '../_version/colophon-text.tsx'
import { VersionFigures } from '../_version/version-figures.tsx'

type CurrentProps = { version: VersionPicture; files: FileCounts }

/** The current version in short: its figures, and the way to its own page. */
export function CurrentVersion({ version, files }: CurrentProps) {
  const href = versionHref(version.dataset.path, version.label)
  return (
    <Section title={headingFor(version)} right={<a href={href}>Everything about it</a>}>
      <ColophonText version={version} files={files} page={href} />
      <VersionFigures version={version} files={files} />
    </Section>
  )
}

function headingFor({ label, status }: VersionPicture): string {
  return status === 'withdrawn' ? `The last version, ${label}, withdrawn` : `The current version, ${label}`
}

/** Where the records of the current version came from. */
export function CurrentSources({ version }: { version: VersionPicture }) {
  return (
    <Section
      title={`Sources of ${version.label}`}
      id="sources"
      right={formatPlural(version.sources.length, 'source', 'sources')}
    >
      <SourceTable sources={version.sources} />
    </Section>
  )
}
