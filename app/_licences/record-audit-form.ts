import type { FormSpec } from '#app/_forms/spec.ts'

/** The note that an auditor adds before the audit is frozen. */
export const RECORD_AUDIT_FORM: FormSpec = [
  {
    kind: 'field',
    name: 'note',
    label: 'Your note',
    control: 'long-text',
    hint: 'What you looked at, and what a reader must know. It becomes part of the report.',
  },
]
