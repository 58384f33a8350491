import { collections, FILTERED_REASON, filteredReason, filteringReadme, PAPER } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const croissant = readAt(
  'https://github.com/mlcommons/croissant',
  'commit 401f6fff, Croissant 1.1 sample of data_provenance_initiative_filtered',
)

/** The filtered release of the audited supervised datasets, known from its Croissant file. */
export const commonPileDataProvenanceFiltered: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'data_provenance_initiative_filtered',
    title: 'Data Provenance Initiative (Common Pile, filtered)',
    description:
      'The supervised datasets of the Data Provenance Initiative after the Common Pile filters. Its Croissant file names ' +
      'the columns and carries no licence, and its `sha256` is the address of an issue, which is no digest.',
    modalities: ['text', 'code'],
    languages: ['en'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [
      { kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/data_provenance_initiative_filtered' },
      PAPER,
    ],
    evidence: [
      croissant('/creators', '"creator": { "@type": "sc:Organization", "name": "Common Pile"'),
      croissant('/languages', 'contains English language or code data, the text is not model-generated'),
      croissant('/description', '"sha256": "https://github.com/mlcommons/croissant/issues/80"'),
    ],
  },
  versions: [
    standing(
      {
        label: 'v0.1',
        reason: FILTERED_REASON,
        releaseDate: '2025-06-06',
        modalities: ['text', 'code'],
        languages: ['en'],
        recordSets: [
          {
            name: 'default',
            columns: [
              { name: 'added', type: 'sc:Text' },
              { name: 'id', type: 'sc:Text' },
              { name: 'source', type: 'sc:Text' },
              { name: 'text', type: 'sc:Text' },
            ],
          },
        ],
        hosts: [{ url: 'https://huggingface.co/datasets/common-pile/data_provenance_initiative_filtered' }],
        evidence: [
          filteredReason,
          collections('/releaseDate', 'Common Pile v0.1 Filtered Data Collection'),
          collections('/releaseDate', '31 items • Updated Jun 6, 2025'),
          croissant('/languages', 'contains English language or code data, the text is not model-generated'),
          croissant('/recordSets/0', "common-pile/data_provenance_initiative_filtered - 'default' subset"),
          croissant(
            '/hosts/0',
            '"url": "https://huggingface.co/datasets/common-pile/data_provenance_initiative_filtered"',
          ),
          filteringReadme('', 'The config files in this directory were used to transform the'),
        ],
      },
      [{ relation: 'filtered-from', to: 'common-pile/data_provenance_initiative@v0.1' }],
    ),
  ],
}
