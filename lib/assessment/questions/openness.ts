import { attestation } from './attestation.ts'
import type { FactQuestion } from './question.ts'

/** What is asked for the first principle: whether others can get it, read its terms and build on it. */
export const OPENNESS = {
  access: {
    title: 'How the files are got',
    asks: 'What stands between a stranger and the files?',
    help: 'Try it in a private window, without an account, and record what you met.',
    none: null,
    example: {
      of: 'Dolma v1.6',
      value: { mode: 'automatic-gate', url: 'https://huggingface.co/datasets/allenai/dolma', checkedAt: '2026-11-26' },
      source: 'https://huggingface.co/datasets/allenai/dolma/blob/4def87c3c196dacba20530d4930c1d278a91b6dc/README.md',
      quote: 'Access to this dataset is automatically granted upon accepting the',
    },
    members: {
      mode: {
        label: 'What it takes',
        words: {
          anonymous: 'nothing: anyone can download it',
          'free-account': 'a free account',
          'automatic-gate': 'a form that lets everyone through',
          'manual-gate': 'the yes of a person',
          paid: 'money',
          private: 'it cannot be got',
        },
      },
      url: { label: 'The page to get it from' },
      checkedAt: { label: 'Looked at on' },
    },
  },
  'extra-terms': {
    title: 'Terms beside the licence',
    asks: 'Which terms come on top of the licence?',
    help: 'Terms of use of the host, acceptable-use policies, behavioural clauses. Say of each what it is laid on: a restriction on parts that are open or in the public domain counts against openness.',
    none: 'There are no terms beside the licence',
    example: {
      of: 'FineWeb',
      value: {
        terms: [{ name: 'Common Crawl Terms of Use', url: 'https://commoncrawl.org/terms-of-use', binds: ['other'] }],
      },
      source: 'https://huggingface.co/datasets/HuggingFaceFW/fineweb',
      quote: "The use of this dataset is also subject to CommonCrawl's Terms of Use.",
    },
    members: {
      terms: { label: 'Terms', one: 'Term' },
      'terms.name': { label: 'Name' },
      'terms.url': { label: 'Address' },
      'terms.binds': {
        label: 'Laid on',
        words: { 'public-domain': 'parts in the public domain', open: 'openly licensed parts', other: 'other parts' },
      },
    },
  },
  'plain-terms': {
    title: 'Terms in plain words',
    asks: 'Are the terms told in plain words, and made of named modules?',
    help: 'The deed of a Creative Commons licence is such a summary, and its elements are such modules.',
    none: 'There is neither a plain summary nor a named module',
    example: {
      of: 'Wikipedia',
      value: {
        summary: 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
        modules: ['Attribution', 'ShareAlike'],
      },
      source: 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
      quote: 'You are free to: Share',
    },
    members: {
      summary: { label: 'Where they are told in plain words' },
      modules: { label: 'Modules', hint: 'One on each line: Attribution, ShareAlike.' },
    },
  },
  'attested-created-by-publisher': attestation({
    title: 'All of it made by the publisher',
    asks: 'Did the publisher make all of it, with nothing taken from others?',
    excuses: 'Then there are no parts of others, no sources to acquire and no third party to ask.',
    of: 'The made-up corpus of twelve sites',
    statement: 'Every page of the twelve sites was written for this corpus. Nothing was taken from others.',
  }),
} as const satisfies Record<string, FactQuestion>
