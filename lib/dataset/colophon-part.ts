/**
 * A piece of a sentence. Figures, dates and languages are kept apart from the words, so that the page sets them as it
 * sets them elsewhere. `anchor` (`#files`) is the place on the version's page that shows more.
 */
export type ColophonPart =
  | { kind: 'text'; text: string; anchor?: string }
  | { kind: 'title'; text: string }
  | { kind: 'quote'; text: string; anchor?: string }
  | { kind: 'code'; text: string; anchor?: string }
  | { kind: 'date'; date: string }
  | { kind: 'language'; tag: string }
  | { kind: 'bytes'; bytes: number }
  | { kind: 'share'; share: number; anchor?: string }

export type Sentence = ColophonPart[]

/** Words, with the place that they lead to. */
export function text(words: string, anchor?: string): ColophonPart {
  return anchor === undefined ? { kind: 'text', text: words } : { kind: 'text', text: words, anchor }
}

/** `1 record`, `392,118,406 records`, with a no-break space. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-US')}\u00a0${count === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}
