import type { FactQuestion } from './question.ts'

const PILE = 'https://github.com/r-three/common-pile/blob'
const GUTENBERG = `${PILE}/0faadad8cccccf5a7085487dc728177da909dbaf/gutenberg/README.md`
const FILTERING = `${PILE}/c3c1a1322be0a8af6c63c926d000e9bdc634a828/filtering/README.md`

/** What is asked for the second principle: whether somebody else could make it again. */
export const REPRODUCIBILITY = {
  selection: {
    title: 'Why each source',
    asks: 'Why was each source chosen, and where is it?',
    help: 'One sentence a source is enough. What the version record says already need not be said again.',
    none: null,
    perSource: 'sources',
    example: {
      of: 'Common Pile v0.1',
      value: {
        sources: [
          {
            source: 'Project Gutenberg',
            reason: 'Whole books that are in the public domain, marked so by the site’s own metadata.',
            url: 'https://www.gutenberg.org/',
          },
        ],
      },
      source: GUTENBERG,
      quote: 'A collection of public domain books from www.gutenberg.org.',
    },
    members: {
      sources: { label: 'Sources', one: 'Source' },
      'sources.source': { label: 'Source' },
      'sources.reason': { label: 'Why it was chosen' },
      'sources.url': { label: 'Where it is' },
    },
  },
  acquisition: {
    title: 'How each source was got',
    asks: 'How and when was each source got?',
    help: 'Method, tool with version, first and last day, and the sha256 of the raw snapshot if you kept one.',
    none: null,
    perSource: 'sources',
    example: {
      of: 'Common Pile v0.1',
      value: {
        sources: [
          {
            source: 'Project Gutenberg',
            method: 'An index of public-domain books is built from the site’s metadata; each book is fetched as text.',
            tool: 'get-books.py',
            toolVersion: '0faadad8cccccf5a7085487dc728177da909dbaf',
            from: null,
            to: null,
            snapshot: null,
          },
        ],
      },
      source: GUTENBERG,
      quote: 'Build the Public Domain index',
    },
    members: {
      sources: { label: 'Sources', one: 'Source' },
      'sources.source': { label: 'Source' },
      'sources.method': { label: 'Method' },
      'sources.tool': { label: 'Tool' },
      'sources.toolVersion': { label: 'Its version' },
      'sources.from': { label: 'From' },
      'sources.to': { label: 'To' },
      'sources.snapshot': { label: 'Digest of the raw snapshot', hint: 'sha256: and 64 hex digits.' },
    },
  },
  processing: {
    title: 'Steps of processing',
    asks: 'What was done on the way from the sources to this version, step by step?',
    help: 'In order. Purpose and counts say what a step did; code at a commit, parameters and licence let others do it again.',
    none: null,
    example: {
      of: 'Common Pile v0.1, filtered',
      value: {
        steps: [
          {
            name: 'Global deduplication',
            purpose: 'Approximate duplicates across all sources are removed.',
            codeUrl: FILTERING,
            commit: 'c3c1a1322be0a8af6c63c926d000e9bdc634a828',
            parameters: 'dedupe_configs/global_dedupe.json: more than 90 % of the 20-grams in common',
            codeLicense: '',
            unit: 'records',
            countIn: null,
            countOut: null,
            isPublicTool: true,
          },
        ],
      },
      source: FILTERING,
      quote: 'This deduplication step removes approximate duplicates across all sources.',
    },
    members: {
      steps: { label: 'Steps', one: 'Step' },
      'steps.name': { label: 'Name' },
      'steps.purpose': { label: 'What it is for' },
      'steps.codeUrl': { label: 'Address of its code' },
      'steps.commit': { label: 'At the commit' },
      'steps.parameters': { label: 'Parameters', hint: 'The values, or where they stand.' },
      'steps.codeLicense': { label: 'Licence of the code', hint: 'SPDX: Apache-2.0.' },
      'steps.unit': { label: 'What is counted', hint: 'records, tokens.' },
      'steps.countIn': { label: 'How many went in' },
      'steps.countOut': { label: 'How many came out' },
      'steps.isPublicTool': { label: 'A tool of others that anyone can get' },
    },
  },
  reachability: {
    title: 'Whether the sources are still there',
    asks: 'Can each source be reached today, or is it archived?',
    help: 'Open each address. What is gone may still be in a web archive: then say where.',
    none: null,
    perSource: 'checks',
    example: {
      of: 'Common Pile v0.1',
      value: {
        checks: [{ source: 'Project Gutenberg', state: 'reachable', checkedAt: '2026-11-26', archivedUrl: null }],
      },
      source: 'https://www.gutenberg.org/',
      quote: 'Project Gutenberg is a library of',
    },
    members: {
      checks: { label: 'Checks', one: 'Check' },
      'checks.source': { label: 'Source' },
      'checks.state': { label: 'What you found' },
      'checks.checkedAt': { label: 'On' },
      'checks.archivedUrl': { label: 'Where it is archived' },
    },
  },
  documentation: {
    title: 'Datasheet or data card',
    asks: 'Is there a datasheet, a data card or a governance card?',
    help: 'A datasheet answers the questions of Gebru et al.; a data card those of Pushkarna et al. A README alone is neither.',
    none: 'There is no such card',
    example: {
      of: 'The Pile',
      value: { cards: [{ kind: 'datasheet', url: 'https://arxiv.org/abs/2201.07311v1' }] },
      source: 'https://arxiv.org/abs/2201.07311v1',
      quote: 'Datasheet for the Pile',
    },
    members: {
      cards: { label: 'Cards', one: 'Card' },
      'cards.kind': { label: 'Kind' },
      'cards.url': { label: 'Address' },
    },
  },
} as const satisfies Record<string, FactQuestion>
