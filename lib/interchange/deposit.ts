import { printBag } from '../archive/make-bag.ts'
import { CITATION_FORMATS } from '../citation/formats.ts'
import type { FileEntry } from '../dataset/schema.ts'
import { EXPORT_FORMATS } from './exports.ts'
import { citationOf, NO_STANDING, type VersionExport } from './version-export.ts'

/** A manifest of records that is held here: its Parquet file, and the file with the digests of its 4,096 buckets, whose sha256 is the set digest. */
export type HeldRecords = { manifest: HeldBlob; buckets: HeldBlob }

/** Bytes that are held here. */
export type HeldBlob = { sha256: string; bytes: number }

/**
 * What goes into the deposit package of a version. `canonical`: the very text that was digested. `held`: the bytes of each blob that is here, by its sha256.
 * `licences` and `attribution`: the licence report as JSON and the attribution file.
 */
export type DepositParts = {
  version: VersionExport
  canonical: string
  licences: string
  attribution: string
  records: readonly HeldRecords[]
  held: ReadonlyMap<string, number>
}

/** One entry of the package, in the order in which it is written: a folder, a text, or a blob by its sha256. */
export type DepositEntry =
  | { kind: 'folder'; path: string }
  | { kind: 'text'; path: string; text: string }
  | { kind: 'blob'; path: string; bytes: number; sha256: string }

/** Where a file of the version is, as `metadata/files.json` says it. `unreachable`: no digest or no address is known, so it is only named. */
export type FilePlace = 'in-the-bag' | 'to-be-fetched' | 'unreachable'

/**
 * The deposit package of a version: a bag (BagIt 1.0) with its record, its metadata in every format, its licences, its citations and its manifests of records. A
 * file is in it where its bytes are held here; else fetch.txt says where it is, and the manifest what it must digest to. A withdrawn version has a
 * tombstone and no payload. The same facts are the same bytes.
 */
export function depositOf(parts: DepositParts): DepositEntry[] {
  const { version, records, held } = parts
  const isWithdrawn = (version.standing ?? NO_STANDING).withdrawn !== null
  const files = version.record.files.map((file) => ({ file, place: isWithdrawn ? 'unreachable' : placeOf(file, held) }))
  const payload = files.flatMap(({ file, place }) =>
    file.sha256 === null || place === 'unreachable'
      ? []
      : [
          {
            path: file.path,
            sha256: file.sha256,
            bytes: held.get(file.sha256) ?? file.bytes,
            url: place === 'in-the-bag' ? null : file.url,
          },
        ],
  )
  const blobs = (isWithdrawn ? [] : records).flatMap(({ manifest, buckets }) => [
    { ...manifest, path: `records/${manifest.sha256}.parquet` },
    { ...buckets, path: `records/${manifest.sha256}.buckets.txt` },
  ])
  const texts = printBag({
    payload,
    tagFiles: [
      ...metadataOf(parts),
      { path: 'metadata/files.json', text: json(files.map(({ file, place }) => ({ ...file, place }))) },
      ...blobs.map(({ path, sha256 }) => ({ path, sha256 })),
    ],
    info: infoOf(version),
  })
  return [
    ...texts.map(({ path, text }) => ({ kind: 'text' as const, path, text })),
    ...blobs.map((blob) => ({ kind: 'blob' as const, ...blob })),
    { kind: 'folder', path: 'data/' },
    ...payload.flatMap(({ path, bytes, sha256, url }) =>
      url === null && bytes !== null ? [{ kind: 'blob' as const, path: `data/${path}`, bytes, sha256 }] : [],
    ),
  ]
}

/** The name of the package's own folder and file: dataset, label and the first digits of the digest, in plain letters. */
export function depositName({ record, digest }: VersionExport): string {
  const plain = `${record.dataset}-${record.version}`.replace(/[^A-Za-z0-9._-]/g, '_')
  return `${plain}-${digest.slice('sha256:'.length, 'sha256:'.length + 12)}`
}

function placeOf({ sha256, url }: FileEntry, held: ReadonlyMap<string, number>): FilePlace {
  if (sha256 !== null && held.has(sha256)) return 'in-the-bag'
  return sha256 === null || url === null ? 'unreachable' : 'to-be-fetched'
}

function metadataOf({ version, canonical, licences, attribution }: DepositParts) {
  const citation = citationOf(version)
  const { withdrawn } = version.standing ?? NO_STANDING
  return [
    { path: 'metadata/version-record.json', text: canonical },
    ...EXPORT_FORMATS.map((format) => ({
      path: `metadata/${format.id}.${format.extension}`,
      text: format.print(version),
    })),
    ...CITATION_FORMATS.map((format) => ({
      path: `metadata/citation-${format.id}.${format.extension}`,
      text: format.print(citation),
    })),
    { path: 'metadata/licences.json', text: licences },
    { path: 'metadata/attribution.txt', text: attribution },
    ...(withdrawn === null ? [] : [{ path: 'metadata/withdrawal.json', text: json(withdrawn) }]),
  ]
}

function infoOf({ record, dataset, digest, page, standing = NO_STANDING }: VersionExport) {
  return [
    { label: 'Source-Organization', value: dataset.organization },
    { label: 'External-Description', value: `${dataset.title}, version ${record.version} of ${record.releaseDate}` },
    { label: 'External-Identifier', value: digest },
    ...(standing.doi === null ? [] : [{ label: 'External-Identifier', value: `https://doi.org/${standing.doi}` }]),
    { label: 'Internal-Sender-Identifier', value: page },
    { label: 'Bag-Software-Agent', value: 'Colophon' },
  ]
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
