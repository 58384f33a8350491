import type { FormSpec } from '#app/_forms/spec.ts'

/** A mixture as someone pastes it. */
export const MIXTURE_FORM: FormSpec = [
  {
    title: '',
    fields: [
      { as: 'text', name: 'title', label: 'Title', hint: 'What it is for: the pre-training mixture of a model, say.' },
      {
        as: 'area',
        name: 'members',
        label: 'Versions',
        rows: 10,
        face: 'code',
        hint: 'One exact version a line, as org/name@label or as a digest, then its share: common-pile/caselaw@1.0 30 %. Shares may be left out.',
      },
    ],
  },
]
