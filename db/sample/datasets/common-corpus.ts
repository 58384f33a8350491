import { readAt, type SampleEntry, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/PleIAs/common_corpus'
const created = readAt(
  `${HUB}/blob/fe53ac6d8ded238a3720121d50d65faaa035f50c/README.md`,
  'README.md as created in 2188f70; stored copy',
)
const later = readAt(
  `${HUB}/blob/f9d46136353d57af1457852bd898fb65c10960c0/README.md`,
  'README.md as of 3dbd25d, whose front matter has no licence; stored copy',
)
const blog = readAt('https://huggingface.co/blog/Pclanglais/two-trillion-tokens-open', 'opening; stored copy')

const LANGUAGES = ['en', 'fr', 'de', 'it', 'pt', 'nl', 'es']

/** The largest of the openly licensed text collections. Its card said MIT for a while, and then nothing. */
export const commonCorpus: SampleEntry = {
  dataset: {
    organization: 'pleias',
    name: 'common_corpus',
    title: 'Common Corpus',
    description:
      'Books, newspapers, scientific articles, government and legal documents, code and web text that are out of copyright ' +
      'or permissively licensed, in several languages, mostly English and French. It is made of five collections.',
    modalities: ['text', 'code'],
    languages: LANGUAGES,
    creators: [{ name: 'Pleias' }],
    publisher: 'Pleias',
    keywords: ['legal', 'finance', 'literature', 'science', 'code'],
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'documentation', url: 'https://huggingface.co/blog/Pclanglais/two-trillion-tokens-open' },
    ],
    evidence: [
      blog('/creators', 'Today, Pleias is proving otherwise with the release of Common Corpus'),
      later('/languages', 'language: - en - fr - de - it - pt - nl - es'),
      later('/description', 'Common Corpus is made of five carefully curated collections'),
    ],
  },
  versions: [
    standing({
      label: '2024-11-13',
      reason: 'The first release, to show that a large model can be trained without text under restrictive copyright.',
      releaseDate: '2024-11-13',
      modalities: ['text', 'code'],
      languages: LANGUAGES,
      amounts: [{ unit: 'tokens', value: 2_003_039_184_047 }],
      sources: [
        {
          name: 'OpenCulture',
          kind: 'books',
          method: 'Public domain books and newspapers, and Wikisource; errors of digitisation corrected by own tools.',
          share: { unit: 'tokens', value: 926_541_096_243 / 2_003_039_184_047 },
        },
        {
          name: 'OpenGovernment',
          kind: 'public-record',
          method:
            'Finance Commons (such as SEC and WTO) and Legal Commons (such as Europarl and Caselaw Access Project).',
        },
        { name: 'OpenScience', kind: 'scholarship', method: 'OpenAlex and French theses.' },
        { name: 'OpenWeb', kind: 'website', method: 'YouTube Commons and Stack Exchange.' },
        { name: 'OpenSource', kind: 'code', method: 'GitHub.' },
      ],
      licenses: [
        {
          raw: 'mit',
          expression: 'MIT',
          match: 'case',
          basis: 'page-statement',
          readFrom: 'card',
          reason: 'Stated by the card as it was created; a later card of the same release states none.',
          evidence: [created('/licenses/0', 'metadata license: mit language: - en - fr')],
        },
      ],
      hosts: [{ url: HUB, revision: 'f9d46136353d57af1457852bd898fb65c10960c0' }],
      evidence: [
        blog('/reason', 'Many have claimed that training large language models requires copyrighted data'),
        blog('/releaseDate', 'Community Article Published November 13, 2024'),
        later('/languages', 'language: - en - fr - de - it - pt - nl - es'),
        later('/amounts/0', 'comprising over 2 trillion tokens (2,003,039,184,047 tokens)'),
        later(
          '/sources/0',
          'OpenCulture: our largest collection at 926,541,096,243 tokens, featuring public domain books',
        ),
        created(
          '/sources/1',
          'OpenGovernment legal and administrative Finance Commons (e.g. SEC, WTO) and Legal Commons',
        ),
        created('/sources/2', 'OpenScience academic OpenAlex, French theses'),
        readAt(`${HUB}/commit/871bbe9af7454a44ff00f62fd57800b23b6a2ba9`, 'table of collections; stored copy')(
          '/sources/3',
          '| OpenWeb | web text |',
        ),
        readAt(`${HUB}/commit/871bbe9af7454a44ff00f62fd57800b23b6a2ba9`, 'table of collections; stored copy')(
          '/sources/4',
          '| OpenSource | code | GitHub |',
        ),
        later('/hosts/0', 'common_corpus / README.md'),
      ],
    }),
  ],
}
