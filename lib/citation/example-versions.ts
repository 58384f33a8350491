import type { CitableVersion } from './record.ts'

/** A version with every field filled: two persons, an organisation, a DOI, a licence. The facts are invented. */
export const RICH_VERSION: CitableVersion = {
  organization: 'common-pile',
  name: 'common_pile',
  title: 'The Common Pile: Public Domain and Openly Licensed Text',
  label: 'v0.1',
  digest: 'sha256:0b03c1f9a4d7e2865310ffeeddccbbaa99887766554433221100a1b2c3d4e5f6',
  releaseDate: '2025-06-05',
  creators: [
    {
      name: 'Yuki M. Asano',
      kind: 'person',
      orcid: 'https://orcid.org/0000-0002-1825-0097',
      affiliation: 'A University',
    },
    { name: 'van der Berg, Jean-Luc', kind: 'person', orcid: null, affiliation: '' },
    { name: 'The Common Pile Working Group', kind: 'organization', orcid: null, affiliation: '' },
  ],
  publisher: 'Common Pile',
  licenseExpression: 'CC-BY-4.0',
  identifiers: [
    { scheme: 'doi', value: '10.5281/zenodo.1234567' },
    { scheme: 'swhid', value: 'swh:1:dir:94a9ed024d3859793618152ea559a168bbcbb5e2' },
    { scheme: 'other', value: 'urn:example:common-pile' },
  ],
  url: 'https://colophon.example/datasets/common-pile/common_pile/versions/v0.1',
  status: 'published',
  accessed: '2026-06-05',
  keywords: ['open licence', 'text, books', 'language models'],
  description: 'Eight terabytes of text.\n\nCollected from thirty sources.',
}

/** A version with only what a version must have. The organisation is publisher and author. */
export const MINIMAL_VERSION: CitableVersion = {
  organization: 'acme',
  name: 'tiny',
  title: 'tiny',
  label: '1',
  digest: 'sha256:ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  releaseDate: '2024-12-31',
  creators: [],
  publisher: '',
  licenseExpression: null,
  identifiers: [],
  url: 'https://colophon.example/datasets/acme/tiny/versions/1',
  status: 'published',
  accessed: null,
  keywords: [],
  description: '',
}

/** A withdrawn version whose texts hold what formats stumble on: their own syntax, line ends, other scripts, emoji. */
export const HOSTILE_VERSION: CitableVersion = {
  organization: 'evil.corp',
  name: 'break-it',
  title: 'A {B}} \\end% & C#_D $x$ ~^ "q" it\'s -- `` \n\r\nER  - \n日本語 データ 😀 עברית العربية @misc{x, y={z}}',
  label: '1.0_b+2--rc',
  digest: 'sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  releaseDate: '2026-02-01',
  creators: [
    { name: '山田 太郎', kind: 'person', orcid: null, affiliation: '' },
    { name: 'Salt and Pepper, Inc. & {Sons}', kind: 'organization', orcid: null, affiliation: '' },
    { name: 'Smith, John, Jr., III', kind: 'person', orcid: null, affiliation: '' },
    { name: 'محمد الفاتح', kind: 'person', orcid: null, affiliation: '' },
  ],
  publisher: 'R&D_100% "Data": #1 {house}\nDO  - 10.1/forged',
  licenseExpression: 'CC-BY-4.0 AND LicenseRef-mine',
  identifiers: [
    { scheme: 'other', value: 'a: b # c\n- d' },
    { scheme: 'doi', value: 'https://doi.org/10.1234/a_b<c>{d}%20(e);f' },
  ],
  url: 'https://colophon.example/datasets/evil.corp/break-it/versions/1.0_b%2B2--rc',
  status: 'withdrawn',
  accessed: null,
  keywords: ['yes', '1.0', '- x', 'a,b: {c}'],
  description: '"quoted": *alias &anchor !tag\n---\n\u0007\u2028\tTY  - JOUR\n',
}
