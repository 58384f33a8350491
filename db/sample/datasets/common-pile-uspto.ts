import { collections, PAPER, RAW_REASON, rawReason } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const readme = readAt(
  'https://github.com/r-three/common-pile/blob/4fcbd936482e62943b4d5e54b05ed6d32f4885fc/sources/uspto/README.md',
  'whole file; stored copy',
)

/** Raw United States patents of the Common Pile. The counts of its card could not be read. */
export const commonPileUspto: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'uspto',
    title: 'USPTO (Common Pile, raw)',
    description:
      'Text of United States patents, taken from the Google Patents public data and converted with Pandoc. How many ' +
      'documents it holds could not be read when this was registered.',
    modalities: ['text'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/uspto' }, PAPER],
    evidence: [
      collections('/creators', 'Common Pile v0.1 All resources related to Common Pile v0.1'),
      readme('/description', 'USPTO dataset extracted from'),
    ],
  },
  versions: [
    standing({
      label: 'v0.1',
      reason: RAW_REASON,
      releaseDate: '2025-06-05',
      description: 'Dated by the paper that announces it.',
      modalities: ['text'],
      sources: [
        {
          name: 'Google Patents Public Data',
          url: 'https://cloud.google.com/blog/topics/public-datasets/google-patents-public-datasets-connecting-public-paid-and-private-patent-data',
          kind: 'public-record',
          method: 'Downloaded from an unprocessed copy on the Hub; columns converted to plain text with Pandoc.',
        },
      ],
      licenses: [
        {
          raw: 'https://creativecommons.org/licenses/by/4.0/',
          expression: 'CC-BY-4.0',
          match: 'mapped',
          basis: 'page-statement',
          readFrom: 'metadata-file',
          evidence: [
            readme('/licenses/0', 'Creative Commons - Attribution - https://creativecommons.org/licenses/by/4.0/'),
          ],
        },
      ],
      evidence: [
        rawReason,
        collections('/releaseDate', 'Paper • 2506.05209 • Published Jun 5, 2025'),
        readme('/sources/0', 'The main bulk of the processing in the python script are the pandoc conversions.'),
      ],
    }),
  ],
}
