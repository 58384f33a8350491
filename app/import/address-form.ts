import type { FormSpec } from '#app/_forms/spec.ts'

/** The address of a document to import. */
export const ADDRESS_FORM: FormSpec = [
  {
    title: '',
    fields: [
      {
        as: 'text',
        name: 'url',
        label: 'Address',
        type: 'url',
        placeholder: 'https://huggingface.co/datasets/…',
        hint: 'Of the document, of a dataset’s page on Hugging Face, whose card is then read, or a DOI, of which DataCite’s record is.',
      },
    ],
  },
]
