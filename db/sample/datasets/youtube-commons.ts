import { readAt, type SampleEntry, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/PleIAs/YouTube-Commons'
const first = readAt(
  `${HUB}/commit/9e6b5d8fe8dad83b7c551c24ca25322cf4cccbcf`,
  'README.md, context lines of the difference; stored copy',
)
const second = readAt(`${HUB}/blob/refs%2Fpr%2F8/README.md`, 'README.md before the enlargement; stored copy')
const change = readAt(
  `${HUB}/commit/9addbabbfcd7409acbcd11a3b59ec2aef6da7eb0`,
  'README.md, removed, added and context lines; stored copy',
)
const current = readAt(`${HUB}/raw/main/README.md`, 'README.md of the main branch; stored copy')
const history = readAt(`${HUB}/commits/main?p=3`, 'commit history; stored copy')
const converted = readAt(
  `${HUB}/commits/841b4bc9b6ce3c5a8f0ce8422bd4a87391388c0d`,
  'commit history with years; stored copy',
)
const blog = readAt(
  'https://huggingface.co/blog/Pclanglais/youtube-commons',
  'opening of the announcement; stored copy',
)

const LANGUAGES = ['en', 'fr', 'es', 'pt', 'de', 'ru']
const license = (read: typeof second) => ({
  raw: 'cc-by-4.0',
  expression: 'CC-BY-4.0',
  match: 'case' as const,
  basis: 'page-statement' as const,
  readFrom: 'card' as const,
  evidence: [read('/licenses/0', 'license: cc-by-4.0')],
})
const SOURCE = {
  name: 'YouTube videos under CC BY',
  url: 'https://www.youtube.com/',
  kind: 'user-data',
  method: 'Transcripts of the videos with title, link, channel and upload date; many of them translated by machine.',
  reason: 'Open text is mostly books and papers, so transcripts of speech widen what research can use.',
} as const
const COLUMNS = [
  'video_id',
  'video_link',
  'title',
  'text',
  'channel',
  'channel_id',
  'date',
  'license',
  'original_language',
  'source_language',
  'transcription_language',
]

const ofSource = [
  second('/sources/0', 'All the videos where shared on YouTube with a CC-BY license'),
  second('/sources/0/reason', 'The collection aims to expand the availability of conversational data'),
]

/**
 * Transcripts of openly licensed videos. The current card gives two counts of videos; the makers give no version labels,
 * so a version is named by the day of its files.
 */
export const youtubeCommons: SampleEntry = {
  dataset: {
    organization: 'pleias',
    name: 'youtube-commons',
    title: 'YouTube-Commons',
    description:
      'Transcripts of videos that were shared on YouTube under CC BY, with machine translations of most of them. Every ' +
      'channel is credited. The makers give no version labels: the labels here are days of the commit history. When a ' +
      'licence flag was looked up, and what it said then, is not recorded.',
    modalities: ['text'],
    languages: LANGUAGES,
    creators: [{ name: 'Pleias' }],
    publisher: 'Pleias',
    keywords: ['conversational'],
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'documentation', url: 'https://huggingface.co/blog/Pclanglais/youtube-commons' },
    ],
    licenses: [license(current)],
    evidence: [
      second('/languages', 'language: - en - fr - es - pt - de - ru'),
      blog('/creators', 'an international initiative coordinated by Pleias'),
      second(
        '/description',
        'In accordance with the provision of the license, every YouTube channels is fully credited.',
      ),
    ],
  },
  versions: [
    standing({
      label: '2024-04-16',
      reason: 'The first public state of the collection.',
      releaseDate: '2024-04-16',
      modalities: ['text'],
      languages: LANGUAGES,
      amounts: [
        { unit: 'records', value: 12_663_123, note: 'Transcripts, original and translated.' },
        { unit: 'records', value: 1_689_372, note: 'Videos.' },
        { unit: 'words', value: 24_470_331_415 },
      ],
      sources: [SOURCE],
      licenses: [license(second)],
      hosts: [{ url: HUB, revision: '9e6b5d8fe8dad83b7c551c24ca25322cf4cccbcf' }],
      evidence: [
        history('/reason', 'initial commit 17f8818 verified Pclanglais commited on Apr 15'),
        history('/releaseDate', 'Update README.md 9e6b5d8 verified Pclanglais commited on Apr 16'),
        converted('/releaseDate', 'initial commit 17f8818 verified Pclanglais commited on Apr 15, 2024'),
        second('/languages', 'language: - en - fr - es - pt - de - ru'),
        first('/amounts/0', '12,663,123 original and automatically translated transcripts from 1,689,372 videos'),
        first('/amounts/1', 'audio transcripts of 1,689,372 videos shared on Youtube under a CC-By license'),
        first('/amounts/2', 'In total, this represents 24,470,331,415 words.'),
        ...ofSource,
        first('/hosts/0', 'Commit 9e6b5d8'),
      ],
    }),
    standing({
      label: '2024-04-18',
      reason:
        'The collection grew from 1,689,372 to 2,063,066 videos and was announced; the makers give no other reason.',
      releaseDate: '2024-04-18',
      modalities: ['text'],
      languages: LANGUAGES,
      amounts: [
        { unit: 'records', value: 15_112_121, note: 'Transcripts, original and translated.' },
        { unit: 'records', value: 2_063_066, note: 'Videos.' },
        { unit: 'words', value: 29_721_837_256 },
      ],
      sources: [SOURCE],
      licenses: [license(second)],
      hosts: [{ url: HUB, revision: 'f3d90dacbf126fbc5ddb2a9822e4a3484c8ab68e' }],
      evidence: [
        blog(
          '/reason',
          'Youtube-Commons comprises 2 million videos in CC-By with documented provenance and attribution.',
        ),
        history('/releaseDate', 'Update README.md f3d90da verified Pclanglais commited on Apr 18'),
        converted('/releaseDate', 'Update parquet files a9dfa06 verified parquet-converter commited on Apr 18, 2024'),
        second('/languages', 'language: - en - fr - es - pt - de - ru'),
        second('/amounts/0', '15,112,121 original and automatically translated transcripts from 2,063,066 videos'),
        second('/amounts/1', 'audio transcripts of 2,063,066 videos shared on YouTube under a CC-By license'),
        second('/amounts/2', 'In total, this represents nearly 30 billion words (29,721,837,256).'),
        ...ofSource,
        history('/hosts/0', 'Update README.md f3d90da verified Pclanglais commited on Apr 18'),
      ],
    }),
    standing({
      label: '2024-06-24',
      reason: 'More videos were added; the makers give no other reason.',
      releaseDate: '2024-06-24',
      description:
        'The card counts 2,063,066 videos in its first sentence and 3,156,703 in the next paragraph: the first was left ' +
        'as it was when the collection grew. The date is that of the data files; when the card was changed could not be read.',
      modalities: ['text'],
      languages: LANGUAGES,
      amounts: [
        { unit: 'records', value: 22_709_724, note: 'Transcripts, original and translated.' },
        { unit: 'records', value: 3_156_703, note: 'Videos, by the section Content of the card.' },
        { unit: 'records', value: 2_063_066, note: 'Videos, by the first sentence of the same card.' },
        { unit: 'words', value: 44_811_518_375 },
      ],
      recordSets: [
        {
          name: 'default',
          columns: [
            ...COLUMNS.map((name) => ({ name, type: 'string' })),
            { name: 'word_count', type: 'int64' },
            { name: 'character_count', type: 'int64' },
          ],
        },
      ],
      sources: [SOURCE],
      licenses: [license(current)],
      hosts: [{ url: HUB, revision: '9addbabbfcd7409acbcd11a3b59ec2aef6da7eb0' }],
      evidence: [
        change('/reason', 'from 3,156,703 videos (721,136 individual channels)'),
        history(
          '/releaseDate',
          'Upload cctube_289.parquet with huggingface_hub 6a77a13 verified mch-dd commited on Jun 24',
        ),
        converted('/releaseDate', 'Update parquet files 841b4bc verified parquet-converter commited on Jun 24, 2024'),
        current('/languages', 'language: - en - fr - es - pt - de - ru'),
        current('/amounts/0', '22,709,724 original and automatically translated transcripts from 3,156,703 videos'),
        current('/amounts/1', 'from 3,156,703 videos (721,136 individual channels)'),
        current(
          '/amounts/2',
          'a collection of audio transcripts of 2,063,066 videos shared on YouTube under a CC-By license',
        ),
        current('/amounts/3', 'In total, this represents nearly 45 billion words (44,811,518,375).'),
        current('/recordSets/0', 'features: - name: video_id dtype: string - name: video_link dtype: string'),
        ...ofSource,
        change('/hosts/0', 'Commit 9addbab'),
      ],
    }),
  ],
}
