import type { ArchiveCopyDraftInput } from '#lib/archive/copy.ts'
import { readAt, type SampleReference } from './entry.ts'

/** Where a version of the sample world is known to be kept, with the evidence for each place. */
export type SampleCopies = { version: SampleReference; copies: ArchiveCopyDraftInput[] }

const HUB = 'https://huggingface.co/datasets'
const list = readAt(`${HUB}/common-pile`, 'list of datasets; stored copy')
const card = readAt(`${HUB}/HuggingFaceFW/fineweb`, 'README.md as of v1.1.0; stored copy')

/** What can be said of every copy on the Hub: nothing here has read that it undertakes to preserve, and no digest of the files is known. */
const onTheHub = { host: 'hugging-face', custodian: 'Hugging Face' } as const

/** Copies that were read of; none was downloaded, so that none of them counts as verified. */
export const SAMPLE_COPIES: SampleCopies[] = [
  {
    version: 'common-pile/stackexchange@v0.1',
    copies: [
      {
        ...onTheHub,
        url: `${HUB}/common-pile/stackexchange`,
        evidence: [list('/url', 'common-pile/stackexchange Viewer • Updated • 30.4M')],
      },
    ],
  },
  {
    version: 'huggingfacefw/fineweb@v1.1.0',
    copies: [
      {
        ...onTheHub,
        url: `${HUB}/HuggingFaceFW/fineweb/tree/v1.1.0`,
        identifiers: [{ scheme: 'doi', value: '10.57967/hf/2493' }],
        evidence: [
          card('/url', 'Previous versions remain available in the branch `version name`.'),
          card('/identifiers/0', 'doi = { 10.57967/hf/2493 }'),
        ],
      },
    ],
  },
]
