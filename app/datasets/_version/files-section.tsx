import { Empty } from '#app/_ui/empty.tsx'
import { formatCount } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { versionHref } from '../_parts/address.ts'
import { filesInShort } from '../_parts/amounts.ts'
import { FileTable } from './file-table.tsx'
import { VerifyOnDisk } from './verify-on-disk.tsx'

const SHOWN = 20

/** The files of a version, the first of them, and how to check them on one's own disk. */
export function FilesSection({ version }: { version: VersionPicture }) {
  const { fileCount, files, dataset, label } = version
  const all = versionHref(dataset.path, label, 'files')
  return (
    <Section
      title="Files"
      id="files"
      {...(fileCount > SHOWN && { right: <a href={all}>{`All ${formatCount(fileCount)} files`}</a> })}
    >
      {fileCount === 0 ? (
        <NoFiles />
      ) : (
        <FileTable
          version={version}
          files={files.slice(0, SHOWN)}
          caption={
            fileCount > SHOWN
              ? `The first ${SHOWN} of ${filesInShort(fileCount, version.totalBytes)}`
              : filesInShort(fileCount, version.totalBytes)
          }
        />
      )}
      <VerifyOnDisk version={version} />
    </Section>
  )
}

/** That a record lists no files. */
export function NoFiles() {
  return (
    <Empty title="No files are listed">
      <p>
        The record names no file, so nothing can be checked byte by byte. That does not mean that there are none: where
        they are may stand under the places at hosts.
      </p>
    </Empty>
  )
}
