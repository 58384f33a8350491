import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { sha256Hex } from '#lib/digest.ts'
import { Reading, textsDigest } from '#lib/run/reading.ts'
import { publishedVersion } from '#tests/published.ts'
import { expect, test } from '#tests/record-files.ts'
import { refusalOf } from '#tests/refusals.ts'
import { textRecords } from '#tests/text-records.ts'
import { textVersion } from '#tests/text-version.ts'
import { readTexts } from './read-texts.ts'

const reading = (over: object = {}) => Reading.parse(over)

test('the texts of a version are read by id, whatever order its file had, and up to a count and a size', async ({
  db,
  files,
}) => {
  const records = textRecords(30)
  const { digest } = await textVersion(db, files, [
    ...records.slice(10),
    ...records.slice(0, 10),
    { id: 'empty', digest: sha256Hex(''), text: '' },
  ])
  const all = await readTexts(db, files.blobs, digest, reading())
  expect(all).toMatchObject({ name: 'lab/whales@1.0.0', from: 'records', column: 'text' })
  expect(all.records).toEqual(records.map(({ id, text }) => ({ id, text })))
  expect(textsDigest(all.records)).toMatch(/^sha256:/)
  expect((await readTexts(db, files.blobs, digest, reading({ records: 3 }))).records).toHaveLength(3)
  const few = await readTexts(db, files.blobs, digest, reading({ bytes: 1000 }))
  const size = few.records.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  expect(size).toBeLessThanOrEqual(1000)
  expect(size).toBeGreaterThan(900)
})

test('where no text is held it is said why, and what there is', async ({ db, files }) => {
  const { digest } = await textVersion(db, files)
  const other = await refusalOf(readTexts(db, files.blobs, digest, reading({ column: 'words' })))
  expect(other.message).toContain('has the name words')
  expect(other.message).toContain('there are: id, digest, text')
  const none = await publishedVersion(db, { dataset: { name: 'seals' } })
  expect((await refusalOf(readTexts(db, files.blobs, none.digest, reading()))).message).toContain(
    'No text is held here of lab/seals@1.0.0.',
  )
  await withdrawVersion(db, none.actor, none.path, none.label, { kind: 'other', reason: 'A test.', successor: null })
  expect((await refusalOf(readTexts(db, files.blobs, none.digest, reading()))).code).toBe('gone')
})

test('files whose bytes are held are read: plain texts whole, JSON Lines line by line; a broken line is told by its place', async ({
  db,
  files,
}) => {
  const put = async (path: string, text: string) => {
    const { sha256, bytes } = await files.blobs.put(Buffer.from(text))
    return { path, sha256, bytes, mediaType: 'text/plain' }
  }
  const held = [await put('b.txt', 'Moby Dick'), await put('a.jsonl', '{"text": "one"}\n\n{"text": "two"}\n')]
  const gone = { path: 'c.txt', sha256: sha256Hex('elsewhere'), bytes: 9, mediaType: 'text/plain' }
  const { digest } = await publishedVersion(db, { version: { files: [...held, gone] } })
  const read = await readTexts(db, files.blobs, digest, reading())
  expect(read.from).toBe('files')
  expect(read.records).toEqual([
    { id: 'a.jsonl:000000001', text: 'one' },
    { id: 'a.jsonl:000000003', text: 'two' },
    { id: 'b.txt', text: 'Moby Dick' },
  ])
  const bad = await publishedVersion(db, {
    dataset: { name: 'seals' },
    version: { files: [await put('a.jsonl', '{"text": "one"}\n{')] },
  })
  expect((await refusalOf(readTexts(db, files.blobs, bad.digest, reading()))).message).toContain('a.jsonl, line 2')
})
