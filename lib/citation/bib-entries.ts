/** An entry's type, bracket, and then its key and a comma, or, with the key forgotten, a field's name and `=`. */
const ENTRY_START = /@\s{0,5}([A-Za-z]{1,30})\s{0,10}[{(](?=\s{0,20}[^\s,{}()"=]{0,300}\s{0,20}[,=])/g
/** Where a new entry surely starts although the one before was never closed. */
const LINE_START = /\n[ \t]{0,20}@[A-Za-z]{1,30}[ \t]{0,10}\{/g
const NOT_CITATIONS = ['comment', 'string', 'preamble']

/**
 * Where each entry of a BibTeX text stands (UTF-16 units): up to its closing brace or, if it has none, to the next
 * entry that starts a line. Comments, macros and preambles are none. Takes time in proportion to the text.
 */
export function* bibEntries(text: string): Generator<{ start: number; end: number }> {
  const lineStarts = [...text.matchAll(LINE_START)].map((match) => match.index)
  let next = 0
  let end = 0
  for (const match of text.matchAll(ENTRY_START)) {
    if (match.index < end) continue
    while ((lineStarts[next] ?? Number.POSITIVE_INFINITY) < match.index) next += 1
    end = entryEnd(text, match.index + match[0].length - 1, lineStarts[next] ?? text.length)
    if (!NOT_CITATIONS.includes((match[1] ?? '').toLowerCase())) yield { start: match.index, end }
  }
}

/** Behind the bracket that closes the one at `open`, or `limit`. BibTeX counts braces, escaped or not. */
function entryEnd(text: string, open: number, limit: number): number {
  const round = text.charAt(open) === '('
  let depth = 0
  for (let at = open; at < limit; at += 1) {
    const character = text.charAt(at)
    if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth <= 0 && character === (round ? ')' : '}')) return at + 1
  }
  return limit
}
