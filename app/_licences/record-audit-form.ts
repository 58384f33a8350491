import type { FormSpec } from '#app/_forms/spec.ts'

/** The note that an auditor adds before the audit is frozen. */
export const RECORD_AUDIT_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'area',
        name: 'note',
        label: 'Your note',
        optional: true,
        rows: 3,
        hint: 'What you looked at, and what a reader must know. It becomes part of the report.',
      },
    ],
  },
]

/** A signature under a recorded audit. */
export const SIGN_AUDIT_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'text', name: 'name', label: 'Your name', half: true, autoComplete: 'name' },
      {
        as: 'text',
        name: 'capacity',
        label: 'In which capacity',
        half: true,
        hint: 'Counsel of the Whale Trust; auditor.',
      },
      {
        as: 'area',
        name: 'statement',
        label: 'What you state',
        rows: 3,
        hint: 'I read the statements and evidence named in this report, and agree with its findings.',
      },
    ],
  },
]
