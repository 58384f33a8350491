import { readAt } from './entry.ts'

/** The Hub's page of the raw collection: per component a rounded row count and the day of its last change. */
export const rawCollection = readAt(
  'https://huggingface.co/collections/common-pile/common-pile-v01-raw-data',
  'list of items; stored copy',
)

/** The Hub's page of all Common Pile collections. */
export const collections = readAt('https://huggingface.co/common-pile/collections', 'list of collections; stored copy')

/** What the filtered components are, in the words of the repository that made them. */
export const filteringReadme = readAt(
  'https://github.com/r-three/common-pile/blob/c3c1a1322be0a8af6c63c926d000e9bdc634a828/filtering/README.md',
  'sections Description and Usage; stored copy',
)

/** How contributors are told to find a licence, with the licences that are allowed. */
export const contributing = readAt(
  'https://github.com/r-three/common-pile/blob/d79fc33784432e15ecdce4587bbef61c05a7e506/CONTRIBUTING.md',
  'section Finding License Information; stored copy',
)

/** The words in which the collection is announced, which every raw component shares. */
export const RAW_REASON = 'The first release of this component, as collected, before the filters of the training set.'
export const rawReason = collections(
  '/reason',
  'Common Pile v0.1 Raw Data Collection 8TB of public domain and openly licensed text',
)

/** Why there is a filtered release beside the raw one. */
export const FILTERED_REASON =
  'A cleaned release beside the raw one: documents are tagged, dropped or cut by the filters in the repository, and near ' +
  'copies are removed across all components. It was made for training the Comma v0.1 models.'
export const filteredReason = filteringReadme('/reason', 'which are far cleaner and were ultimately used to train the')

/** The paper that describes all components. */
export const PAPER = { kind: 'paper', url: 'https://arxiv.org/abs/2506.05209' } as const
