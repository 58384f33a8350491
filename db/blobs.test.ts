import { readdir, readFile } from 'node:fs/promises'
import { sha256Hex } from '#lib/digest.ts'
import { expect, test } from '#tests/record-files.ts'

test('a finished file is taken into the store under the sha256 of its bytes, and is gone from where it was', async ({
  files,
}) => {
  const file = await files.write('finished', 'Call me Ishmael.')
  const kept = await files.blobs.adopt(file)
  expect(kept).toEqual({ sha256: sha256Hex('Call me Ishmael.'), bytes: 16 })
  expect(Buffer.from((await files.blobs.read(kept.sha256)) ?? []).toString()).toBe('Call me Ishmael.')
  expect((await readdir(files.folder)).includes('finished')).toBe(false)
})

test('the same bytes again are the same blob', async ({ files }) => {
  const first = await files.blobs.adopt(await files.write('a', 'x'))
  expect(await files.blobs.adopt(await files.write('b', 'x'))).toEqual(first)
})

test('a blob has a file of this machine; one that is not kept has none', async ({ files }) => {
  const { sha256 } = await files.blobs.put(Buffer.from('x'))
  expect((await readFile((await files.blobs.path(sha256)) ?? '')).toString()).toBe('x')
  expect(await files.blobs.path('0'.repeat(64))).toBeNull()
})
