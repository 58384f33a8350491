import { PAPER, RAW_REASON, rawCollection, rawReason } from '../common-pile-sources.ts'
import { readAt, type SampleEntry, standing } from '../entry.ts'

const card = readAt(
  'https://huggingface.co/datasets/common-pile/caselaw_access_project',
  'README.md at 3c2cb508, as quoted by a third-party review of 2026-09-23; stored copy',
)
const rows = readAt(
  'https://huggingface.co/datasets/common-pile/caselaw_access_project',
  'first rows of the viewer, as quoted by a third-party review of 2026-09-23; stored copy',
)

/** Raw United States court decisions of the Common Pile. Its card states two counts. */
export const commonPileCaselaw: SampleEntry = {
  dataset: {
    organization: 'common-pile',
    name: 'caselaw_access_project',
    title: 'Caselaw Access Project (Common Pile, raw)',
    description:
      'Opinions of United States federal and state courts, from the Caselaw Access Project of the Harvard Law School ' +
      'Library and from CourtListener, as plain text. Only documents in the public domain were kept. The card states two ' +
      'counts: 6.7 million cases in the text, 6,919,240 documents in its table.',
    modalities: ['text'],
    creators: [{ name: 'Common Pile' }],
    publisher: 'Common Pile',
    links: [{ kind: 'hugging-face', url: 'https://huggingface.co/datasets/common-pile/caselaw_access_project' }, PAPER],
    evidence: [
      rawCollection('/creators', "common-pile 's Collections Common Pile v0.1 Common Pile v0.1 Raw Data"),
      card('/description', '6.7 million cases from the Caselaw Access Project and Court Listener'),
    ],
  },
  versions: [
    standing({
      label: 'v0.1',
      reason: RAW_REASON,
      releaseDate: '2025-06-06',
      modalities: ['text'],
      amounts: [
        { unit: 'records', value: 6_919_240, note: 'Documents, by the table of the card.' },
        { unit: 'records', value: 6_700_000, note: 'Cases, rounded, by the description on the same card.' },
        { unit: 'bytes', value: 78_000_000_000, note: 'UTF-8, rounded to a gigabyte.' },
      ],
      recordSets: [
        {
          name: 'default',
          columns: [
            { name: 'id', type: 'string' },
            { name: 'source', type: 'string' },
            { name: 'added', type: 'string' },
            { name: 'created', type: 'string' },
            { name: 'metadata', type: 'struct<author: string, license: string, url: string>' },
            { name: 'text', type: 'string' },
          ],
        },
      ],
      sources: [
        {
          name: 'Caselaw Access Project',
          url: 'https://static.case.law/',
          kind: 'public-record',
          method: 'Digitised pages; errors of character recognition were corrected afterwards.',
        },
        {
          name: 'CourtListener',
          kind: 'public-record',
          method: 'More than 900 thousand further cases, scraped from 479 courts.',
        },
      ],
      licenses: [
        {
          raw: 'Public Domain',
          expression: 'LicenseRef-Public-Domain-Unspecified',
          match: 'mapped',
          basis: 'item-metadata',
          readFrom: 'manifest-column',
          reason: 'The tag of each row; the repository itself declares no licence.',
          evidence: [rows('/licenses/0', '"license": "Public Domain"')],
        },
      ],
      hosts: [
        {
          url: 'https://huggingface.co/datasets/common-pile/caselaw_access_project',
          revision: '3c2cb5080b3a16a04d8d8d07b28eaec7c1ba7a90',
        },
      ],
      evidence: [
        rawReason,
        rawCollection('/releaseDate', 'common-pile/caselaw_access_project Viewer • Updated Jun 6, 2025'),
        card('/amounts/0', '6,919,240 documents and 78 UTF-8 GB'),
        card('/amounts/1', '6.7 million cases from the Caselaw Access Project and Court Listener'),
        card('/amounts/2', '6,919,240 documents and 78 UTF-8 GB'),
        rows('/recordSets/0', '`metadata` | struct<author: string, license: string, url: string>'),
        rows('/sources/0', '"source": "Caselaw Access Project"'),
        card('/sources/0/method', 'OCR errors were corrected after digitization'),
        card('/sources/1', 'over 900 thousand cases scraped from 479 courts by CourtListener'),
        card('/hosts/0', 'REV = "3c2cb5080b3a16a04d8d8d07b28eaec7c1ba7a90"'),
      ],
    }),
  ],
}
