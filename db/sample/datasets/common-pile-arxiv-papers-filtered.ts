import { collections, FILTERED_REASON, filteredReason, filteringReadme, PAPER } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const card = readAt(
  'https://huggingface.co/datasets/common-pile/arxiv_papers_filtered/commit/d843d3e43e52bfc50a3dbbfb9e2b44ce9a4dfc29',
  'README.md as created, section Description; stored copy',
)
const change = readAt(
  'https://huggingface.co/datasets/common-pile/arxiv_papers_filtered/commit/033cf7f53f9b348deec868c1a5a48484f3ee9e52',
  'README.md as changed, section Dataset Statistics; stored copy',
)
const proposal = readAt(
  'https://huggingface.co/datasets/common-pile/arxiv_papers_filtered/blob/refs%2Fpr%2F1/README.md',
  'README.md at b8c0a8b, an earlier proposal, section Dataset Statistics; stored copy',
)

/** Filtered arXiv papers of the Common Pile, as trained on by Comma v0.1. */
export const commonPileArxivPapersFiltered: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'arxiv_papers_filtered',
    title: 'ArXiv Papers (Common Pile, filtered)',
    description:
      'Full text of arXiv papers that their authors put under CC BY, CC BY-SA or CC0. The LaTeX sources were turned into ' +
      'HTML and then into plain text. The card warns that licence metadata may be wrong for some documents.',
    modalities: ['text'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/arxiv_papers_filtered' }, PAPER],
    evidence: [
      collections('/creators', 'Common Pile v0.1 All resources related to Common Pile v0.1'),
      card(
        '/description',
        'This dataset includes text from all papers uploaded under CC BY, CC BY-SA, and CC0 licenses',
      ),
      change(
        '/description',
        'license laundering and inaccurate metadata can cause us to erroneously assign the incorrect license',
      ),
    ],
  },
  versions: [
    standing(
      {
        label: 'v0.1',
        reason: FILTERED_REASON,
        releaseDate: '2025-06-06',
        description:
          'An earlier proposal of the card gives 19.5 GB for the same number of documents, where this one gives 19.',
        modalities: ['text'],
        amounts: [
          { unit: 'records', value: 304_048, note: 'Documents.' },
          { unit: 'bytes', value: 19_000_000_000, note: 'UTF-8, rounded to a gigabyte.' },
        ],
        sources: [
          {
            name: 'arXiv bulk access',
            url: 'https://info.arxiv.org/help/bulk_data_s3.html',
            kind: 'scholarship',
            method:
              'LaTeX sources of openly licensed papers from the bulk-access bucket, turned into one HTML document with ' +
              'LaTeXML, and into plain text with Trafilatura.',
            reason: 'Authors choose the licence when they upload, so openly licensed papers can be told apart.',
          },
        ],
        licenses: [
          {
            raw: 'CC BY, CC BY-SA, and CC0 licenses',
            match: 'ambiguous',
            basis: 'page-statement',
            readFrom: 'card',
            reason: 'The card names three licences for different papers, two of them without a version.',
            evidence: [card('/licenses/0', 'all papers uploaded under CC BY, CC BY-SA, and CC0 licenses')],
          },
        ],
        hosts: [
          {
            url: 'https://huggingface.co/datasets/common-pile/arxiv_papers_filtered',
            revision: '033cf7f53f9b348deec868c1a5a48484f3ee9e52',
          },
        ],
        evidence: [
          filteredReason,
          collections('/releaseDate', 'Common Pile v0.1 Filtered Data Collection'),
          collections('/releaseDate', '31 items • Updated Jun 6, 2025'),
          change('/amounts/0', '| 304,048 | 19 |'),
          change('/amounts/1', '| 304,048 | 19 |'),
          proposal('/description', '304,048 19.5'),
          card('/sources/0', 'latex source files for openly licensed papers were downloaded from'),
          card('/sources/0/reason', 'When uploading papers, authors can choose from a variety of licenses.'),
          change('/hosts/0', 'Commit 033cf7f'),
          filteringReadme('', 'The config files in this directory were used to transform the'),
        ],
      },
      [{ relation: 'filtered-from', to: 'common-pile/arxiv_papers@v0.1' }],
    ),
  ],
}
