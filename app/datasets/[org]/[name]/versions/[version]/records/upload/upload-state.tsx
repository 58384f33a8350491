import { Banner } from '#app/_ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/_ui/button.tsx'
import { DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatBytes, formatCount, formatPlural, formatTime } from '#app/_ui/format.ts'
import { Progress } from '#app/_ui/progress.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { UploadPicture } from '#db/queries/read-uploads.ts'
import { faultPlace } from '#lib/records/fault-place.ts'
import type { Manifest } from '#lib/records/schema.ts'

type StateProps = { upload: UploadPicture; manifest: Manifest | null }

/** What became of a file that was sent: waiting, being read, kept or refused with every fault that was found. */
export function UploadState({ upload, manifest }: StateProps) {
  const name = upload.fileName === '' ? 'The file' : upload.fileName
  const size = formatBytes(upload.bytes)
  switch (upload.state) {
    case 'waiting':
    case 'running':
      return (
        <Progress
          id="records-progress"
          label={upload.state === 'waiting' ? `${name} waits for a worker` : `${name} is being read`}
          done={null}
          detail={size}
          note="You may leave this page: the work goes on. The draft stays as it is until all of it is read."
        />
      )
    case 'refused':
      return <Refused upload={upload} name={name} />
    case 'kept':
      return (
        <Banner kind="good" heading="h3" title={`${name} is kept: ${keptWords(manifest)} of the draft`}>
          {manifest !== null && (
            <p>
              Set digest <DigestChip digest={manifest.setDigest} />
            </p>
          )}
          <Buttons>
            <ButtonLink look="main" href={versionHref(upload.path, upload.label, 'records')}>
              Look at the records
            </ButtonLink>
            <ButtonLink
              href={versionHref(upload.path, upload.label, 'publish')}
            >{`Check and publish ${upload.label}`}</ButtonLink>
          </Buttons>
        </Banner>
      )
  }
}

function keptWords(manifest: Manifest | null): string {
  if (manifest === null) return 'the records'
  return `${formatPlural(manifest.count, 'record is', 'records are')} now the records`
}

function Refused({ upload, name }: { upload: UploadPicture; name: string }) {
  const { faults } = upload
  return (
    <>
      <Banner kind="bad" heading="h3" title={`${name} was refused, and the draft is as it was`}>
        <p>{`${formatPlural(faults.length, 'fault', 'faults')} found. Mend them and send the file again. Rows are counted from 1, without the heads.`}</p>
      </Banner>
      <div className="mt-4">
        <DataTable
          caption="What is wrong"
          captionFor="screen-readers"
          phone="stack"
          rows={faults.map((fault, place) => ({ ...fault, key: String(place) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'where', head: 'Where', names: true, width: '28%', cell: (fault) => faultPlace(fault) },
            { key: 'what', head: 'What is wanted', cell: ({ message }) => message },
          ]}
        />
      </div>
    </>
  )
}

/** Files that were sent before, the latest first. */
export function EarlierUploads({ uploads }: { uploads: readonly UploadPicture[] }) {
  return (
    <DataTable
      caption="Files that were sent before"
      captionFor="screen-readers"
      phone="stack"
      rows={uploads}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          head: 'File',
          names: true,
          cell: ({ fileName }) => (fileName === '' ? 'without a name' : fileName),
        },
        { key: 'size', head: 'Size', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
        { key: 'sent', head: 'Sent', cell: ({ createdAt }) => formatTime(createdAt) },
        { key: 'state', head: 'What became of it', cell: ({ state, faults }) => STATE_WORDS[state](faults.length) },
      ]}
    />
  )
}

const STATE_WORDS = {
  waiting: () => 'waits',
  running: () => 'is being read',
  kept: () => 'was kept',
  refused: (faults: number) => `was refused, ${formatCount(faults)} ${faults === 1 ? 'fault' : 'faults'}`,
} as const
