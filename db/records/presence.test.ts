import { sha256Hex } from '#lib/digest.ts'
import { expect, jsonLines, someRecords, test } from '#tests/record-files.ts'
import { findRecords } from './presence.ts'

const URLS = [
  'https://example.org/a',
  'https://www.example.org/a',
  'https://deep.www.example.org/b',
  'https://my-example.org/a',
  'https://example.org.evil.net/a',
  'http://bücher.example/x',
  's3://bucket/key',
]

test('records are found by content, by address, and by host with all that is below it, in each manifest that has them', async ({
  files,
}) => {
  const records = URLS.map((url, place) => ({ ...someRecords(1, place)[0], url }))
  const first = await files.keep(await files.write('a.jsonl', jsonLines(records)))
  const second = await files.keep(await files.write('b.jsonl', jsonLines(records.slice(0, 1))))
  const bare = await files.keep(
    await files.write('c.jsonl', jsonLines(someRecords(3).map(({ id, digest }) => ({ id, digest })))),
  )
  const found = async (sought: Parameters<typeof findRecords>[2]) => {
    const counts = await findRecords(files.blobs, [first, second, bare, first], sought)
    return [first, second, bare].map(({ sha256 }) => counts.find(({ manifest }) => manifest === sha256)?.records ?? 0)
  }
  expect(await found({ host: 'example.org' })).toEqual([3, 1, 0])
  expect(await found({ host: 'WWW.example.org.' })).toEqual([2, 0, 0])
  expect(await found({ host: 'bücher.example' })).toEqual([1, 0, 0])
  expect(await found({ host: 'org' })).toEqual([4, 1, 0])
  expect(await found({ host: '%' })).toEqual([0, 0, 0])
  expect(await found({ url: 'https://example.org/a' })).toEqual([1, 1, 0])
  expect(await found({ url: 'http://bücher.example/x' })).toEqual([1, 0, 0])
  expect(await found({ url: 's3://bucket/key' })).toEqual([1, 0, 0])
  expect(await found({ url: 'https://example.org/' })).toEqual([0, 0, 0])
  expect(await found({ digest: sha256Hex('text 0') })).toEqual([1, 1, 1])
  expect(await found({ digest: `sha256:${sha256Hex('text 2')}` })).toEqual([1, 0, 1])
})

test('in no manifest nothing is found', async ({ files }) => {
  expect(await findRecords(files.blobs, [], { host: 'example.org' })).toEqual([])
})
