import { readAt, type SampleEntry, type SampleVersion, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/allenai/dolma'
const card = readAt(HUB, 'README.md, table of versions; stored copy')
const announced = readAt(
  'https://allenai.org/blog/dolma-3-trillion-tokens-open-llm-corpus-9a0ff4b8da64',
  'opening; stored copy',
)
const firstBlog = readAt(
  'https://blog.allenai.org/dolma-3-trillion-tokens-open-llm-corpus-9a0ff4b8da64',
  'opening, as published in 2023; stored copy',
)
const counts = readAt(`${HUB}/commit/1e23eb76908d4698534afb5630079d789ca748cc`, 'README.md, context lines; stored copy')
const table = readAt(
  `${HUB}/commit/f606534e4f82123943f89813eb4f159129a88d60`,
  'README.md, summary statistics; stored copy',
)
const tidied = readAt(`${HUB}/commit/7f48140530a023e9ea4c5cfb141160922727d4d3`, 'README.md, context lines; stored copy')
const maker = readAt(`${HUB}/commit/3c125d3ac182adc68c7c9ec9564ad0795af7c679`, 'dolma.py, first line; stored copy')

const odcBy = {
  layer: 'database' as const,
  raw: 'odc-by',
  expression: 'ODC-By-1.0',
  match: 'mapped' as const,
  basis: 'page-statement' as const,
  readFrom: 'card' as const,
  at: '2024-04-15',
  reason:
    'The licence of the whole repository since 15 April 2024; versions before it were released under other terms.',
}
const odcByOf = (index: number) => ({
  ...odcBy,
  evidence: [
    card(`/licenses/${index}`, '2024-04-15: License Change. We have updated the license of Dolma to ODC-BY.'),
    readAt(`${HUB}/raw/main/README.md`, 'front matter; stored copy')(`/licenses/${index}`, 'license: odc-by'),
  ],
})

function version(label: string, on: string, terabytes: number, row: string, reason: string): SampleVersion['draft'] {
  return {
    label,
    reason,
    releaseDate: on,
    modalities: ['text', 'code'],
    languages: ['en'],
    amounts: [{ unit: 'bytes', value: Math.round(terabytes * 10) * 1e11, note: 'Compressed (gzip), rounded.' }],
    evidence: [
      card('/reason', row),
      card('/releaseDate', row),
      card('/amounts/0', row),
      readAt(`${HUB}/raw/main/README.md`, 'front matter; stored copy')('/languages', 'language: - en'),
    ],
  }
}

const v1 = version('v1', '2023-08-18', 6.0, '2023-08-18 | 6.0 TB | The first version of Dolma.', 'The first version.')
const v15 = version(
  'v1_5',
  '2023-10-31',
  6.4,
  '2023-10-31 | 6.4 TB | Used to train OLMo-1B. Roughly 3 trillion tokens.',
  'Made for training OLMo-1B.',
)
const v16 = version(
  'v1_6',
  '2024-01-31',
  5.4,
  '2024-01-31 | 5.4 TB | An update to v1.5 with some deduplication of documents',
  'Documents with too few tokens or too many repeated n-grams were removed from version 1.5.',
)
const v17 = version(
  'v1_7',
  '2024-04-15',
  4.5,
  '2024-04-15 | 4.5 TB | Used to train OLMo-7B-v1.7. New sources, more quality filtering, fuzzy deduplication.',
  'New sources, stricter quality filters and fuzzy deduplication, for training OLMo-7B-v1.7.',
)

/** Dolma in four versions. The licence changed after the first three, and the last one carries two release dates. */
export const dolma: SampleEntry = {
  dataset: {
    organization: 'allenai',
    name: 'dolma',
    title: 'Dolma',
    description:
      'English text for training language models: web pages, academic publications, code, books and encyclopedias. It ' +
      'first came under the ImpACT licence of its maker and moved to ODC-By on 15 April 2024. A form lets people ask for ' +
      'the removal of personal data.',
    modalities: ['text', 'code'],
    languages: ['en'],
    creators: [{ name: 'Allen Institute for AI' }],
    publisher: 'Allen Institute for AI',
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'github', url: 'https://github.com/allenai/dolma' },
      { kind: 'paper', url: 'https://arxiv.org/abs/2402.00159' },
    ],
    licenses: [odcByOf(0)],
    evidence: [
      maker('/creators', '# Copyright 2023 Allen Institute for AI'),
      readAt(`${HUB}/raw/main/README.md`, 'front matter; stored copy')('/languages', 'language: - en'),
      card('/description', 'Use this form to notify us of documents containing PII about a specific user.'),
    ],
  },
  versions: [
    standing({
      ...v1,
      licenses: [
        {
          raw: 'AI2’s ImpACT license',
          match: 'none',
          basis: 'page-statement',
          readFrom: 'site',
          at: '2023-08-18',
          evidence: [
            firstBlog('/licenses/0', 'Openly available for download on the HuggingFace Hub under AI2’s ImpACT license'),
          ],
        },
        odcByOf(1),
      ],
      amounts: [
        ...(v1.amounts ?? []),
        { unit: 'tokens', value: 3_000_000_000_000, note: 'Rounded: "a dataset of 3 trillion tokens".' },
      ],
      evidence: [
        ...(v1.evidence ?? []),
        announced('/amounts/1', 'Dolma¹, a dataset of 3 trillion tokens from a diverse mix of web content'),
      ],
    }),
    standing({
      ...v15,
      licenses: [odcByOf(0)],
      amounts: [
        ...(v15.amounts ?? []),
        { unit: 'tokens', value: 3_000_000_000_000, note: 'Rounded: "Roughly 3 trillion tokens".' },
      ],
      evidence: [...(v15.evidence ?? []), card('/amounts/1', 'Used to train OLMo-1B. Roughly 3 trillion tokens.')],
    }),
    standing({ ...v16, licenses: [odcByOf(0)] }),
    standing({
      ...v17,
      description:
        'The card dates this version 2024-04-15 in its table and 2024-04-17 in its news. Only some of its sources are listed here.',
      licenses: [odcByOf(0)],
      sources: [
        {
          name: "Dolma's CC",
          url: 'https://commoncrawl.org/',
          kind: 'web-crawl',
          method:
            'Extracted with the Dolma pipeline; new steps of quality filtering and deduplication. Cut-off March 2023.',
        },
        {
          name: 'Refined Web',
          url: 'https://huggingface.co/datasets/tiiuae/falcon-refinedweb',
          kind: 'public-dataset',
          method: 'Cut-off February 2023.',
        },
        {
          name: 'C4',
          url: 'https://huggingface.co/datasets/c4',
          kind: 'public-dataset',
          method: 'Filtered with the Dolma pipeline. Cut-off April 2019.',
        },
        {
          name: 'Reddit',
          url: 'https://github.com/pushshift/api',
          kind: 'user-data',
          method: 'Extracted with the Dolma pipeline. Cut-off March 2023.',
        },
        {
          name: 'arXiv',
          url: 'https://huggingface.co/datasets/togethercomputer/RedPajama-Data-1T',
          kind: 'scholarship',
          method: 'No further processing. Cut-off March 2023.',
        },
        {
          name: 'StackExchange',
          url: 'https://huggingface.co/datasets/togethercomputer/RedPajama-Data-1T',
          kind: 'user-data',
          method: 'No further processing. Cut-off March 2023.',
        },
        {
          name: 'MegaWika',
          url: 'https://huggingface.co/datasets/hltcoe/megawika',
          kind: 'website',
          method: 'English web pages that Wikipedia cites, curated with the full Dolma pipeline. Cut-off July 2023.',
        },
        {
          name: 'Project Gutenberg',
          url: 'https://www.gutenberg.org',
          kind: 'books',
          method: 'As in version 1.6. Cut-off March 2023.',
        },
        {
          name: 'Wikipedia & Wikibooks',
          url: 'https://dumps.wikimedia.org',
          kind: 'website',
          method: 'As in version 1.6. Cut-off March 2023.',
        },
      ],
      evidence: [
        ...(v17.evidence ?? []),
        card('/description', '2024-04-17: Dolma v1.7 Release.'),
        table(
          '/sources/0',
          "Dolma's CC | [Common Crawl](https://commoncrawl.org/) via Dolma v1.6 | Updated | | 1,195.5 | 50% | Mar 2023",
        ),
        table(
          '/sources/1',
          '| Refined Web | [Refined Web](https://huggingface.co/datasets/tiiuae/falcon-refinedweb) | Yes | | 456.4 | 100% | Feb 2023',
        ),
        table(
          '/sources/2',
          '| C4 | [C4](https://huggingface.co/datasets/c4) via Dolma v1.6 | Updated | | 138.4 | 50% | Apr 2019',
        ),
        table(
          '/sources/3',
          '| Reddit | [PushShift API](https://github.com/pushshift/api) | Updated | | 79.9 | 100% | Mar 2023',
        ),
        tidied('/sources/4', '| Yes | 1.5 | 28.0 | 100% | Mar 2023 | No further processing. |'),
        tidied('/sources/5', '| Yes | 29.3 | 19.6 | 100% | Mar 2023 | No further processing. |'),
        counts('/sources/6', 'English web pages cited from Wikipedia; curated using the full Dolma pipeline.'),
        counts(
          '/sources/7',
          '| Project Gutenberg | [Project Gutenberg](https://www.gutenberg.org) via Dolma v1.6 | No | 0.0556 | 5.3',
        ),
        counts(
          '/sources/8',
          '| Wikipedia & Wikibooks | [Wikimedia](https://dumps.wikimedia.org) via Dolma v1.6 | No | 6.2 | 3.7',
        ),
      ],
    }),
  ],
}
