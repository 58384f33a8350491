import { expect, test } from '@playwright/test'
import { findPointer, findPointerLink, POINTER_MAX_BYTES } from './pointer.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`

for (const [text, what] of [
  [LFS, 'Git LFS'],
  [LFS.replaceAll('\n', '\r\n'), 'Git LFS'],
  [`version https://hawser.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`, 'Git LFS'],
  ['# xet version 0\nfilesize = 12\nhash = "ab"\n', 'Xet'],
  ['/annex/objects/SHA256E-s12--abc.parquet\n', 'git-annex'],
  ['.git/annex/objects/SHA256E-s12--abc.parquet', 'git-annex'],
] as const)
  test(`${JSON.stringify(text.slice(0, 48))} is a pointer`, () => {
    expect(findPointer(bytes(text))?.what).toContain(what)
  })

for (const text of [
  '',
  'PAR1',
  'version https://git-lfs.github.com/spec/v1 is how pointers begin.\n',
  LFS + 'x'.repeat(POINTER_MAX_BYTES),
  'We read about git-annex: /annex/objects/… is where it keeps things.',
])
  test(`${JSON.stringify(text.slice(0, 70))} is a content of its own`, () => {
    expect(findPointer(bytes(text))).toBeNull()
  })

test('links of git-annex and of the cache of the Hub are pointers, other links are not', () => {
  expect(findPointerLink('../.git/annex/objects/xk/Q1/SHA256E-s1--a/SHA256E-s1--a')?.what).toContain('git-annex')
  expect(findPointerLink(`../../blobs/${'a'.repeat(64)}`)?.what).toContain('Hugging Face')
  expect(findPointerLink('../data/part.parquet')).toBeNull()
})
