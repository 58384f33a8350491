import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { digestOf } from '../digest.ts'
import { IDENTIFIER_PARSERS, niUri, orcidCheckDigit, parseNiUri, withRegisteredDoi } from './identifier.ts'

const SHA1 = '94a9ed024d3859793618152ea559a168bbcbb5e2'

const TABLE: { scheme: keyof typeof IDENTIFIER_PARSERS; text: string; parsed: string | null }[] = [
  { scheme: 'doi', text: '10.5281/zenodo.6615455', parsed: '10.5281/zenodo.6615455' },
  { scheme: 'doi', text: 'doi:10.15497/RDA00016', parsed: '10.15497/RDA00016' },
  { scheme: 'doi', text: 'https://doi.org/10.1000/182', parsed: '10.1000/182' },
  { scheme: 'doi', text: 'http://dx.doi.org/10.1002/(SICI)1<1::AID>3.0', parsed: '10.1002/(SICI)1<1::AID>3.0' },
  { scheme: 'doi', text: '10.123/too-short', parsed: null },
  { scheme: 'doi', text: '10.5281/', parsed: null },
  { scheme: 'doi', text: '10.5281/a b', parsed: null },
  { scheme: 'doi', text: '11.5281/zenodo', parsed: null },
  { scheme: 'swhid', text: `swh:1:dir:${SHA1}`, parsed: `swh:1:dir:${SHA1}` },
  {
    scheme: 'swhid',
    text: `swh:1:cnt:${SHA1};origin=https://e.org/r;lines=9-15`,
    parsed: `swh:1:cnt:${SHA1};origin=https://e.org/r;lines=9-15`,
  },
  {
    scheme: 'swhid',
    text: `swh:1:cnt:${SHA1};anchor=swh:1:rev:${SHA1};path=/a`,
    parsed: `swh:1:cnt:${SHA1};anchor=swh:1:rev:${SHA1};path=/a`,
  },
  { scheme: 'swhid', text: `swh:1:cnt:${SHA1.toUpperCase()}`, parsed: null },
  { scheme: 'swhid', text: `swh:2:cnt:${SHA1}`, parsed: null },
  { scheme: 'swhid', text: `swh:1:cnt:${SHA1};lines=a`, parsed: null },
  { scheme: 'swhid', text: `swh:1:cnt:${SHA1};anchor=swh:1:cnt:${SHA1}`, parsed: null },
  { scheme: 'swhid', text: `swh:1:cnt:${SHA1};colour=red`, parsed: null },
  { scheme: 'ark', text: 'ark:12148/btv1b8449691v', parsed: 'ark:12148/btv1b8449691v' },
  { scheme: 'ark', text: 'ark:/12148/btv1b8449691v/f29', parsed: 'ark:12148/btv1b8449691v/f29' },
  { scheme: 'ark', text: 'https://n2t.net/ark:/12148/btv1b8449691v', parsed: 'ark:12148/btv1b8449691v' },
  { scheme: 'ark', text: 'ark:123/x', parsed: null },
  { scheme: 'ark', text: 'ark:12148/', parsed: null },
  {
    scheme: 'iscc',
    text: 'ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY',
    parsed: 'ISCC:KACYPXW445FTYNJ3CYSXHAFJMA2HUWULUNRFE3BLHRSCXYH2M5AEGQY',
  },
  { scheme: 'iscc', text: 'ISCC:KACY', parsed: null },
  { scheme: 'iscc', text: 'ISCC:1189010189010189', parsed: null },
  { scheme: 'orcid', text: '0000-0002-1825-0097', parsed: 'https://orcid.org/0000-0002-1825-0097' },
  { scheme: 'orcid', text: 'https://orcid.org/0000-0002-1694-233X', parsed: 'https://orcid.org/0000-0002-1694-233X' },
  { scheme: 'orcid', text: '0000-0002-1825-0098', parsed: null },
  { scheme: 'orcid', text: '0000000218250097', parsed: null },
  { scheme: 'ni', text: 'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk', parsed: digestOf('Hello World!') },
  { scheme: 'ni', text: 'ni:///sha-256-32;f4OxZQ', parsed: null },
  { scheme: 'ni', text: 'ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGl', parsed: null },
]

for (const { scheme, text, parsed } of TABLE)
  test(`${scheme}: ${text} is ${parsed ?? 'none'}`, () => expect(IDENTIFIER_PARSERS[scheme](text)).toBe(parsed))

test('RFC 6920 §8.1: "Hello World!" has this ni address', () =>
  expect(niUri(digestOf('Hello World!'))).toBe('ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk'))

test('law: the ni address of a digest is read back as that digest', () => {
  fc.assert(fc.property(fc.string(), (text) => parseNiUri(niUri(digestOf(text))) === digestOf(text)))
})

test('law: ISO 7064 MOD 11-2 finds every single wrong digit', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 })
  fc.assert(
    fc.property(digits, fc.nat(14), fc.integer({ min: 1, max: 9 }), (right, at, step) => {
      const wrong = right.map((digit, index) => (index === at ? (digit + step) % 10 : digit))
      return orcidCheckDigit(right.join('')) !== orcidCheckDigit(wrong.join(''))
    }),
  )
})

test('the DOI that was registered comes first, and once', () => {
  const stated = [
    { scheme: 'swhid', value: `swh:1:rev:${SHA1}` },
    { scheme: 'doi', value: 'https://doi.org/10.5072/ABC' },
  ]
  expect(withRegisteredDoi(stated, null)).toEqual(stated)
  expect(withRegisteredDoi(stated, '10.5072/abc')).toEqual([{ scheme: 'doi', value: '10.5072/abc' }, stated[0]])
  expect(withRegisteredDoi(stated, '10.5072/other').map(({ value }) => value)).toEqual([
    '10.5072/other',
    ...stated.map(({ value }) => value),
  ])
})
