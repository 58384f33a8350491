import { collections, FILTERED_REASON, filteredReason, filteringReadme } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const paper = readAt('https://arxiv.org/html/2506.05209v1', 'title, authors and abstract; stored copy')

const page = readAt('https://huggingface.co/collections/common-pile/common-pile-v01', 'page header; stored copy')

const AUTHORS = [
  'Nikhil Kandpal',
  'Brian Lester',
  'Colin Raffel',
  'Sebastian Majstorovic',
  'Stella Biderman',
  'Baber Abbasi',
  'Luca Soldaini',
  'Enrico Shippole',
  'A. Feder Cooper',
  'Aviya Skowron',
  'John Kirchenbauer',
  'Shayne Longpre',
  'Lintang Sutawika',
  'Alon Albalak',
  'Zhenlin Xu',
  'Guilherme Penedo',
  'Loubna Ben Allal',
  'Elie Bakouch',
  'John David Pressman',
  'Honglu Fan',
  'Dashiell Stander',
  'Guangyu Song',
  'Aaron Gokaslan',
  'Tom Goldstein',
  'Brian R. Bartoldson',
  'Bhavya Kailkhura',
  'Tyler Murray',
]

/** The Common Pile as a whole: the raw collection, and the filtered one that was made from it. */
export const commonPileV01: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'common-pile-v0.1',
    title: 'The Common Pile v0.1',
    description:
      'A collection of public domain and openly licensed text from 30 sources: research papers, code, books, ' +
      'encyclopedias, educational material, audio transcripts and more. It is published twice, as collected and after ' +
      'filtering. Only the components that are registered here are linked as ancestors; the collection has more.',
    modalities: ['text'],
    creators: AUTHORS.map((name) => ({ name, kind: 'person' as const })),
    publisher: 'Common Pile',
    keywords: ['pre-training', 'public domain', 'open licence'],
    links: [
      { kind: 'collection', url: 'https://huggingface.co/collections/common-pile/common-pile-v01' },
      { kind: 'paper', url: 'https://arxiv.org/abs/2506.05209' },
      { kind: 'github', url: 'https://github.com/r-three/common-pile' },
    ],
    evidence: [
      paper('/creators', 'Nikhil Kandpal University of Toronto Vector Institute Brian Lester'),
      paper('/description', 'The Common Pile comprises content from 30 sources that span diverse domains'),
    ],
  },
  versions: [
    standing(
      {
        label: 'v0.1-raw',
        reason: 'The first release: datasets collected before were too small or too poor to train a capable model.',
        releaseDate: '2025-06-06',
        modalities: ['text'],
        amounts: [{ unit: 'bytes', value: 8_000_000_000_000, note: 'Rounded: "eight terabyte", "8TB".' }],
        sources: [
          {
            name: '30 sources',
            kind: 'other',
            method: 'Each source has its own directory of code in the repository.',
            reason: 'Only public domain and openly licensed text was collected.',
          },
        ],
        licenses: [
          {
            raw: 'openly licensed text',
            match: 'none',
            basis: 'page-statement',
            readFrom: 'paper',
            reason: 'A class of licences, not a licence: each document has its own.',
            evidence: [
              paper('/licenses/0', 'an eight terabyte collection of openly licensed text designed for LLM pretraining'),
            ],
          },
        ],
        hosts: [{ url: 'https://huggingface.co/collections/common-pile/common-pile-v01-raw-data' }],
        evidence: [
          paper(
            '/reason',
            'prior data collection efforts have yielded datasets too small or low-quality to produce performant LLMs',
          ),
          page('/releaseDate', 'Common Pile v0.1 updated Jun 6, 2025'),
          paper('/amounts/0', 'the Common Pile v0.1, an eight terabyte collection of openly licensed text'),
          paper('/sources/0', 'The Common Pile comprises content from 30 sources that span diverse domains'),
          collections('/sources/0/reason', '8TB of public domain and openly licensed text • 30 items'),
          collections('/hosts/0', 'Common Pile v0.1 Raw Data Collection'),
        ],
      },
      [
        { relation: 'derived-from', to: 'common-pile/arxiv_papers@v0.1' },
        { relation: 'derived-from', to: 'common-pile/stackexchange@v0.1' },
        { relation: 'derived-from', to: 'common-pile/caselaw_access_project@v0.1' },
        { relation: 'derived-from', to: 'common-pile/uspto@v0.1' },
        { relation: 'derived-from', to: 'common-pile/pes2o@v0.1' },
        { relation: 'derived-from', to: 'common-pile/data_provenance_initiative@v0.1' },
      ],
    ),
    standing(
      {
        label: 'v0.1-filtered',
        reason: FILTERED_REASON,
        releaseDate: '2025-06-06',
        revisionOf: null,
        modalities: ['text'],
        sources: [
          {
            name: 'Common Pile v0.1, raw',
            url: 'https://huggingface.co/collections/common-pile/common-pile-v01-raw-data',
            kind: 'public-dataset',
            method:
              'Filtered source by source with the Dolma toolkit; near copies (more than 90 per cent of 20-grams in common) ' +
              'removed across all sources.',
          },
        ],
        hosts: [{ url: 'https://huggingface.co/common-pile/collections' }],
        evidence: [
          filteredReason,
          collections('/releaseDate', 'Common Pile v0.1 Filtered Data Collection'),
          collections('/releaseDate', '31 items • Updated Jun 6, 2025'),
          filteringReadme('/sources/0', 'Approximate duplicates are examples with >90% of their 20-grams in common.'),
          collections('/hosts/0', 'filtering and deduplicating the raw text collected in the Common Pile v0.1'),
        ],
      },
      [
        { relation: 'filtered-from', to: 'common-pile/common-pile-v0.1@v0.1-raw' },
        { relation: 'derived-from', to: 'common-pile/arxiv_papers_filtered@v0.1' },
        { relation: 'derived-from', to: 'common-pile/data_provenance_initiative_filtered@v0.1' },
      ],
    ),
  ],
}
