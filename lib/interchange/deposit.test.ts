import { expect, test } from '@playwright/test'
import { bagVerdict } from '../archive/bag-problem.ts'
import { compareDigests, isBagTagFile, readBag } from '../archive/bagit.ts'
import { canonicalJson } from '../canonical-json.ts'
import { DatasetDraft, VersionDraft } from '../dataset/schema.ts'
import { sealRecord, versionRecord } from '../dataset/version-record.ts'
import { digestOf, sha256Hex } from '../digest.ts'
import { type DepositParts, depositName, depositOf } from './deposit.ts'
import { NO_STANDING } from './version-export.ts'

const BLOBS = new Map([
  [sha256Hex('held'), 'held'],
  [sha256Hex('rows'), 'rows'],
  [sha256Hex('buckets'), 'buckets'],
])
const FILES = [
  { path: 'b/held.txt', sha256: sha256Hex('held') },
  { path: 'away.txt', sha256: sha256Hex('away'), bytes: 4, url: 'https://example.org/away.txt' },
  { path: 'unsized.txt', sha256: sha256Hex('unsized'), url: 'https://example.org/unsized.txt' },
  { path: 'unknown.txt', url: 'https://example.org/unknown.txt' },
  { path: 'nowhere.txt', sha256: sha256Hex('nowhere') },
]

function partsOf(files: object[] = FILES): DepositParts {
  const record = versionRecord(
    'lab/whales',
    VersionDraft.parse({ label: '1.0.0', reason: 'First.', releaseDate: '2026-06-05', files }),
    null,
  )
  const { digest, canonical } = sealRecord(record)
  const dataset = DatasetDraft.parse({ organization: 'lab', name: 'whales', title: 'Whales' })
  return {
    version: { record, dataset, digest, page: 'https://colophon.example/datasets/lab/whales/versions/1.0.0' },
    canonical,
    licences: '{}\n',
    attribution: 'Whales\n',
    records: [
      { manifest: { sha256: sha256Hex('rows'), bytes: 4 }, buckets: { sha256: sha256Hex('buckets'), bytes: 7 } },
    ],
    held: new Map([[sha256Hex('held'), 4]]),
  }
}

function verdictOn(parts: DepositParts) {
  const bytes = new Map(
    depositOf(parts).flatMap((entry) =>
      entry.kind === 'folder'
        ? []
        : [[entry.path, entry.kind === 'text' ? entry.text : (BLOBS.get(entry.sha256) ?? '')] as const],
    ),
  )
  const bag = readBag(
    [...bytes].map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) })),
    new Map([...bytes].filter(([path]) => isBagTagFile(path)).map(([path, text]) => [path, Buffer.from(text)])),
  )
  const wrong = [...bag.checks].flatMap(([path, checks]) =>
    compareDigests(path, checks, { sha256: sha256Hex(bytes.get(path) ?? '') }),
  )
  return { ...bagVerdict([...bag.problems, ...wrong]), bag, bytes }
}

test('a package whose bytes are all here is a valid bag', () => {
  const { outcome, problems } = verdictOn(partsOf(FILES.slice(0, 1)))
  expect([outcome, problems]).toEqual(['valid', []])
})

test('what is held is in it, what has an address is to be fetched, the rest is only named', () => {
  const { outcome, bag, bytes } = verdictOn(partsOf())
  expect(outcome).toBe('unknown')
  expect(bag.fetch.map(({ path, bytes: size }) => [path, size])).toEqual([
    ['data/away.txt', 4],
    ['data/unsized.txt', null],
  ])
  expect([...bytes.keys()].filter((path) => path.startsWith('data/'))).toEqual(['data/b/held.txt'])
  expect(JSON.parse(bytes.get('metadata/files.json') ?? '').map((file: { place: string }) => file.place)).toEqual([
    'to-be-fetched',
    'in-the-bag',
    'unreachable',
    'unreachable',
    'to-be-fetched',
  ])
})

test('the record in it has the digest of the version, and the metadata is there in every format', () => {
  const parts = partsOf()
  const { bytes } = verdictOn(parts)
  expect(digestOf(bytes.get('metadata/version-record.json') ?? '')).toBe(parts.version.digest)
  expect(bytes.get('metadata/version-record.json')).toBe(canonicalJson(parts.version.record))
  expect([...bytes.keys()].filter((path) => path.startsWith('metadata/'))).toEqual([
    'metadata/attribution.txt',
    'metadata/citation-apa.txt',
    'metadata/citation-biblatex.bib',
    'metadata/citation-bibtex.bib',
    'metadata/citation-cff.cff',
    'metadata/citation-csl.json',
    'metadata/citation-ris.ris',
    'metadata/croissant.json',
    'metadata/datacite-xml.xml',
    'metadata/datacite.json',
    'metadata/files.json',
    'metadata/hf-card.md',
    'metadata/licences.json',
    'metadata/version-record.json',
  ])
})

test('a withdrawn version leaves a tombstone: no payload, no records', () => {
  const parts = partsOf()
  const withdrawn = { date: '2026-09-01', reason: 'A ruling.', successor: null }
  const { outcome, bytes } = verdictOn({
    ...parts,
    version: { ...parts.version, standing: { ...NO_STANDING, withdrawn } },
  })
  expect(outcome).toBe('valid')
  expect(JSON.parse(bytes.get('metadata/withdrawal.json') ?? '')).toEqual(withdrawn)
  expect([...bytes.keys()].some((path) => /^(?:data|records)\//.test(path))).toBe(false)
})

test('the same facts are the same bytes, under a name in plain letters', () => {
  const parts = partsOf()
  expect(depositOf(partsOf())).toEqual(depositOf(parts))
  expect(depositName(parts.version)).toMatch(/^lab_whales-1\.0\.0-[0-9a-f]{12}$/)
})
