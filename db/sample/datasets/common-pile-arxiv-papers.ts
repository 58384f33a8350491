import { PAPER, RAW_REASON, rawCollection, rawReason } from '../common-pile-sources.ts'
import { type SampleEntry, standing } from '../entry.ts'

/** Raw arXiv papers of the Common Pile. Its own card could not be read, so no licence is stated here. */
export const commonPileArxivPapers: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'arxiv_papers',
    title: 'ArXiv Papers (Common Pile, raw)',
    description:
      'Plain text of openly licensed papers from arXiv, one record a paper. This is the raw release; the filtered one ' +
      'was made from it. Its card could not be read when this was registered, so the licence is left open.',
    modalities: ['text'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/arxiv_papers' }, PAPER],
    evidence: [rawCollection('/creators', "common-pile 's Collections Common Pile v0.1 Common Pile v0.1 Raw Data")],
  },
  versions: [
    standing({
      label: 'v0.1',
      reason: RAW_REASON,
      releaseDate: '2025-06-06',
      modalities: ['text'],
      amounts: [{ unit: 'records', value: 317_000, note: 'Rounded row count that the host shows.' }],
      hosts: [{ url: 'https://huggingface.co/datasets/common-pile/arxiv_papers' }],
      evidence: [
        rawReason,
        rawCollection('/releaseDate', 'common-pile/arxiv_papers Viewer • Updated Jun 6, 2025'),
        rawCollection('/amounts/0', 'common-pile/arxiv_papers Viewer • Updated Jun 6, 2025 • 317k'),
        rawCollection('/hosts/0', 'common-pile/arxiv_papers'),
      ],
    }),
  ],
}
