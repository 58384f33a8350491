import { type FactQuestion, NO_DATASET_KNOWN } from './question.ts'

/** What is asked for the sixth principle: with whom, and by which shared standards. */
export const COMMUNITY = {
  'provenance-standards': {
    title: 'Provenance standard',
    asks: 'Which provenance standard does its metadata follow?',
    help: 'W3C PROV, RO-Crate, the Data Provenance Standards of the Data & Trust Alliance, C2PA. SPDX, Croissant, BCP 47 and identifiers are seen by the registry itself.',
    none: null,
    example: {
      of: NO_DATASET_KNOWN,
      value: { standards: [{ name: 'W3C PROV-O', url: 'https://www.w3.org/TR/2013/REC-prov-o-20130430/' }] },
      source: 'https://example.org/provenance.ttl',
      quote: 'a prov:Entity',
    },
    members: {
      standards: { label: 'Standards', one: 'Standard' },
      'standards.name': { label: 'Name' },
      'standards.url': { label: 'Where it is seen' },
    },
  },
  partners: {
    title: 'Partners',
    asks: 'Which organisations outside the publisher worked on it, and as what?',
    help: 'A partner’s own page that says so is the evidence that counts.',
    none: 'Nobody outside took part',
    example: {
      of: 'The Stack v2',
      value: {
        partners: [
          {
            name: 'Software Heritage',
            role: 'Its archive is the source of the code',
            url: 'https://www.softwareheritage.org/',
            date: null,
          },
        ],
      },
      source: 'https://huggingface.co/datasets/bigcode/the-stack-v2',
      quote: 'Downloading the dataset in bulk requires a an agreement with SoftwareHeritage and INRIA.',
    },
    members: {
      partners: { label: 'Partners', one: 'Partner' },
      'partners.name': { label: 'Name' },
      'partners.role': { label: 'Role' },
      'partners.url': { label: 'Its page' },
      'partners.date': { label: 'Since' },
    },
  },
  'open-channel': {
    title: 'Open channel',
    asks: 'Where can anyone raise an issue, and is it answered?',
    help: 'A public tracker, a guide for contributors, and the day on which an issue was answered last.',
    none: 'There is no public tracker',
    example: {
      of: 'Common Voice',
      value: {
        tracker: 'https://github.com/common-voice/common-voice/issues',
        guide: 'https://github.com/common-voice/common-voice/blob/main/CONTRIBUTING.md',
        lastAnswer: null,
      },
      source: 'https://github.com/common-voice/common-voice/issues',
      quote: '',
    },
    members: {
      tracker: { label: 'Tracker' },
      guide: { label: 'Guide for contributors' },
      lastAnswer: { label: 'An issue was answered last on' },
    },
  },
  lessons: {
    title: 'What was learned',
    asks: 'Was it written up, with what did not work?',
    help: 'A paper, a report or a post. What failed, or where its limits are, is what others learn from.',
    none: 'There is no write-up',
    example: {
      of: 'FineWeb',
      value: { url: 'https://arxiv.org/abs/2406.17557v2', reportsLimits: true },
      source: 'https://arxiv.org/abs/2406.17557v2',
      quote: 'The FineWeb Datasets: Decanting the Web for the Finest Text Data at Scale',
    },
    members: {
      url: { label: 'Address of the write-up' },
      reportsLimits: { label: 'It reports failures or limits' },
    },
  },
} as const satisfies Record<string, FactQuestion>
