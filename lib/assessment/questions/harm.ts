import { attestation } from './attestation.ts'
import { type FactQuestion, NO_DATASET_KNOWN } from './question.ts'

/** What is asked for the third principle: whether preferences are heard and something can be taken out. */
export const HARM = {
  'preference-handling': {
    title: 'What was done about disallowed records',
    asks: 'What was done about records whose hosts or creators disallow training?',
    help: 'The registry counts them from the preferences of the version. Say what it cannot see: how many were left out, who gave permission for others, and by when the rest will go.',
    none: null,
    example: {
      of: NO_DATASET_KNOWN,
      value: {
        excluded: 412,
        overrides: [{ records: 20, permission: 'The publisher of the letters agreed in writing.', date: '2026-03-01' }],
        removal: { date: '2027-01-31', plan: 'What is left goes in version 1.2.0.' },
      },
      source: 'https://example.org/exclusions',
      quote: '',
    },
    members: {
      excluded: { label: 'Records that were left out for it' },
      overrides: { label: 'Permissions that override', one: 'Permission' },
      'overrides.records': { label: 'For how many records' },
      'overrides.permission': { label: 'Whose permission, and where it stands' },
      'overrides.date': { label: 'Since' },
      removal: { label: 'Removal of what is left' },
      'removal.date': { label: 'What is left will be removed by' },
      'removal.plan': { label: 'How' },
    },
  },
  'release-schema': {
    title: 'What each record carries along',
    asks: 'Do signal, licence, address and retrieval date travel with the data?',
    help: 'Look at the columns of a release. Where the manifest of records is held here, what it shows outweighs what is said.',
    none: null,
    example: {
      of: 'YouTube-Commons',
      value: {
        carries: {
          signal: { at: 'nowhere', column: '' },
          license: { at: 'record', column: 'license' },
          url: { at: 'record', column: 'video_link' },
          retrievedAt: { at: 'nowhere', column: '' },
        },
      },
      source: 'https://huggingface.co/datasets/PleIAs/YouTube-Commons',
      quote: 'video_link',
    },
    members: {
      carries: {
        label: 'Carried along',
        words: { signal: 'Signal', license: 'Licence', url: 'Address', retrievedAt: 'Retrieval date' },
      },
      'carries.at': {
        label: 'where it stands',
        words: { record: 'with each record', source: 'for each source', nowhere: 'nowhere' },
      },
      'carries.column': { label: 'in the column' },
    },
  },
  'removal-route': {
    title: 'How something is taken out',
    asks: 'How does somebody ask to be taken out, and what happens then?',
    help: 'A public form or contact, a written process, a target in days, and a log of requests that anyone can read.',
    none: 'There is no way to ask',
    example: {
      of: 'The Stack',
      value: {
        form: 'https://huggingface.co/spaces/bigcode/in-the-stack',
        contact: 'contact@bigcode-project.org',
        process: 'https://www.bigcode-project.org/docs/about/the-stack/',
        targetDays: null,
        log: 'https://github.com/bigcode-project/opt-out-v2/issues',
      },
      source: 'https://arxiv.org/abs/2211.15533v1',
      quote: 'provide a process for code to be removed from the dataset',
    },
    members: {
      form: { label: 'Form' },
      contact: { label: 'Contact', hint: 'An address of mail, or of a page.' },
      process: { label: 'Where the process is written down' },
      targetDays: { label: 'Target, in days' },
      log: { label: 'Log of requests' },
    },
  },
  removals: {
    title: 'Removals',
    asks: 'What was asked to be removed, and what was?',
    help: 'Of each removal: an id or digest, or how many; why; when; and the first version without it. That none was asked for counts only where there is a way to ask.',
    none: 'None was asked for, and none was made',
    example: {
      of: 'Re-LAION-5B',
      value: {
        requests: 3,
        removals: [{ id: '', count: 2236, reason: 'law', date: '2024-08-30', firstWithout: 'Re-LAION-5B 2024-08-30' }],
      },
      source: 'https://laion.ai/blog/relaion-5b/',
      quote: 'In all, 2236 links were removed after matching with the lists of link and image hashes',
    },
    members: {
      requests: { label: 'How many requests there were' },
      removals: { label: 'Removals', one: 'Removal' },
      'removals.id': { label: 'Id or digest of what was removed' },
      'removals.count': { label: 'How many records' },
      'removals.reason': { label: 'Why' },
      'removals.date': { label: 'When' },
      'removals.firstWithout': { label: 'First version without it', hint: 'Its label or its digest.' },
    },
  },
  'sensitive-scans': {
    title: 'Scans for sensitive data',
    asks: 'Was it scanned for sensitive data, and what was done about what was found?',
    help: 'Telephone numbers, addresses, health. Name each class that the scan looks for, and for each what was done.',
    none: 'There was no scan, and there is no policy',
    example: {
      of: 'FineWeb v1.0.0',
      value: {
        scans: [
          {
            tool: 'datatrove, PIIFormatter',
            version: '5c254fa5bfa3a6280aac0c1b8b95a5efcdd2a2ba',
            classes: ['email addresses', 'public IP addresses'],
            date: '2024-04-21',
            actions: [
              { class: 'email addresses', action: 'masked', note: 'Replaced by made-up ones.' },
              { class: 'public IP addresses', action: 'masked', note: '' },
            ],
          },
        ],
        policy: null,
      },
      source: 'https://huggingface.co/datasets/HuggingFaceFW/fineweb',
      quote: 'We anonymize email addresses and public IP addresses.',
    },
    members: {
      scans: { label: 'Scans', one: 'Scan' },
      'scans.tool': { label: 'Tool' },
      'scans.version': { label: 'Its version' },
      'scans.classes': { label: 'Classes that it looks for', hint: 'One on each line.' },
      'scans.date': { label: 'On' },
      'scans.actions': { label: 'What was done', one: 'Class' },
      'scans.actions.class': { label: 'Class', hint: 'As it is named above.' },
      'scans.actions.action': { label: 'What was done' },
      'scans.actions.note': { label: 'Note' },
      policy: { label: 'Policy on sensitive data' },
    },
  },
  'attested-no-natural-persons': attestation({
    title: 'No text of or about people',
    asks: 'Is it impossible that it holds text of or about a living person?',
    excuses: 'Then there is nothing that a scan could find.',
    of: 'Moby-Dick by parts',
    statement: 'It holds one novel of 1851 and nothing else: no text of or about a living person.',
  }),
} as const satisfies Record<string, FactQuestion>
