import { z } from 'zod'
import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, numberOrNull, one, oneOrNull } from '#app/_forms/values.ts'
import { CheckReport } from '#lib/archive/check.ts'
import type { PublicCopy } from '#lib/archive/public.ts'

/** A check that was made elsewhere, and of which copy. */
export const CopyReport = z.strictObject({ copy: z.uuid('Choose the copy.'), check: CheckReport })
export type CopyReport = z.infer<typeof CopyReport>

/** What a person says of a check that they made themselves. Names begin with `check`, as the form that records a copy stands on the same page. */
export function reportForm(copies: readonly PublicCopy[]): FormSpec {
  return [
    {
      title: '',
      fields: [
        {
          as: 'select',
          name: 'copy',
          label: 'Which copy',
          options: copies.map(({ id, custodian, path, url }) => ({
            value: id,
            label: `${custodian}, ${path ?? url.replace(/^https?:\/\//, '')}`,
          })),
        },
        {
          as: 'text',
          name: 'check.at',
          label: 'Checked on',
          type: 'date',
          half: true,
          optional: true,
          hint: 'Left empty: today.',
        },
        {
          as: 'text',
          name: 'check.report',
          label: 'Where the report can be read',
          type: 'url',
          half: true,
          optional: true,
          placeholder: 'https://…',
        },
        {
          as: 'text',
          name: 'check.sha256',
          label: 'SHA-256 of what its address sent',
          half: true,
          optional: true,
          face: 'code',
          hint: 'Or, below, how many files were compared: one of the two.',
        },
        { as: 'text', name: 'check.bytes', label: 'Bytes of it', type: 'number', half: true, optional: true },
        {
          as: 'text',
          name: 'check.filesChecked',
          label: 'Files compared with the version',
          type: 'number',
          half: true,
          optional: true,
          hint: 'As colophon verify counts them.',
        },
        {
          as: 'text',
          name: 'check.filesDiffering',
          label: 'Of these differ',
          type: 'number',
          half: true,
          optional: true,
        },
        {
          as: 'area',
          name: 'check.how',
          label: 'How it was checked',
          rows: 2,
          hint: 'Such as: sha256sum of a download, or colophon verify on the institute’s mirror.',
        },
      ],
    },
  ]
}

/** The form as a report. A day stands for its beginning (UTC); this very moment for today, and where none is written. */
export function reportInput(values: FormValues, now: Date) {
  const moment = now.toISOString()
  const day = oneOrNull(values, 'check.at')
  return {
    copy: one(values, 'copy'),
    check: {
      at: day === null || day === moment.slice(0, 10) ? moment : `${day}T00:00:00Z`,
      sha256:
        oneOrNull(values, 'check.sha256')
          ?.toLowerCase()
          .replace(/^sha256:/, '') ?? null,
      bytes: numberOrNull(values, 'check.bytes'),
      filesChecked: numberOrNull(values, 'check.filesChecked'),
      filesDiffering: numberOrNull(values, 'check.filesDiffering') ?? 0,
      how: one(values, 'check.how'),
      report: oneOrNull(values, 'check.report'),
    },
  }
}
