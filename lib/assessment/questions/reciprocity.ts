import { attestation } from './attestation.ts'
import { type FactQuestion, NO_DATASET_KNOWN } from './question.ts'

const VOICE_TERMS = 'https://raw.githubusercontent.com/mozilla/legal-docs/main/en/common_voice_terms.md'

/** What is asked for the fifth principle: what those who contributed get. */
export const RECIPROCITY = {
  credit: {
    title: 'Credit',
    asks: 'Where are author, source and licence shipped with the data?',
    help: 'With each record is worth most. A file of credits for each source is worth half.',
    none: null,
    example: {
      of: 'YouTube-Commons',
      value: { at: 'record', share: { unit: 'records', value: 1 }, file: null },
      source: 'https://huggingface.co/datasets/PleIAs/YouTube-Commons',
      quote: 'every YouTube channels is fully credited',
    },
    members: {
      at: {
        label: 'Where credit stands',
        words: { record: 'with each record', source: 'for each source', nowhere: 'nowhere' },
      },
      share: { label: 'Share' },
      'share.unit': { label: 'Counted in' },
      'share.value': { label: 'For what share of those that ask for it', hint: '99 %, or 0.99.' },
      file: { label: 'File of credits' },
    },
  },
  reciprocity: {
    title: 'What was given back',
    asks: 'What did those it was taken from get back?',
    help: 'Better text or metadata, money, tools, access, training: to whom, and when.',
    none: 'Nothing was given back',
    example: {
      of: 'Common Voice',
      value: {
        acts: [
          {
            kind: 'access',
            what: 'Every voice that was given is published under CC0, for the speakers’ communities as for anyone',
            beneficiary: 'The speakers and their communities',
            date: '2017-11-29',
            state: 'done',
          },
        ],
      },
      source: VOICE_TERMS,
      quote: 'We make Mozilla’s Common Voice dataset available under the',
    },
    members: {
      acts: { label: 'Acts', one: 'Act' },
      'acts.kind': { label: 'Kind' },
      'acts.what': { label: 'What was given' },
      'acts.beneficiary': { label: 'To whom' },
      'acts.date': { label: 'When' },
      'acts.state': { label: 'State' },
    },
  },
  enhancements: {
    title: 'What was made better',
    asks: 'What was made better on the way, and where is it published?',
    help: 'Corrected text, added metadata, tools. Published under an open licence it is worth the whole.',
    none: null,
    example: {
      of: 'FineWeb',
      value: {
        enhancements: [
          {
            what: 'datatrove, the library that processed it',
            url: 'https://github.com/huggingface/datatrove',
            license: 'Apache-2.0',
          },
        ],
      },
      source: 'https://huggingface.co/datasets/HuggingFaceFW/fineweb',
      quote: 'we also share all the code needed to fully reproduce our processing setup',
    },
    members: {
      enhancements: { label: 'Enhancements', one: 'Enhancement' },
      'enhancements.what': { label: 'What was made better' },
      'enhancements.url': { label: 'Where it is published' },
      'enhancements.license': { label: 'Its licence', hint: 'SPDX: CC0-1.0, Apache-2.0.' },
    },
  },
  'contributor-terms': {
    title: 'Terms of contributors and workers',
    asks: 'What did contributors agree to, and how were paid workers treated?',
    help: 'The consent text with its version and the way to withdraw; pay and conditions of those who were paid. If there were neither, attest that instead.',
    none: null,
    example: {
      of: 'Common Voice',
      value: {
        contributors: {
          consent: 'https://commonvoice.mozilla.org/terms',
          consentVersion: 'Effective October 31, 2025',
          withdrawal: 'As its privacy notice says.',
        },
        workers: null,
      },
      source: VOICE_TERMS,
      quote: 'You may only participate in Common Voice if you agree to these Common Voice Legal Terms',
    },
    members: {
      contributors: { label: 'People contributed of their own accord' },
      'contributors.consent': { label: 'The text that they agreed to' },
      'contributors.consentVersion': { label: 'Its version' },
      'contributors.withdrawal': { label: 'How they withdraw' },
      workers: { label: 'People were paid to work on it' },
      'workers.pay': { label: 'What they were paid' },
      'workers.conditions': { label: 'Under which conditions' },
    },
  },
  'conditions-honoured': {
    title: 'Conditions met by runs',
    asks: 'How did each run that used it meet the conditions of the licences?',
    help: 'Credit, share-alike: of each run that is linked here, how it met them.',
    none: null,
    example: {
      of: NO_DATASET_KNOWN,
      value: { runs: [{ run: 'training-run-17', how: 'The model card names every source and its licence.' }] },
      source: 'https://example.org/model-card',
      quote: '',
    },
    members: {
      runs: { label: 'Runs', one: 'Run' },
      'runs.run': { label: 'Run', hint: 'Its id or digest.' },
      'runs.how': { label: 'How it met them' },
    },
  },
  'attested-no-enhancements': attestation({
    title: 'Nothing was made better',
    asks: 'Was nothing made better on the way: no text, no metadata, no tool?',
    excuses: 'Then there is nothing to publish.',
    of: 'Moby-Dick by parts',
    statement: 'The text is as the package has it; nothing was corrected or added.',
  }),
  'attested-no-contributors': attestation({
    title: 'No contributors, no workers',
    asks: 'Did nobody contribute to it, and was nobody paid to work on it?',
    excuses: 'Then there are no terms that they could have agreed to.',
    of: 'Moby-Dick by parts',
    statement: 'Its maintainer alone made it, unpaid; nobody contributed.',
  }),
} as const satisfies Record<string, FactQuestion>
