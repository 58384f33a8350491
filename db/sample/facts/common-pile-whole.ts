import { filteringReadme } from '../common-pile-sources.ts'
import { readAt } from '../entry.ts'
import {
  ADDRESSES_MASKED,
  cardAt,
  carriedByEach,
  chosen,
  filterSteps,
  mixer,
  OF_THE_PROJECT,
  removalBy,
} from './common-pile-facts.ts'
import { fact, type SampleFacts } from './fact.ts'

const webText = cardAt('cccc', '72bd015ff2a77f8701c617096fbb5dc89dd705fe')
const paper = readAt('https://arxiv.org/html/2506.05209v1', 'abstract; stored copy')

/** What both releases share: they are of the same sources, and can be asked about at the same place. */
const ofBoth = [...OF_THE_PROJECT, carriedByEach, removalBy(webText)]

/** What is known of the Common Pile as a whole, as collected and after filtering. */
export const commonPileWholeFacts: SampleFacts[] = [
  {
    version: 'common-pile/common-pile-v0.1@v0.1-raw',
    facts: [
      ...ofBoth,
      chosen([{ source: 'source/0', url: 'https://huggingface.co/collections/common-pile/common-pile-v01-raw-data' }]),
      fact(
        'source-notes',
        {
          sources: [
            {
              source: 'source/0',
              strengths: 'Thirty sources of many kinds: papers, code, books, encyclopedias, transcripts.',
              weaknesses: 'A licence may have been put on a work by somebody who could not, or be told wrongly.',
            },
          ],
        },
        paper(
          '/sources/0/strengths',
          'content from 30 sources that span diverse domains including research papers, code, books',
        ),
        webText(
          '/sources/0/weaknesses',
          'license laundering and inaccurate metadata can cause us to erroneously assign the incorrect license',
        ),
      ),
    ],
  },
  {
    version: 'common-pile/common-pile-v0.1@v0.1-filtered',
    facts: [
      ...ofBoth,
      filterSteps({
        parameters: 'filtering/mixer_configs, one file for each source.',
        evidence: [mixer('arxiv-papers.json')('/steps/2/parameters', '"name": "arxiv-papers"')],
      }),
      ADDRESSES_MASKED,
      fact(
        'selection',
        { sources: [{ source: 'source/0', reason: 'The raw text, to be cleaned for the training of Comma v0.1.' }] },
        filteringReadme(
          '/sources/0/reason',
          'far cleaner and were ultimately used to train the Comma v0.1 suite of models',
        ),
      ),
    ],
  },
]
