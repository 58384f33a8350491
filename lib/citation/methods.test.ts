import { expect, test } from '@playwright/test'
import { RICH_VERSION } from './example-versions.ts'
import { methodsParagraph, methodsSentence } from './methods.ts'
import { readCitations } from './read.ts'
import { citationRecord } from './record.ts'

const record = citationRecord(RICH_VERSION)

test('the sentence names title, version and 12 hex digits', () =>
  expect(methodsSentence(record)).toBe(
    `We used ${RICH_VERSION.title}, version v0.1 (Asano et al., 2025; sha256:0b03c1f9a4d7).`,
  ))

test('the paragraph has the whole digest and says how to verify it', () => {
  const paragraph = methodsParagraph(record)
  expect(paragraph).toContain(`https://colophon.example/api/v1/versions/${RICH_VERSION.digest}`)
  expect(paragraph).toContain(`colophon verify DIR ${RICH_VERSION.digest}`)
})

test('the paragraph is read back as one citation of the version', () =>
  expect(readCitations(methodsParagraph(record))).toMatchObject([
    { digest: RICH_VERSION.digest, name: 'common-pile/common_pile', label: 'v0.1' },
  ]))
