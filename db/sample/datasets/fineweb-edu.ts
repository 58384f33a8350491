import { readAt, type SampleEntry, type SampleEvidence, type SampleVersion, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/HuggingFaceFW/fineweb-edu'
const card = readAt(HUB, 'README.md as of v1.4.0; stored copy')
const host = readAt(`${HUB}/discussions/12`, 'page header; stored copy')

const SOURCE = {
  name: 'FineWeb',
  url: 'https://huggingface.co/datasets/HuggingFaceFW/fineweb',
  kind: 'public-dataset',
  method:
    'Pages scored from 0 to 5 by a classifier that was trained on 500,000 scores of Llama3-70B-Instruct; those below 3 ' +
    'were dropped.',
  reason: 'A threshold of 3 gave the best results overall; a higher one harms HellaSwag and PIQA.',
} as const
const ofSource = [
  card('/sources/0', 'We then built 📚 FineWeb-Edu by filtering out samples with scores lower than 3.'),
  card('/sources/0/reason', 'found that threshold 3 gave the best overall results'),
]
const license = () => ({
  layer: 'database' as const,
  raw: 'odc-by',
  expression: 'ODC-By-1.0',
  match: 'mapped' as const,
  basis: 'page-statement' as const,
  readFrom: 'card' as const,
  evidence: [
    host('/licenses/0', 'License: odc-by'),
    card('/licenses/0', 'The dataset is released under the **Open Data Commons Attribution License (ODC-By) v1.0**'),
  ],
})

type Release = { label: string; on: string; reason: string; evidence: SampleEvidence[]; tokens?: number }

function release({ label, on, reason, evidence, tokens }: Release): SampleVersion['draft'] {
  return {
    label,
    reason,
    releaseDate: on,
    modalities: ['text'],
    languages: ['en'],
    amounts: tokens === undefined ? [] : [{ unit: 'tokens', value: tokens, note: 'Rounded; after the filter.' }],
    sources: [SOURCE],
    licenses: [license()],
    hosts: [{ url: HUB, revision: label }],
    identifiers: [{ scheme: 'doi', value: '10.57967/hf/2497' }],
    evidence: [
      ...evidence,
      ...ofSource,
      host('/languages', 'Languages: English'),
      card('/hosts/0', 'Previous versions remain available in the branch `version name`.'),
      card('/identifiers/0', 'doi = { 10.57967/hf/2497 }'),
    ],
  }
}

/** FineWeb cut down to educational pages; four labelled versions with the makers' reasons. */
export const finewebEdu: SampleEntry = {
  dataset: {
    organization: 'huggingfacefw',
    name: 'fineweb-edu',
    title: 'FineWeb-Edu',
    description:
      'Educational web pages in English, selected from FineWeb by a classifier. The selection removed 92 per cent of it. ' +
      'The card names FineWeb without a version: that version 1.0.0 was filtered from FineWeb 1.0.0 is concluded ' +
      'from the dumps, since the dump that FineWeb 1.1.0 added came here only with version 1.2.0.',
    modalities: ['text'],
    languages: ['en'],
    creators: [
      { name: 'Anton Lozhkov', kind: 'person' },
      { name: 'Loubna Ben Allal', kind: 'person' },
      { name: 'Leandro von Werra', kind: 'person' },
      { name: 'Thomas Wolf', kind: 'person' },
    ],
    publisher: 'Hugging Face',
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'doi', url: 'https://doi.org/10.57967/hf/2497' },
      { kind: 'paper', url: 'https://arxiv.org/abs/2406.17557' },
    ],
    licenses: [license()],
    evidence: [
      card('/creators', 'Lozhkov, Anton and Ben Allal, Loubna and von Werra, Leandro and Wolf, Thomas'),
      host('/languages', 'Languages: English'),
      card('/description', 'This removed 92% of the dataset, leaving us with 1.3T educational tokens.'),
    ],
  },
  versions: [
    standing(
      release({
        label: 'v1.0.0',
        on: '2024-06-02',
        reason: 'The first version.',
        tokens: 1_300_000_000_000,
        evidence: [
          card('/reason', '**v1.0.0 (02-06-2024):** Initial version'),
          card('/releaseDate', '**v1.0.0 (02-06-2024):** Initial version'),
          card('/amounts/0', 'This removed 92% of the dataset, leaving us with 1.3T educational tokens.'),
        ],
      }),
      [{ relation: 'filtered-from', to: 'huggingfacefw/fineweb@v1.0.0' }],
    ),
    standing(
      release({
        label: 'v1.2.0',
        on: '2025-01-03',
        reason: 'Nine snapshots were added, CC-MAIN-2024-18 to CC-MAIN-2024-51, which cover April to December 2024.',
        evidence: [
          card('/reason', '**v1.2.0 (03-01-2025):** Added 9 new snapshots'),
          card('/releaseDate', '**v1.2.0 (03-01-2025):**'),
        ],
      }),
    ),
    standing(
      release({
        label: 'v1.3.0',
        on: '2025-01-31',
        reason:
          'Some documents of nine dumps, CC-MAIN-2024-10 to CC-MAIN-2024-46, had not been processed; they now hold about ' +
          '35 billion tokens more.',
        evidence: [
          card('/reason', "Fixed an issue with some dumps where some documents hadn't been processed"),
          card('/releaseDate', '**v1.3.0 (31-01-2025):**'),
        ],
      }),
    ),
    standing(
      release({
        label: 'v1.4.0',
        on: '2025-07-11',
        reason: 'Six snapshots were added, CC-MAIN-2025-05 to CC-MAIN-2025-26, which cover January to June 2025.',
        evidence: [
          card('/reason', '**v1.4.0 (11-07-2025):** Added 6 new snapshots'),
          card('/releaseDate', '**v1.4.0 (11-07-2025):**'),
        ],
      }),
    ),
  ],
}
