import { contributing, filteringReadme } from '../common-pile-sources.ts'
import { readAt, type SampleEvidence } from '../entry.ts'
import { committed, fact, type SampleFact } from './fact.ts'

const REPOSITORY = 'https://github.com/r-three/common-pile'
/** Of the description of the filters, and of the files that they were run with. */
const FILTERS = 'c3c1a1322be0a8af6c63c926d000e9bdc634a828'
const SETTINGS = 'a10803b8af746a62d2474508dc074a2aa003b105'
const DISCUSSIONS = `${REPOSITORY}/discussions/new`

const licence = committed(REPOSITORY, '85cd2be9732c4ae280b05446938005d7d65f08e3', 'LICENSE')
const deduplication = committed(REPOSITORY, SETTINGS, 'filtering/dedupe_configs/global_dedupe.json')
const paper = readAt('https://arxiv.org/html/2506.05209v1', 'authors and abstract; stored copy')
const announcement = readAt(
  'https://huggingface.co/blog/common-pile/common-pile-v0p1-announcement',
  'whole article; stored copy',
)

/** The settings of the filters of one source. */
export const mixer = (file: string, commit = SETTINGS) =>
  committed(REPOSITORY, commit, `filtering/mixer_configs/${file}`)

/** A file of the code that collects the sources, at a commit. */
export const collecting = (commit: string, path: string) => committed(REPOSITORY, commit, path)

/** A card as a commit to it shows it. */
export const cardAt = (dataset: string, commit: string) =>
  readAt(
    `https://huggingface.co/datasets/common-pile/${dataset}/commit/${commit}`,
    'README.md as changed, section License Issues; stored copy',
  )

/** That somebody who finds a wrong licence is told where to say so: there is a place, and no written process. */
export function removalBy(card: ReturnType<typeof readAt>): SampleFact {
  return fact(
    'removal-route',
    { form: DISCUSSIONS },
    card(
      '/form',
      'If you believe you have found an instance of incorrect licensing in this dataset, please start a discussion',
    ),
  )
}

/** Why sources were chosen, as the guide says it of all, where the version itself gives no reason. */
export function chosen(sources: { source: string; url?: string }[], ...more: SampleEvidence[]): SampleFact {
  const reason = 'High-quality and diverse text that is in the public domain or permissively licensed.'
  return fact(
    'selection',
    { sources: sources.map((source) => ({ ...source, reason })) },
    contributing('/sources/0/reason', 'collect high-quality and diverse public domain or permissively licensed text'),
    ...more,
  )
}

/** The card of a component on the Hub. */
export function cardOf(dataset: string, ...evidence: SampleEvidence[]): SampleFact {
  const url = `https://huggingface.co/datasets/common-pile/${dataset}`
  const [first, ...more] = evidence
  if (first === undefined) throw new Error(`The card of ${dataset} has no evidence.`)
  return fact('documentation', { cards: [{ kind: 'data-card', url }] }, first, ...more)
}

/** What each record carries, as the guide for contributors asks of every component. */
export const carriedByEach: SampleFact = fact(
  'release-schema',
  { carries: { license: { at: 'record', column: 'metadata.license' } } },
  contributing('/carries/license', 'Each record should minimally have the following keys'),
)

/** The three steps from raw to filtered, in the words and files of the repository. `mixed`: the settings of the last step. */
export function filterSteps(mixed: { parameters: string; evidence: SampleEvidence[] }): SampleFact {
  const step = {
    codeUrl: `${REPOSITORY}/tree/${FILTERS}/filtering`,
    commit: FILTERS,
    codeLicense: 'MIT',
    unit: 'documents',
  }
  return fact(
    'processing',
    {
      steps: [
        {
          ...step,
          name: 'Tagging',
          purpose: 'Marks documents and passages by length, quality, perplexity and the like.',
          parameters: 'The attributes that the mixer settings of the source expect.',
          isPublicTool: true,
        },
        {
          ...step,
          name: 'Deduplication across all sources',
          purpose: 'Finds documents that are nearly the same as one seen before, in any source.',
          parameters: 'filtering/dedupe_configs/global_dedupe.json: n-grams of 20, overlap 0.9.',
          isPublicTool: true,
        },
        {
          ...step,
          name: 'Mixing',
          purpose: 'Drops documents and replaces passages by their tags.',
          parameters: mixed.parameters,
          isPublicTool: true,
        },
      ],
    },
    filteringReadme('/steps', 'three main operations: tagging, deduplicating, and mixing'),
    filteringReadme('/steps/1', 'Approximate duplicates are examples with >90% of their 20-grams in common.'),
    filteringReadme('/steps/2', 'Mixing was run with the `dolma mix` command'),
    deduplication('/steps/1/parameters', '"ngram_length": 20, "stride": 1, "overlap_threshold": 0.9'),
    licence('/steps/0/codeLicense', 'MIT License Copyright (c) 2023 r-three'),
    ...mixed.evidence,
  )
}

/** E-mail addresses were masked by the tagger that also finds telephone numbers and IP addresses; of these the settings differ by source. */
export const ADDRESSES_MASKED: SampleFact = fact(
  'sensitive-scans',
  {
    scans: [
      {
        tool: 'Dolma tagger pii_regex_with_counts_fast_v2',
        version: 'v2',
        classes: ['e-mail addresses', 'telephone numbers', 'IP addresses'],
        date: '2025-06-06',
        actions: [
          {
            class: 'e-mail addresses',
            action: 'masked',
            note: 'In arXiv papers and court decisions. The day of the run is not told: that of the release stands for it.',
          },
        ],
      },
    ],
  },
  mixer('arxiv-papers.json')('/scans/0/actions/0', '"replacement": "<EMAIL_ADDRESS>"'),
  mixer('caselaw_access_project.json', '66eabe02946c91ac2bdcc48668de8da1e68e4480')(
    '/scans/0/classes',
    'pii_regex_with_counts_fast_v2__PHONE_NUMBER',
  ),
)

/** What is true of the whole project and so of each of its components. */
export const OF_THE_PROJECT: SampleFact[] = [
  fact(
    'open-channel',
    {
      tracker: `${REPOSITORY}/issues`,
      guide: `${REPOSITORY}/blob/d79fc33784432e15ecdce4587bbef61c05a7e506/CONTRIBUTING.md`,
    },
    contributing('/tracker', "We track potential data sources in the repo's Issues"),
    contributing('/guide', 'How to Contribute'),
  ),
  fact(
    'partners',
    {
      partners: [
        'University of Toronto',
        'Vector Institute',
        'Hugging Face',
        'EleutherAI',
        'The Allen Institute for Artificial Intelligence',
        'Teraflop AI',
        'Lawrence Livermore National Laboratory',
      ].map((name) => ({ name, role: 'authors of the paper' })),
    },
    paper('/partners/0', 'Colin Raffel University of Toronto Vector Institute Hugging Face'),
    paper('/partners/3', 'Stella Biderman EleutherAI'),
    paper('/partners/4', 'Luca Soldaini The Allen Institute for Artificial Intelligence Enrico Shippole Teraflop AI'),
    paper('/partners/6', 'Bhavya Kailkhura Lawrence Livermore National Laboratory'),
  ),
  fact(
    'lessons',
    { url: 'https://arxiv.org/abs/2506.05209v1', reportsLimits: true },
    paper('/url', 'prior data collection efforts have yielded datasets too small or low-quality'),
    cardAt('arxiv_papers_filtered', '033cf7f53f9b348deec868c1a5a48484f3ee9e52')(
      '/reportsLimits',
      'for further discussion of this limitation, please see our paper',
    ),
  ),
  fact(
    'enhancements',
    {
      enhancements: [
        { what: 'The code that collects, converts and filters the sources', url: REPOSITORY, license: 'MIT' },
      ],
    },
    announcement('/enhancements/0', 'all of the code used to prepare our data is available on our GitHub repository'),
    licence('/enhancements/0/license', 'MIT License Copyright (c) 2023 r-three'),
  ),
  fact(
    'maintenance',
    { maintainer: 'Common Pile', contact: `${REPOSITORY}/issues` },
    announcement('/contact', 'please open an issue on GitHub or get in touch'),
  ),
]
