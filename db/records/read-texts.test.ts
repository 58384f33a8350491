import { draftVersion } from '#db/commands/draft-version.ts'
import { publishVersion } from '#db/commands/publish-version.ts'
import { withdrawVersion } from '#db/commands/withdraw-version.ts'
import { type Digest, sha256Hex } from '#lib/digest.ts'
import { textRecords } from '#lib/records/example-text-records.ts'
import { Reading, textsDigest } from '#lib/run/reading.ts'
import { versionDraft } from '#tests/factories.ts'
import { publishedVersion } from '#tests/published.ts'
import { expect, test } from '#tests/record-files.ts'
import { refusalOf } from '#tests/refusals.ts'
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
  const withdraw = (label: string, successor: Digest | null) =>
    withdrawVersion(db, none.actor, none.path, label, { kind: 'other', reason: 'A test.', successor })
  const next = versionDraft({ label: '1.1.0', sources: [] })
  await draftVersion(db, none.actor, none.path, next)
  const after = await publishVersion(db, none.actor, none.path, next.label)
  if (after.kind !== 'published') throw new Error(after.kind)
  await withdraw(none.label, after.digest)
  const gone = await refusalOf(readTexts(db, files.blobs, none.digest, reading()))
  expect(gone.code).toBe('gone')
  expect(gone.message).toContain('lab/seals@1.0.0 is withdrawn')
  expect(gone.message).toContain('Take its successor, lab/seals@1.1.0.')
  await withdraw(next.label, null)
  expect((await refusalOf(readTexts(db, files.blobs, after.digest, reading()))).message).toContain('no successor')
})

test('texts that are all empty, or all larger than what is read, or whose blob is gone, are refused with that reason', async ({
  db,
  files,
}) => {
  const one = (id: string, text: string) => ({ id, digest: sha256Hex(`${id} ${text}`), text })
  const { digest } = await textVersion(db, files, [one('a', ''), one('b', '')])
  const why = async (version: Digest, over: object = {}, blobs = files.blobs) =>
    (await refusalOf(readTexts(db, blobs, version, reading(over)))).message
  expect(await why(digest)).toContain('a text within 2,097,152 bytes; there are: id, digest, text')
  const blob = await files.blobs.put(Buffer.from('x'.repeat(2000)))
  const large = { path: 'a.txt', ...blob, mediaType: 'text/plain' }
  const enormous = await publishedVersion(db, { dataset: { name: 'seals' }, version: { files: [large] } })
  expect(await why(enormous.digest, { bytes: 1000 })).toContain('with a text within 1,000 bytes')
  const without = { ...files.blobs, path: async () => null }
  expect(await why(digest, {}, without)).toContain('not kept here any more. Send them again')
})

test('files whose bytes are held are read: plain texts whole, JSON Lines line by line; a broken line is told by its place', async ({
  db,
  files,
}) => {
  const put = async (path: string, text: string) => {
    const { sha256, bytes } = await files.blobs.put(Buffer.from(text))
    return { path, sha256, bytes, mediaType: 'text/plain' }
  }
  const lines = '{"text": "one"}\n\n{"text": "two, half of a pair: \\ud83d"}\n'
  const held = [await put('b.txt', 'Moby Dick'), await put('a.jsonl', lines)]
  const gone = { path: 'c.txt', sha256: sha256Hex('elsewhere'), bytes: 9, mediaType: 'text/plain' }
  const { digest } = await publishedVersion(db, { version: { files: [...held, gone] } })
  const read = await readTexts(db, files.blobs, digest, reading())
  expect(read.from).toBe('files')
  expect(read.records).toEqual([
    { id: 'a.jsonl:000000001', text: 'one' },
    { id: 'a.jsonl:000000003', text: 'two, half of a pair: \uFFFD' },
    { id: 'b.txt', text: 'Moby Dick' },
  ])
  const bad = await publishedVersion(db, {
    dataset: { name: 'seals' },
    version: { files: [await put('a.jsonl', '{"text": "one"}\n{')] },
  })
  expect((await refusalOf(readTexts(db, files.blobs, bad.digest, reading()))).message).toContain('a.jsonl, line 2')
  const latin = await files.blobs.put(Buffer.from('caf\u00e9', 'latin1'))
  const other = await publishedVersion(db, {
    dataset: { name: 'terns' },
    version: { files: [{ path: 'a.txt', ...latin, mediaType: 'text/plain' }] },
  })
  expect((await refusalOf(readTexts(db, files.blobs, other.digest, reading()))).message).toBe('a.txt is no UTF-8 text.')
})
