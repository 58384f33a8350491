/** What came of reading something that may be unreadable: the value, or why there is none, in the reader's words. */
export type Attempt<Value> = { ok: true; value: Value } | { ok: false; why: string }

/**
 * Runs a parser that says "I can't read this" by throwing (JSON, YAML, BibTeX, header fields) and turns that into a value:
 * text of others is strange more often than not, and strange text is an answer, not a bug. Also catches the stack running out on deeply nested text.
 */
export function attempt<Value>(read: () => Value): Attempt<Value> {
  try {
    return { ok: true, value: read() }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
