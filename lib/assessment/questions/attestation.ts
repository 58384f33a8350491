import type { FactQuestion } from './question.ts'

type Attested = { title: string; asks: string; excuses: string; of: string; statement: string }

/** The question for what can only be attested: the same members each time. `excuses`: what no longer applies if it is so. */
export function attestation({ title, asks, excuses, of, statement }: Attested): FactQuestion {
  return {
    title,
    asks,
    help: `${excuses} It counts only with evidence that is kept: a signed page at a fixed revision.`,
    none: null,
    example: {
      of,
      value: { statement, signedBy: 'Colophon samples', date: '2026-11-22', note: '' },
      source: 'https://github.com/stdlib-js/datasets-moby-dick',
      quote: '',
    },
    members: {
      statement: { label: 'The statement, in a sentence' },
      signedBy: { label: 'Signed by' },
      date: { label: 'On' },
      note: { label: 'Note' },
    },
  }
}
