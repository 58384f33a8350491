/** Where a reference stands in the text, in UTF-16 units; `end` is behind its last. */
export type Reference = { start: number; end: number }

const LIST_MARK = /^[ \t]{0,20}(?:[-*•–][ \t]|\[\d{1,4}\]|\d{1,4}[.)][ \t])/
const AUTHOR_YEAR = /\((?:\d{4}[a-z]?|n\.d\.)[,)]/
const LONE_WORD = /^[ \t]{0,20}\S+[ \t]{0,20}$/

/**
 * The references of a pasted list, in order, without gaps but for blank lines. A new one starts after a blank line, at
 * a list mark (`-`, `[3]`, `4.`), at a line with its own "(2024)" if the one before has its year already, and at a line
 * of a single word (a digest, an address) behind another such line. All other lines go on with the reference before.
 */
export function referencesIn(text: string): Reference[] {
  const references: Reference[] = []
  let current: { start: number; end: number; year: boolean; lone: boolean } | null = null
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const blank = line.trim() === ''
    const seen = { year: AUTHOR_YEAR.test(line), lone: LONE_WORD.test(line) }
    if (
      current !== null &&
      (blank || LIST_MARK.test(line) || (current.year && seen.year) || (current.lone && seen.lone))
    ) {
      references.push({ start: current.start, end: current.end })
      current = null
    }
    if (!blank) {
      current =
        current === null
          ? { start, end, ...seen }
          : { start: current.start, end, year: current.year || seen.year, lone: false }
    }
    start = end + 1
  }
  if (current !== null) references.push({ start: current.start, end: current.end })
  return references
}
