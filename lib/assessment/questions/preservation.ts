import type { FactQuestion } from './question.ts'

/** What is asked for the seventh principle: whether it stays. */
export const PRESERVATION = {
  identifiers: {
    title: 'Persistent identifiers',
    asks: 'Which persistent identifiers name it, and do they resolve?',
    help: 'Open each one. One that names this very version is worth the whole, one of the dataset half.',
    none: null,
    example: {
      of: 'FineWeb',
      value: {
        identifiers: [{ scheme: 'doi', value: '10.57967/hf/2493', level: 'dataset', resolvedAt: '2026-11-26' }],
      },
      source: 'https://doi.org/10.57967/hf/2493',
      quote: 'doi = { 10.57967/hf/2493 }',
    },
    members: {
      identifiers: { label: 'Identifiers', one: 'Identifier' },
      'identifiers.scheme': {
        label: 'Scheme',
        words: { doi: 'DOI', swhid: 'SWHID', ark: 'ARK', iscc: 'ISCC', arxiv: 'arXiv', other: 'other' },
      },
      'identifiers.value': { label: 'Identifier' },
      'identifiers.level': {
        label: 'What it names',
        words: { version: 'this version', dataset: 'the dataset, all versions' },
      },
      'identifiers.resolvedAt': { label: 'Resolved on' },
    },
  },
  'host-versions': {
    title: 'The same newest version everywhere',
    asks: 'Does each host that lists it show the same newest version?',
    help: 'Look at every place where it can be downloaded: a copy that lags behind keeps what was removed.',
    none: null,
    example: {
      of: 'Dolma',
      value: {
        hosts: [
          {
            url: 'https://huggingface.co/datasets/allenai/dolma',
            showsSameLatest: true,
            checkedAt: '2026-11-26',
          },
        ],
      },
      source: 'https://huggingface.co/datasets/allenai/dolma',
      quote: '',
    },
    members: {
      hosts: { label: 'Hosts', one: 'Host' },
      'hosts.url': { label: 'Address' },
      'hosts.showsSameLatest': { label: 'Shows the same newest version' },
      'hosts.checkedAt': { label: 'Looked at on' },
    },
  },
  maintenance: {
    title: 'Maintenance',
    asks: 'Who looks after it, do they answer, and what happens when they no longer can?',
    help: 'A contact that answered within a year, a plan for continuity and a review within a year are worth the whole.',
    none: 'Nobody maintains it',
    example: {
      of: 'Common Voice',
      value: {
        maintainer: 'Mozilla Foundation',
        contact: 'commonvoice@mozilla.com',
        contactAnswered: null,
        continuityPlan: null,
        lastReview: null,
      },
      source: 'https://commonvoice.mozilla.org/',
      quote: '',
    },
    members: {
      maintainer: { label: 'Maintainer' },
      contact: { label: 'Contact', hint: 'An address of mail, or of a page.' },
      contactAnswered: { label: 'The contact answered last on' },
      continuityPlan: { label: 'Plan for continuity' },
      lastReview: { label: 'Reviewed last on' },
    },
  },
} as const satisfies Record<string, FactQuestion>
