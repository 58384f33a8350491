import { EVIDENCE_GROUP, evidenceInput } from '#app/_forms/evidence-rows.ts'
import type { FormSpec, GroupSpec } from '#app/_forms/spec.ts'
import { type FormValues, one, rowsOf } from '#app/_forms/values.ts'

const EVIDENCE: GroupSpec = {
  ...EVIDENCE_GROUP,
  hint: 'Where others can read it.',
  fields: EVIDENCE_GROUP.fields.filter(({ name }) => name !== 'about'),
}

/** What a maintainer answers to a finding, as a form. */
export const ANSWER_FORM: FormSpec = [
  { title: '', fields: [{ as: 'area', name: 'note', label: 'Your answer', rows: 3 }, EVIDENCE] },
]

/** What an auditor says to an answer, as a form. */
export const OPINION_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'select',
        name: 'stance',
        label: 'The answer',
        options: [
          { value: '', label: 'choose' },
          { value: 'accept', label: 'is accepted' },
          { value: 'decline', label: 'is declined' },
        ],
      },
      { as: 'area', name: 'reason', label: 'Why', optional: true, rows: 2, hint: 'Needed where it is declined.' },
    ],
  },
]

/** The draft of an answer that was written. */
export function answerInput(values: FormValues, today: string) {
  return {
    criterion: one(values, 'context.criterion'),
    note: one(values, 'note'),
    evidence: rowsOf(values, 'evidence').map((row) => evidenceInput(row, today)),
  }
}
