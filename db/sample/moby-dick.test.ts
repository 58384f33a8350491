import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { VersionDraft } from '#lib/dataset/schema.ts'
import { digestOf, sha256Hex } from '#lib/digest.ts'
import { setDigest } from '#lib/records/set-digest.ts'
import { mobyDick } from './moby-dick.ts'
import { mobyDickRecords } from './moby-dick-records.ts'

const Line = z.strictObject({
  id: z.string(),
  digest: z.string(),
  chapter: z.string(),
  title: z.string(),
  text: z.string(),
})
const { entry, blobs } = mobyDick()
const [whole, shorter] = entry.versions.map(({ draft }) => VersionDraft.parse(draft))

function linesOf(path: string, draft: VersionDraft | undefined): unknown[] {
  const sha256 = draft?.files.find((file) => file.path === path)?.sha256 ?? ''
  const text = new TextDecoder().decode(blobs.get(sha256))
  expect(text.endsWith('\n')).toBe(true)
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('Moby-Dick has 139 parts, each with an id of its own', () => {
  const records = mobyDickRecords()
  expect(records).toHaveLength(139)
  expect(new Set(records.map(({ id }) => id)).size).toBe(139)
  expect(records.slice(0, 4).map(({ id }) => id)).toEqual(['contents', 'etymology', 'extracts', 'chapter-001'])
  expect(records.find(({ id }) => id === 'chapter-001')?.text.startsWith('Call me Ishmael.')).toBe(true)
})

test('each file is there with the bytes and the sha256 that the version states', () => {
  const files = [whole, shorter].flatMap((draft) => draft?.files ?? [])
  expect(files).toHaveLength(3)
  for (const file of files) {
    const bytes = blobs.get(file.sha256 ?? '')
    expect(bytes?.byteLength, file.path).toBe(file.bytes)
    expect(sha256Hex(bytes ?? ''), file.path).toBe(file.sha256)
  }
  expect(blobs.size).toBe(3)
})

test('the records in a file give the set digest and the count of its record set', () => {
  for (const draft of [whole, shorter]) {
    const records = linesOf('records.jsonl', draft).map((line) => Line.parse(line))
    for (const { id, digest, text } of records) expect(digest, id).toBe(sha256Hex(text))
    expect(draft?.recordSets[0]).toMatchObject({ count: records.length, setDigest: setDigest(records) })
    expect(draft?.recordSets[0]?.columns.map(({ name }) => name)).toEqual(Object.keys(Line.shape))
  }
})

test('version 1.1.0 is version 1.0.0 without what its list of exclusions names', () => {
  const all = linesOf('records.jsonl', whole).map((line) => Line.parse(line))
  const left = linesOf('exclusions.jsonl', shorter).map((line) => z.looseObject({ id: z.string() }).parse(line).id)
  const kept = linesOf('records.jsonl', shorter).map((line) => Line.parse(line))
  expect(left).toEqual(['contents'])
  expect(kept).toEqual(all.filter(({ id }) => !left.includes(id)))
  const list = shorter?.files.find(({ path }) => path === 'exclusions.jsonl')
  expect(shorter?.exclusions).toEqual({ count: 1, digest: digestOf(blobs.get(list?.sha256 ?? '') ?? '') })
})

test('the same package gives the same bytes', () => {
  expect([...mobyDick().blobs.keys()]).toEqual([...blobs.keys()])
})
