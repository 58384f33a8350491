import { PAPER, RAW_REASON, rawCollection, rawReason } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const readme = readAt(
  'https://github.com/r-three/common-pile/blob/2dc4cdd2c882c1406916360ee059e0ce36b23c80/data_provenance/README.md',
  'whole file; stored copy',
)

/** Supervised datasets that the Data Provenance Initiative has audited, in the Common Pile. */
export const commonPileDataProvenance: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'data_provenance_initiative',
    title: 'Data Provenance Initiative (Common Pile, raw)',
    description:
      'Question answering, dialogue and other supervised datasets whose sources and licences were annotated by hand by the ' +
      'Data Provenance Initiative. Kept are those in English or code, without text from a model, with a licence for ' +
      'commercial use and with original sources from an allow list.',
    modalities: ['text', 'code'],
    languages: ['en'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [
      { kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/data_provenance_initiative' },
      PAPER,
    ],
    evidence: [
      readme('/languages', 'English language or code data'),
      readme(
        '/description',
        'Datasets have a commercially viable license, found through the Data Provenance Initiative',
      ),
      rawCollection('/creators', "common-pile 's Collections Common Pile v0.1 Common Pile v0.1 Raw Data"),
    ],
  },
  versions: [
    standing({
      label: 'v0.1',
      reason: RAW_REASON,
      releaseDate: '2025-06-06',
      modalities: ['text', 'code'],
      languages: ['en'],
      amounts: [{ unit: 'records', value: 4_760_000, note: 'Rounded row count that the host shows.' }],
      sources: [
        {
          name: 'Data Provenance Collection',
          url: 'https://github.com/Data-Provenance-Initiative/Data-Provenance-Collection',
          kind: 'public-dataset',
          method:
            'Downloaded and brought into one form with the tools of the initiative, from a list of included datasets.',
          reason: 'Chosen because each dataset carries a source and a licence that a person has annotated.',
        },
      ],
      hosts: [{ url: 'https://huggingface.co/datasets/common-pile/data_provenance_initiative' }],
      evidence: [
        rawReason,
        rawCollection('/releaseDate', 'common-pile/data_provenance_initiative Viewer • Updated Jun 6, 2025'),
        rawCollection('/amounts/0', 'common-pile/data_provenance_initiative Viewer • Updated Jun 6, 2025 • 4.76M'),
        readme('/languages', 'English language or code data'),
        readme('/sources/0', 'provides code to download, standardize and filter for various criteria.'),
        readme('/sources/0/reason', 'manually annotated with their source and license information'),
        rawCollection('/hosts/0', 'common-pile/data_provenance_initiative'),
      ],
    }),
  ],
}
