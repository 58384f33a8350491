import { readAt, type SampleEntry, type SampleVersion, standing } from '../entry.ts'

const REPOSITORY = 'https://github.com/common-voice/cv-dataset'
const COMMIT = '17b7bed9a146fcce7bee403bacc7266ca0a6476f'
const readme = readAt(`${REPOSITORY}/blob/${COMMIT}/datasets/scripted-speech/README.md`, 'opening; stored copy')
const card = readAt(
  'https://github.com/huggingface/datasets/tree/d7dfbc83/datasets/common_voice',
  'README.md, front matter and section Licensing Information',
)
const paper = readAt(
  `${REPOSITORY}/blob/51a62f03971591a3e6f2c4558d46c491f45a0977/README.md`,
  'section Citation; stored copy',
)

type Corpus = {
  label: string
  on: string
  released: string
  reason: string
  said: string
  total: [number, string]
  validated: [number, string]
}

function corpus({ label, on, released, reason, said, total, validated }: Corpus): SampleVersion {
  const log = readAt(
    `${REPOSITORY}/blob/${COMMIT}/datasets/scripted-speech/CHANGELOG.md`,
    `section Corpus ${label}; stored copy`,
  )
  return standing({
    label,
    reason,
    releaseDate: on,
    modalities: ['audio', 'text'],
    languages: ['mul'],
    amounts: [
      { unit: 'hours', value: total[0], note: 'All recordings.' },
      { unit: 'hours', value: validated[0], note: 'Validated by other volunteers.' },
    ],
    sources: [
      {
        name: 'Volunteers of Common Voice',
        url: 'https://commonvoice.mozilla.org/',
        kind: 'crowd-work',
        method:
          'Volunteers read given sentences aloud; others listen and vote. Clips leave only when their speaker asks.',
      },
    ],
    hosts: [{ url: 'https://commonvoice.mozilla.org/datasets' }],
    evidence: [
      log('/reason', said),
      log('/releaseDate', released),
      log('/amounts/0', total[1]),
      log('/amounts/1', validated[1]),
      log('/languages', '**Number of languages**'),
      readme(
        '/sources/0',
        'Contributors read pre-written sentences aloud, and the community validates the recordings.',
      ),
      paper('/hosts/0', 'Please visit https://commonvoice.mozilla.org/datasets to download the full dataset.'),
    ],
  })
}

/** Read speech in many languages, released about every quarter; two releases correct the one before. */
export const commonVoice: SampleEntry = {
  dataset: {
    organization: 'mozilla',
    name: 'common-voice-scripted-speech',
    title: 'Common Voice, scripted speech',
    description:
      'Recordings of volunteers who read sentences aloud, with the sentences, the votes of listeners, and the age and ' +
      'gender of speakers who chose to state them. Only some of the releases are registered here. The licence was read ' +
      'from the card of one host, not from the project.',
    modalities: ['audio', 'text'],
    languages: ['mul'],
    creators: [
      { name: 'R. Ardila', kind: 'person' },
      { name: 'M. Branson', kind: 'person' },
      { name: 'K. Davis', kind: 'person' },
      { name: 'M. Henretty', kind: 'person' },
      { name: 'M. Kohler', kind: 'person' },
      { name: 'J. Meyer', kind: 'person' },
      { name: 'R. Morais', kind: 'person' },
      { name: 'L. Saunders', kind: 'person' },
      { name: 'F. M. Tyers', kind: 'person' },
      { name: 'G. Weber', kind: 'person' },
    ],
    publisher: 'Mozilla Common Voice',
    links: [
      { kind: 'homepage', url: 'https://commonvoice.mozilla.org/datasets' },
      { kind: 'github', url: REPOSITORY },
      { kind: 'paper', url: 'https://arxiv.org/abs/1912.06670' },
    ],
    licenses: [
      {
        raw: 'cc0-1.0',
        expression: 'CC0-1.0',
        match: 'case',
        basis: 'page-statement',
        readFrom: 'card',
        evidence: [card('/licenses/0', 'license: - cc0-1.0'), card('/licenses/0', 'Public Domain, [CC-0]')],
      },
    ],
    evidence: [
      paper(
        '/creators',
        'Ardila, R., Branson, M., Davis, K., Henretty, M., Kohler, M., Meyer, J., Morais, R., Saunders, L., Tyers, F. M. and Weber, G.',
      ),
      readme('/languages', 'Scripted Speech: Languages per Release'),
      readme('/description', 'We only remove clips from datasets at the request of the user.'),
    ],
  },
  versions: [
    corpus({
      label: '5.0',
      on: '2020-06-30',
      released: '**Date released**: 30 June 2020',
      reason: 'The scheduled release for the first half of 2020, and the first with a sha256 for each archive.',
      said: 'Regularly scheduled dataset release for H1 of 2020. This release introduced sha256 checksum values for each dataset.',
      total: [7226, '**Total hours**: 7,226'],
      validated: [5591, '**Total validated hours**: 5,591'],
    }),
    corpus({
      label: '5.1',
      on: '2020-07-14',
      released: '**Date released**: 14 July 2020',
      reason:
        'A correction of 5.0, which had changed the order of columns in the test, train and dev sets and listed clips ' +
        'without valid audio.',
      said: 'Correction to Corpus 5.0, which unintentionally altered the column order of the test/train/dev sets',
      total: [7226, '**Total hours**: 7,226'],
      validated: [5671, '**Total validated hours**: 5,671'],
    }),
    corpus({
      label: '6.0',
      on: '2020-12-22',
      released: '**Date released**: 22 Dec 2020',
      reason: 'The scheduled release for the second half of 2020, with six new languages.',
      said: 'Regularly scheduled dataset release for H2 of 2020.',
      total: [9261, '**Total hours**: 9,261'],
      validated: [7327, '**Total validated hours**: 7,327'],
    }),
    corpus({
      label: '6.1',
      on: '2020-12-22',
      released: '**Date released**: 22 Dec 2020',
      reason: 'A correction of 6.0, in which a bug had attributed demographic information wrongly.',
      said: 'Correction to Corpus 6.0, which had a bug that did not properly attribute demographics information.',
      total: [9283, '**Total hours**: 9,283'],
      validated: [7335, '**Total validated hours**: 7,335'],
    }),
    corpus({
      label: '24.0',
      on: '2025-12-17',
      released: '**Date released**: 17 December 2025',
      reason:
        'The scheduled release for the last quarter of 2025, with Lower Sorbian, Alsatian and Laz as new languages.',
      said: 'Regularly scheduled dataset release Q4 2025.',
      total: [38_932, '**Total hours**: 38,932'],
      validated: [25_886, '**Total validated hours**: 25,886'],
    }),
  ],
}
