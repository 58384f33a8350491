import type { Metadata } from 'next'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { formatPlural } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { filesInShort } from '#app/datasets/_parts/amounts.ts'
import { FileTable } from '#app/datasets/_version/file-table.tsx'
import { NoFiles } from '#app/datasets/_version/files-section.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VerifyOnDisk } from '#app/datasets/_version/verify-on-disk.tsx'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { listFiles } from '#db/queries/read-version.ts'

const FILES_A_PAGE = 200
const LONGEST_PATH = 4096

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ after?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'files')
  return { title: `Files of ${dataset.title} ${label}` }
}

/** All files of a version by path, a page of them after the path `after`. */
export default async function FilesPage({ params, searchParams }: Props) {
  const version = await findVersion(params, 'files')
  const { after = '' } = await searchParams
  const from = typeof after === 'string' && !after.includes('\0') ? after.slice(0, LONGEST_PATH).toWellFormed() : ''
  const [actor, found] = await Promise.all([
    currentActor(),
    listFiles(database(), version.id, { after: from, limit: FILES_A_PAGE + 1 }),
  ])
  const files = found.slice(0, FILES_A_PAGE)
  const last = found.length > FILES_A_PAGE ? files.at(-1) : undefined
  const here = versionHref(version.dataset.path, version.label, 'files')
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="files" actor={actor} />
      <Section title="All files" right={filesInShort(version.fileCount, version.totalBytes)}>
        {files.length === 0 ? (
          <NoMore counted={version.fileCount} here={here} />
        ) : (
          <>
            <FileTable
              version={version}
              files={files}
              caption={from === '' ? 'In the order of their paths' : `After ${from}`}
            />
            <div className="mt-4">
              <Pager
                summary={`${formatPlural(files.length, 'file', 'files')} on this page`}
                next={`Next ${FILES_A_PAGE}`}
                {...(last !== undefined && { nextHref: `${here}?${new URLSearchParams({ after: last.path })}` })}
              />
            </div>
          </>
        )}
        <VerifyOnDisk version={version} />
      </Section>
    </PageFrame>
  )
}

function NoMore({ counted, here }: { counted: number; here: string }) {
  if (counted === 0) return <NoFiles />
  return (
    <p className="second">
      No path comes after this one. <a href={here}>From the first file</a>
    </p>
  )
}
