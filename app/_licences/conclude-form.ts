import { EVIDENCE_GROUP, evidenceInput } from '#app/_forms/evidence-rows.ts'
import type { FormSpec } from '#app/_forms/spec.ts'
import { type FormValues, one, oneOrNull, rowsOf } from '#app/_forms/values.ts'
import { BASIS_WORDS, READ_FROM_WORDS } from '#app/datasets/_parts/words.ts'
import { LICENSE_BASES, LICENSE_READ_FROM } from '#lib/license/statement.ts'

const NOT_SAID = { value: '', label: 'not said' }

/** What an auditor concludes about a part, as a form. */
export const CONCLUDE_FORM: FormSpec = [
  {
    title: 'What you conclude',
    fields: [
      {
        as: 'expression',
        name: 'expression',
        label: 'SPDX expression',
        hint: 'CC-BY-4.0, or MIT OR Apache-2.0; NONE where you looked and there is none; NOASSERTION where looking did not settle it.',
      },
      {
        as: 'select',
        name: 'layer',
        label: 'It speaks of',
        half: true,
        options: [
          { value: 'content', label: 'the works themselves' },
          { value: 'database', label: 'the collection (database right)' },
        ],
      },
      {
        as: 'select',
        name: 'basis',
        label: 'On which kind of evidence',
        half: true,
        options: [NOT_SAID, ...LICENSE_BASES.map((value) => ({ value, label: BASIS_WORDS[value] }))],
      },
      {
        as: 'select',
        name: 'readFrom',
        label: 'Read from',
        half: true,
        options: [NOT_SAID, ...LICENSE_READ_FROM.map((value) => ({ value, label: READ_FROM_WORDS[value] }))],
      },
      {
        as: 'select',
        name: 'confidence',
        label: 'How sure you are',
        half: true,
        options: [NOT_SAID, ...['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: `${value} of 5` }))],
      },
      { as: 'area', name: 'reason', label: 'Why', rows: 3, hint: 'So that a second person can follow and confirm.' },
    ],
  },
  { title: 'What bears it out', fields: [EVIDENCE_GROUP] },
]

/** What a second person says, as a form. */
export const OPINION_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'area', name: 'reason', label: 'Why', optional: true, rows: 2, hint: 'Needed where you disagree.' },
      {
        as: 'expression',
        name: 'expression',
        label: 'What you would conclude instead',
        optional: true,
      },
    ],
  },
]

/** The draft of a conclusion that was written. */
export function conclusionInput(values: FormValues, today: string): unknown {
  const confidence = oneOrNull(values, 'confidence')
  return {
    parts: [one(values, 'context.part')],
    layer: one(values, 'layer') || 'content',
    expression: one(values, 'expression'),
    raw: one(values, 'context.raw'),
    basis: oneOrNull(values, 'basis'),
    readFrom: oneOrNull(values, 'readFrom'),
    reason: one(values, 'reason'),
    confidence: confidence === null ? null : Number(confidence),
    evidence: rowsOf(values, 'evidence').map((row) => evidenceInput(row, today)),
  }
}
