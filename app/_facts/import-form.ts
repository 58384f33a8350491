import type { FormSpec } from '#app/_forms/spec.ts'

/** The file of facts, or its text. */
export const IMPORT_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'file',
        name: 'file',
        label: 'File',
        accept: '.json,application/json',
        hint: 'JSON, at most 16 MiB.',
        optional: true,
      },
      { as: 'area', name: 'text', label: 'Or its text', rows: 8, face: 'code', optional: true },
    ],
  },
]
