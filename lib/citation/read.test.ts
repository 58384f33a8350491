import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { CitedVersion } from './cited-version.ts'
import { RICH_VERSION } from './example-versions.ts'
import { CITATION_FORMATS } from './formats.ts'
import { CITATION_TEXT_MAX, CITATIONS_MAX, readCitations } from './read.ts'
import { citationRecord } from './record.ts'

const HEX = '0123456789abcdef'.repeat(4)
const OTHER = 'fedcba9876543210'.repeat(4)
const DIGEST = `sha256:${HEX}`

const ONE: { what: string; text: string; cited: Partial<CitedVersion> }[] = [
  { what: 'a bare digest', text: DIGEST, cited: { digest: DIGEST, name: null, label: null } },
  { what: '64 hex digits in capitals', text: `  ${HEX.toUpperCase()}\n`, cited: { digest: DIGEST } },
  {
    what: 'a digest in an address',
    text: `https://c.example/api/v1/versions/sha256%3A${HEX}/runs`,
    cited: { digest: DIGEST },
  },
  {
    what: 'a digest broken by a line end',
    text: `sha256:${HEX.slice(0, 40)}-\n   ${HEX.slice(40)}`,
    cited: { digest: DIGEST },
  },
  {
    what: 'a ni address (RFC 6920)',
    text: `see ni:///sha-256;${Buffer.from(HEX, 'hex').toString('base64url')}.`,
    cited: { digest: DIGEST },
  },
  { what: '63 hex digits, which are no digest', text: `sha256:${HEX.slice(1)}`, cited: { digest: null } },
  { what: '65 hex digits, which are no digest', text: `sha256:${HEX}0`, cited: { digest: null } },
  {
    what: "the address of a version's page",
    text: 'See (https://c.example/datasets/Org/na.me/versions/1.0%2Bx).',
    cited: { name: 'org/na.me', label: '1.0+x', url: 'https://c.example/datasets/Org/na.me/versions/1.0%2Bx' },
  },
  {
    what: 'a page below a version',
    text: 'http://h:3000/datasets/o/n/versions/v1/cite?x#y',
    cited: { name: 'o/n', label: 'v1' },
  },
  { what: 'a page without a host', text: '/datasets/o/n/versions/v1', cited: { name: 'o/n', label: 'v1' } },
  {
    what: "a dataset's page, which names no version",
    text: 'https://c.example/datasets/o/n',
    cited: { name: null, label: null },
  },
  {
    what: 'org/name@label',
    text: 'trained on common-pile/common_pile@v0.1.',
    cited: { name: 'common-pile/common_pile', label: 'v0.1' },
  },
  { what: 'an e-mail address, which is no version', text: 'a.person@example.org (2020)', cited: { name: null } },
  { what: 'a DOI', text: 'https://doi.org/10.5281/zenodo.6615455.', cited: { doi: '10.5281/zenodo.6615455' } },
  { what: 'a DOI with brackets', text: '(doi:10.1002/(SICI)1097-4571)', cited: { doi: '10.1002/(SICI)1097-4571' } },
  {
    what: 'an APA reference wrapped over lines',
    text: `Asano, Y. M., & Rupprecht, C. (2022). PASS (Version 3.0.0)\n[Data set]. Zenodo.\nhttps://doi.org/10.5281/zenodo.6615455 (${DIGEST})`,
    cited: { digest: DIGEST, label: '3.0.0', doi: '10.5281/zenodo.6615455' },
  },
  {
    what: 'a citation that names no version',
    text: 'Smith, J. (2020). A book.',
    cited: { digest: null, name: null, label: null, doi: null },
  },
  {
    what: 'biblatex with a macro and quotes',
    text: `@dataset{k, title = "A " # mac, version = 2, note = "${DIGEST}"}`,
    cited: { digest: DIGEST, label: '2' },
  },
  {
    what: 'BibTeX with a page in howpublished',
    text: '@misc{k, howpublished={\\url{https://c.example/datasets/o/my\\_n/versions/v1}}}',
    cited: { name: 'o/my_n', label: 'v1' },
  },
  {
    what: 'BibTeX without its last brace',
    text: `@misc{k, version = {1.2}, note = {${DIGEST}}`,
    cited: { digest: DIGEST, label: '1.2' },
  },
  {
    what: 'BibTeX that no parser takes',
    text: `@misc{k, version = {1.2}, note = {${DIGEST}} !! {`,
    cited: { digest: DIGEST, label: '1.2' },
  },
  {
    what: 'RIS with a digest wrapped in two',
    text: `TY  - DATA\r\nET  - 1.2\r\nN1  - sha256:${HEX.slice(0, 60)}\r\n${HEX.slice(60)}\r\nER  - \r\n`,
    cited: { digest: DIGEST, label: '1.2' },
  },
  {
    what: 'CSL-JSON with the _graph of citation-js',
    text: JSON.stringify([
      { id: 'a', type: 'dataset', version: 'v1', custom: { digest: DIGEST }, _graph: [{ type: OTHER }] },
    ]),
    cited: { digest: DIGEST, label: 'v1' },
  },
  {
    what: 'one CSL-JSON item without a list',
    text: JSON.stringify({ id: 1, type: 'dataset', version: 'Version 7', DOI: '10.1234/x' }),
    cited: { label: '7', doi: '10.1234/x' },
  },
  { what: 'JSON that is no citation', text: JSON.stringify({ digest: DIGEST }), cited: { digest: DIGEST } },
  {
    what: 'CFF whose version looks like a number',
    text: `cff-version: 1.2.0\ntitle: x\nversion: 1.0\nidentifiers:\n  - type: other\n    value: ${DIGEST}\n`,
    cited: { digest: DIGEST, label: '1.0' },
  },
  { what: 'CFF that is no YAML', text: `cff-version: 1.2.0\ntitle: [\nvalue: ${DIGEST}\n`, cited: { digest: DIGEST } },
]

for (const { what, text, cited } of ONE)
  test(`${what} is one citation`, () => {
    const found = readCitations(text)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject(cited)
  })

test('an empty text cites nothing', () => {
  for (const empty of ['', ' \n\t ', '\ufeff']) expect(readCitations(empty)).toEqual([])
})

test('a reference list is one citation for each reference', () => {
  const list = `Doe (2020). No data.\nRoe (2021). X (Version 1) [Data set]. (${DIGEST})\nPoe (2022). Y. https://c.example/datasets/o/n/versions/2 (sha256:${OTHER})`
  expect(readCitations(list).map(({ digest, label }) => [digest, label])).toEqual([
    [null, null],
    [DIGEST, '1'],
    [`sha256:${OTHER}`, '2'],
  ])
})

test('digests pasted one on a line are one citation each', () =>
  expect(readCitations(`${HEX}\n${OTHER}\n`).map((cited) => cited.digest)).toEqual([DIGEST, `sha256:${OTHER}`]))

test('a sentence that names two versions is two citations', () =>
  expect(readCitations(`We used a/b@1 (${DIGEST}) and c/d@2 (sha256:${OTHER}).`)).toMatchObject([
    { name: 'a/b', label: '1', digest: DIGEST },
    { name: 'c/d', label: '2', digest: `sha256:${OTHER}` },
  ]))

test('one broken entry does not spoil the rest of a BibTeX file', () => {
  const good = (key: string) => `@misc{${key}, version = {1}, note = {sha256:${HEX}}}`
  const cited = readCitations(
    `${good('a')}\n@misc{b, title = {never closed,\n${good('c')}\n@string{x = "y"}\n${good('d')}`,
  )
  expect(cited.map((one) => one.digest)).toEqual([DIGEST, null, DIGEST, DIGEST])
})

test('a version named in the text around BibTeX entries counts', () =>
  expect(readCitations(`See o/n@1.\n@misc{k, note = {sha256:${OTHER}}}\nand ${DIGEST}`)).toMatchObject([
    { name: 'o/n' },
    { digest: `sha256:${OTHER}` },
    { digest: DIGEST },
  ]))

test('the source is the text of that entry, at most 2,000 units and never half a character', () => {
  const [cited] = readCitations(`@misc{k, title = {a${'😀'.repeat(3000)}}, note = {${DIGEST}}}`)
  expect(cited?.digest).toBe(DIGEST)
  expect(cited?.source.length).toBeLessThanOrEqual(2000)
  expect(cited?.source.isWellFormed()).toBe(true)
})

test('never more than 2,000 citations, and nothing behind the first 2 MiB', () => {
  expect(readCitations(`${'a/b@1 c/d@2 '.repeat(150_000)}`)).toHaveLength(CITATIONS_MAX)
  expect(readCitations('@misc{a, note={x}}\n'.repeat(3000))).toHaveLength(CITATIONS_MAX)
  expect(readCitations(`${'x '.repeat(CITATION_TEXT_MAX / 2)}${DIGEST}`)).toMatchObject([{ digest: null }])
})

const pieces = CITATION_FORMATS.flatMap((format) => format.print(citationRecord(RICH_VERSION)).split(/(?<=[\n{},:])/))
const tokens = [
  '@misc{',
  '@',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\n',
  '\r',
  'TY  - ',
  'ER  - ',
  'cff-version: 1',
  '&a',
  '*a',
  '%',
  HEX,
]

test('law: no text makes the reader throw, and each non-empty text cites at least one thing', () => {
  const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces, ...tokens), fc.string({ unit: 'binary' })), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(hostile, (parts) => {
      const text = parts.join('')
      const cited = readCitations(text)
      return (
        text.replace(/^\ufeff/, '').trim() === '' ||
        (cited.length > 0 && cited.every((one) => one.source.isWellFormed()))
      )
    }),
    { numRuns: 1000 },
  )
})

const REPEATED = [
  '{',
  '[',
  '(',
  '@misc{',
  '@misc{a,b={',
  '@misc{a,\n',
  '\n',
  ' ',
  '\\',
  '"',
  'sha256:',
  'sha256:a\n',
  'a',
  '0',
  'a/',
  'a/a@',
  'https://',
  'http://a(',
  '10.1234/',
  ')',
  '.',
  'TY  - \n',
  'N1  - x\nx\n',
  '(Version a ',
  '(version aaaa) [',
  '- ',
  '(2020) \n',
  'cff-version: 1\n',
  '%3A',
  'ni:///',
  'version ',
  '{"a":',
  '*a ',
  '&a [',
  '\n@a{',
  '\ud800',
]

test('hostile repetition of 2 MiB is read to its end', () => {
  test.setTimeout(180_000)
  for (const piece of REPEATED) {
    expect(() => readCitations(piece.repeat(Math.ceil(CITATION_TEXT_MAX / piece.length)))).not.toThrow()
    expect(() => readCitations(`cff-version: 1\na: ${piece.repeat(Math.ceil(200_000 / piece.length))}`)).not.toThrow()
    expect(() => readCitations(`@misc{k, author = {${piece.repeat(Math.ceil(60_000 / piece.length))}}}`)).not.toThrow()
  }
})
