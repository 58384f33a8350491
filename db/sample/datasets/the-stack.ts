import { readAt, type SampleEntry, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/bigcode/the-stack'
const card = readAt(HUB, 'README.md, Changelog; stored copy')
const terms = readAt(`${HUB}/`, 'Terms of Use shown before access; stored copy')
const croissant = readAt(
  'https://github.com/mlcommons/croissant',
  'commit 401f6fff, Croissant 1.0 sample of bigcode-the-stack',
)
const launch = readAt(
  'https://www.servicenow.com/blogs/2022/big-code-collaboration-introduces-the-stack.html',
  'opening; stored copy',
)
const metadata = readAt(
  'https://huggingface.co/datasets/bigcode/the-stack-metadata/commits/37cef163745ddfeec931c4a47e1bea9bfcf5989c',
  'commit history of the companion dataset; stored copy',
)

const SOURCE = {
  name: 'Public repositories on GitHub',
  url: 'https://github.com/',
  kind: 'code',
  method:
    'Names of active repositories from GHArchive; 51.76 billion files downloaded between November 2021 and June 2022, of ' +
    'which 5.28 billion were unique. A repository without a detected licence was left out.',
} as const
const ofSource = croissant(
  '/sources/0',
  '51.76B files were downloaded from the public repositories on GitHub between November 2021 and June 2022',
)
const license = () => ({
  raw: 'other',
  expression: 'LicenseRef-Custom',
  match: 'custom' as const,
  basis: 'page-statement' as const,
  readFrom: 'card' as const,
  reason: 'Each file keeps the licence of its repository; access asks for agreement to the terms of use.',
  evidence: [
    croissant('/licenses/0', '"license": "other"'),
    terms('/licenses/0', 'The Stack is a collection of source code from repositories with various licenses.'),
  ],
})

/** Source code with an opt-out that later versions honour. Version 1.1 is left out: its day could not be read. */
export const theStack: SampleEntry = {
  dataset: {
    organization: 'bigcode',
    name: 'the-stack',
    title: 'The Stack',
    description:
      'Source code from public repositories with permissive licences. Developers may ask to have their code left out, and ' +
      'later versions honour that; users agree to move to the newest usable version. Version 1.1, which left out requests ' +
      'made by 15 November 2022 and raised the languages from 30 to 358, is not registered: its day could not be read.',
    modalities: ['code'],
    creators: [
      { name: 'Harm de Vries', kind: 'person' },
      { name: 'Leandro von Werra', kind: 'person' },
    ],
    publisher: 'BigCode',
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'homepage', url: 'https://www.bigcode-project.org/docs/about/the-stack/' },
      { kind: 'paper', url: 'https://arxiv.org/abs/2211.15533' },
    ],
    licenses: [license()],
    evidence: [
      croissant('/creators', '"creator": [ { "@type": "sc:Person", "name": "Harm de Vries"'),
      card(
        '/description',
        'Also opt-out request submitted by 15.11.2022 were excluded from this verison of the dataset.',
      ),
      terms('/description', 'The Stack is regularly updated to enact validated data removal requests.'),
    ],
  },
  versions: [
    standing({
      label: 'v1.0',
      reason: 'The first release, so that models of code can be studied together with what they were trained on.',
      releaseDate: '2022-10-27',
      description: 'Thirty programming languages and 18 licences, three of which (MPL, EPL, LGPL) are weakly copyleft.',
      modalities: ['code'],
      amounts: [{ unit: 'bytes', value: 3_000_000_000_000, note: 'Rounded; near-deduplicated.' }],
      sources: [SOURCE],
      licenses: [license()],
      evidence: [
        launch(
          '/reason',
          'With the release of The Stack, BigCode aims to provide more transparency on the development',
        ),
        launch('/releaseDate', 'October 27, 2022'),
        card('/description', 'Included 30 programming languages and 18 permissive licenses.'),
        card('/amounts/0', 'The resulting near-deduplicated dataset is 3TB in size.'),
        ofSource,
      ],
    }),
    standing({
      label: 'v1.2',
      reason:
        'Requests to opt out that were made by 9 February 2023 were honoured, and files flagged as malicious in a first ' +
        'pass were taken out.',
      releaseDate: '2023-03-13',
      description:
        'How many files left with the requests is not stated. The date is that of the same removal in the companion ' +
        'dataset of metadata.',
      modalities: ['code'],
      amounts: [{ unit: 'bytes', value: 6_000_000_000_000, note: 'Rounded: "over 6TB"; 358 programming languages.' }],
      sources: [SOURCE],
      licenses: [license()],
      evidence: [
        card('/reason', 'Opt-out request submitted by 09.02.2023 were excluded from this verison of the dataset'),
        metadata('/releaseDate', 'removed opt out repos for the stack v1.2 37cef16 denisko commited on Mar 13, 2023'),
        card(
          '/amounts/0',
          'The Stack contains over 6TB of permissively-licensed source code files covering 358 programming languages.',
        ),
        ofSource,
      ],
    }),
  ],
}
