import { readAt, type SampleEntry, standing } from '../entry.ts'

const HUB = 'https://huggingface.co/datasets/HuggingFaceFW/fineweb'
const card = readAt(HUB, 'README.md as of v1.1.0; stored copy')
const opening = readAt(`${HUB}/resolve/refs%2Fpr%2F51/README.md?download=true`, 'README.md, opening; stored copy')

const LICENSES = [
  {
    layer: 'database',
    raw: 'odc-by',
    expression: 'ODC-By-1.0',
    match: 'mapped',
    basis: 'page-statement',
    readFrom: 'card',
    evidence: [
      opening('/licenses/0', 'license: odc-by'),
      card('/licenses/0', 'The dataset is released under the **Open Data Commons Attribution License (ODC-By) v1.0**'),
    ],
  },
  {
    layer: 'content',
    raw: "CommonCrawl's Terms of Use",
    match: 'none',
    basis: 'page-statement',
    readFrom: 'card',
    reason: 'Terms of the crawl. They are no licence of the pages, on which the card is silent.',
    evidence: [card('/licenses/1', "The use of this dataset is also subject to [CommonCrawl's Terms of Use]")],
  },
] as const
const SOURCE = {
  name: 'Common Crawl',
  url: 'https://commoncrawl.org/',
  kind: 'web-crawl',
  method: 'English pages of the monthly dumps, cleaned and deduplicated with datatrove.',
} as const
const licenses = () => LICENSES.map((license) => ({ ...license, evidence: [...license.evidence] }))
const ofSource = opening('/sources/0', 'more than **15T tokens** of cleaned and deduplica')

/** English web text, filtered from Common Crawl. Two labelled versions, each with the makers' reason. */
export const fineweb: SampleEntry = {
  dataset: {
    organization: 'huggingfacefw',
    name: 'fineweb',
    title: 'FineWeb',
    description:
      'English web pages from the dumps of Common Crawl, cleaned and deduplicated, with the code of every step. The ' +
      'collection is under ODC-By; the pages in it have no licence of their own here.',
    modalities: ['text'],
    languages: ['en'],
    creators: [
      { name: 'Guilherme Penedo', kind: 'person' },
      { name: 'Hynek Kydlíček', kind: 'person' },
      { name: 'Leandro von Werra', kind: 'person' },
      { name: 'Thomas Wolf', kind: 'person' },
    ],
    publisher: 'Hugging Face',
    links: [
      { kind: 'hugging-face', url: HUB },
      { kind: 'doi', url: 'https://doi.org/10.57967/hf/2493' },
      { kind: 'documentation', url: 'https://huggingface.co/spaces/HuggingFaceFW/blogpost-fineweb-v1' },
    ],
    licenses: licenses(),
    evidence: [
      card('/creators', 'author = {Penedo, Guilherme and Kydlíček, Hynek and von Werra, Leandro and Wolf, Thomas}'),
      opening('/languages', 'language: - en'),
      opening('/description', 'more than **15T tokens** of cleaned and deduplica'),
    ],
  },
  versions: [
    standing({
      label: 'v1.0.0',
      reason: 'The first version.',
      releaseDate: '2024-04-21',
      modalities: ['text'],
      languages: ['en'],
      amounts: [{ unit: 'tokens', value: 15_000_000_000_000, note: 'Rounded: "more than 15T".' }],
      sources: [SOURCE],
      licenses: licenses(),
      hosts: [{ url: HUB, revision: 'v1.0.0' }],
      identifiers: [{ scheme: 'doi', value: '10.57967/hf/2493' }],
      evidence: [
        card('/reason', '**v1.0.0 (21-04-2024):** Initial version'),
        card('/releaseDate', '**v1.0.0 (21-04-2024):** Initial version'),
        opening('/languages', 'language: - en'),
        readAt(`${HUB}/commit/2b1f212b9b1ada89186b013be9d34601433ace07`, 'README.md as first written; stored copy')(
          '/amounts/0',
          'The 🍷 FineWeb dataset consists of more than **15T tokens**',
        ),
        ofSource,
        card('/hosts/0', 'Previous versions remain available in the branch `version name`.'),
        card('/identifiers/0', 'doi = { 10.57967/hf/2493 }'),
      ],
    }),
    standing({
      label: 'v1.1.0',
      reason:
        'Eleven dumps, CC-MAIN-2021-49 to CC-MAIN-2023-40, were processed again because of a bug in their deduplication, ' +
        'and the dump CC-MAIN-2024-18 of April 2024 was added.',
      releaseDate: '2024-05-31',
      modalities: ['text'],
      languages: ['en'],
      amounts: [{ unit: 'tokens', value: 15_000_000_000_000, note: 'Rounded: "more than 15T".' }],
      sources: [SOURCE],
      licenses: licenses(),
      hosts: [{ url: HUB, revision: 'v1.1.0' }],
      identifiers: [{ scheme: 'doi', value: '10.57967/hf/2493' }],
      evidence: [
        card(
          '/reason',
          'We reprocessed and reuploaded 11 dumps, `CC-MAIN-2021-49` to `CC-MAIN-2023-40`, as we found a bug',
        ),
        card('/releaseDate', '**v1.1.0 (31-05-2024):**'),
        opening('/languages', 'language: - en'),
        opening('/amounts/0', 'consists of more than **15T tokens**'),
        ofSource,
        card('/hosts/0', 'Previous versions remain available in the branch `version name`.'),
        card('/identifiers/0', 'doi = { 10.57967/hf/2493 }'),
      ],
    }),
  ],
}
