import { collections, PAPER, RAW_REASON, rawReason } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const readme = readAt(
  'https://github.com/r-three/common-pile/blob/26edba1f78e9e5d75f7d044086807d040a3a7594/sources/pes2o/README.md',
  'whole file; stored copy',
)

/** The openly licensed part of peS2o in the Common Pile. */
export const commonPilePes2o: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'pes2o',
    title: 'peS2o (Common Pile, raw)',
    description:
      'Academic papers from the Semantic Scholar Open Research Corpus, cleaned by the peS2o recipe and then cut down to ' +
      'those under CC BY or CC BY-SA and those in the public domain.',
    modalities: ['text'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/peS2o' }, PAPER],
    evidence: [
      collections('/creators', 'Common Pile v0.1 All resources related to Common Pile v0.1'),
      readme('/description', 'we filter by CC BY and CC BY-SA licenses, and also keep public domain documents.'),
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
          name: 'S2ORC',
          url: 'https://github.com/allenai/s2orc',
          kind: 'scholarship',
          method: 'Fetched with a free Semantic Scholar key and processed by the peS2o recipe.',
          reason: 'Kept where the licence is CC BY or CC BY-SA, or the document is in the public domain.',
        },
      ],
      licenses: [
        {
          raw: 'CC BY and CC BY-SA licenses, and also keep public domain documents',
          match: 'ambiguous',
          basis: 'page-statement',
          readFrom: 'metadata-file',
          reason: 'Several licences for different papers, without versions.',
          evidence: [
            readme('/licenses/0', 'we filter by CC BY and CC BY-SA licenses, and also keep public domain documents.'),
          ],
        },
      ],
      evidence: [
        rawReason,
        collections('/releaseDate', 'Paper • 2506.05209 • Published Jun 5, 2025'),
        readme('/sources/0', 'The recipe for transforming the S2ORC dataset into peS2o is available at'),
        readme('/sources/0/reason', 'we filter by CC BY and CC BY-SA licenses, and also keep public domain documents.'),
      ],
    }),
  ],
}
