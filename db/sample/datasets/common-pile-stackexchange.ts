import { contributing, PAPER, RAW_REASON, rawCollection, rawReason } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const change = readAt(
  'https://huggingface.co/datasets/common-pile/stackexchange/commit/5ec3aa2e65b7c61b7c18f1ff18ccbc4d3279a23c',
  'README.md as changed; stored copy',
)
const proposal = readAt(
  'https://huggingface.co/datasets/common-pile/stackexchange/discussions/3/files',
  'README.md, context lines of the difference; stored copy',
)
const answer = readAt(
  'https://huggingface.co/datasets/common-pile/stackexchange/discussions/4',
  'answer of a Common Pile member; stored copy',
)
const hub = readAt('https://huggingface.co/datasets/common-pile', 'list of datasets; stored copy')

/** Raw Stack Exchange questions and answers of the Common Pile. */
export const commonPileStackexchange: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'stackexchange',
    title: 'Stack Exchange (Common Pile, raw)',
    description:
      'Questions, answers and comments from the Stack Exchange sites in English, as plain text. The licence of a document ' +
      'stands in its own metadata, not on the dataset.',
    modalities: ['text'],
    languages: ['en'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/stackexchange' }, PAPER],
    evidence: [
      proposal('/languages', 'language: - en'),
      rawCollection('/creators', "common-pile 's Collections Common Pile v0.1 Common Pile v0.1 Raw Data"),
      proposal(
        '/description',
        'Per-document license information is available in the `license` entry of the `metadata` field',
      ),
    ],
  },
  versions: [
    standing({
      label: 'v0.1',
      reason: RAW_REASON,
      releaseDate: '2025-06-06',
      description:
        'The card counts 33,415,400 documents; the host estimates 30.4 million rows from a part of the files.',
      modalities: ['text'],
      languages: ['en'],
      amounts: [
        { unit: 'records', value: 33_415_400, note: 'Documents.' },
        { unit: 'bytes', value: 103_700_000_000, note: 'UTF-8, rounded to a tenth of a gigabyte.' },
      ],
      sources: [
        {
          name: 'Stack Exchange',
          url: 'https://stackexchange.com/',
          kind: 'user-data',
          method: 'Each comment was turned into plain text with PyMarkdown.',
        },
      ],
      licenses: [
        {
          raw: 'CC-BY-SA',
          match: 'ambiguous',
          basis: 'terms-of-service',
          readFrom: 'site',
          reason: 'The contribution guide reads the terms of service, which name the licence without a version.',
          evidence: [
            contributing('/licenses/0', 'state that their content is under a CC-BY-SA.'),
            answer(
              '/licenses/0',
              'The metadata column has a field for license that should be populated for every entry.',
            ),
          ],
        },
      ],
      hosts: [
        {
          url: 'https://huggingface.co/datasets/common-pile/stackexchange',
          revision: '5ec3aa2e65b7c61b7c18f1ff18ccbc4d3279a23c',
        },
      ],
      evidence: [
        rawReason,
        readAt('https://huggingface.co/collections/common-pile/common-pile-v01', 'page header; stored copy')(
          '/releaseDate',
          'Common Pile v0.1 updated Jun 6, 2025',
        ),
        change('/amounts/0', '| 33,415,400 | 103.7 |'),
        change('/amounts/1', '| 33,415,400 | 103.7 |'),
        hub('/description', 'common-pile/stackexchange Viewer • Updated • 30.4M'),
        proposal('/sources/0', 'PyMarkdown was used to convert each comment into plain text.'),
        proposal('/languages', 'language: - en'),
        change('/hosts/0', 'Commit 5ec3aa2'),
      ],
    }),
  ],
}
