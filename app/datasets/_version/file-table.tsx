import { blobs } from '#app/_server/db.ts'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatBytes } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { FileEntry } from '#lib/dataset/schema.ts'

type FilesProps = { version: VersionPicture; files: readonly FileEntry[]; caption: string }
type Row = { file: FileEntry; downloadHref: string | null }

/** Files by path: size, type, digest, and where to get them. A file whose bytes are kept here can be downloaded from here. */
export async function FileTable({ version, files, caption }: FilesProps) {
  const rows = await Promise.all(files.map(async (file) => ({ file, downloadHref: await downloadOf(version, file) })))
  return <DataTable caption={caption} columns={COLUMNS} rows={rows} rowKey={({ file }) => file.path} phone="stack" />
}

async function downloadOf({ digest, status }: VersionPicture, { path, sha256 }: FileEntry): Promise<string | null> {
  if (status !== 'published' || digest === null || sha256 === null) return null
  const address = `/api/v1/versions/${digest}/files/${path.split('/').map(encodeURIComponent).join('/')}`
  return (await blobs().has(sha256)) ? address : null
}

const COLUMNS: Column<Row>[] = [
  { key: 'path', head: 'Path', names: true, cell: ({ file }) => <code>{file.path}</code>, width: '36%' },
  { key: 'type', head: 'Type', cell: ({ file }) => <span className="second">{file.mediaType}</span> },
  {
    key: 'size',
    head: 'Size',
    align: 'right',
    cell: ({ file }) => (file.bytes === null ? <span className="dim">not known</span> : formatBytes(file.bytes)),
  },
  { key: 'digest', head: 'Digest', cell: ({ file }) => <DigestCell file={file} /> },
  { key: 'get', head: 'Get it', cell: (row) => <GetCell {...row} /> },
]

function DigestCell({ file }: { file: FileEntry }) {
  if (file.sha256 !== null) return <DigestChip digest={`sha256:${file.sha256}`} look="bare" />
  return <FoundMark found="unknown">no digest: the host gave none</FoundMark>
}

function GetCell({ file, downloadHref }: Row) {
  const spoken = <span className="vh">{` ${file.path}`}</span>
  return (
    <>
      {downloadHref !== null && (
        <a href={downloadHref} download>
          Download{spoken}
        </a>
      )}
      {downloadHref !== null && file.url !== null && ' · '}
      {file.url !== null && (
        <a href={file.url} rel="nofollow noopener noreferrer">
          At its host{spoken}
        </a>
      )}
      {downloadHref === null && file.url === null && <span className="dim">not kept here</span>}
    </>
  )
}
