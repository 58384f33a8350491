import { oneLine, pageText } from './page-text.ts'

/** The rule by which pages are compared with what was quoted; raised whenever it answers differently. */
export const QUOTE_RULE = 'evidence-quote/1'

/** How much of a page stands around a quote, in characters on each side (`licences.md` §2). */
export const SURROUNDINGS = 500

/** A page that was fetched: its bytes, what the host says they are, and their sha256 in hex. */
export type FetchedBytes = { bytes: Uint8Array; mediaType: string; sha256: string }

/** What is known of the page from before: the quoted words, and the sha256 of the bytes that last said them, null if none were kept. */
export type Quoted = { quote: string; baseline: string | null }

/** `as-quoted`: the words stand there, or nothing changed. `changed`: they do not. */
export type QuoteVerdict = { outcome: 'as-quoted' | 'changed'; note: string }

/**
 * Whether a page still says what was quoted. Upper and lower case, white space and typographic quotes do not count. Without a quote, or
 * where the bytes are no text, only equal bytes say yes; the first bytes that are kept of such a page say nothing against it.
 */
export function judgeQuote({ quote, baseline }: Quoted, page: FetchedBytes): QuoteVerdict {
  if (baseline === page.sha256) return { outcome: 'as-quoted', note: 'The bytes are the same.' }
  const words = plain(quote)
  const text = words === '' ? null : pageText(page.bytes, page.mediaType)
  if (text !== null) {
    return plain(text).includes(words)
      ? { outcome: 'as-quoted', note: 'The quoted words stand on the page.' }
      : { outcome: 'changed', note: 'The quoted words are not on the page any more.' }
  }
  if (baseline === null)
    return { outcome: 'as-quoted', note: 'The first bytes that were kept; there was nothing to compare.' }
  return { outcome: 'changed', note: 'The bytes are others, and no quote can be looked for in them.' }
}

/** The words around a quote on a page: up to `SURROUNDINGS` characters on each side. Not found: the nearest place that shares its words. */
export function surroundingsOf(quote: string, text: string): string {
  const at = plain(text).indexOf(plain(quote))
  const place = at >= 0 && quote !== '' ? at : nearest(quote, text)
  const from = Math.max(0, place - SURROUNDINGS)
  return oneLine(text.slice(from, place + quote.length + SURROUNDINGS))
}

/** Text in which words are compared: one length with the text it was made of, so that places agree. */
function plain(text: string): string {
  return oneLine(text)
    .toLowerCase()
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/[\u2010-\u2014]/g, '-')
}

/** Where in the text the most distinct words of the quote stand close together; 0 where none does. */
function nearest(quote: string, text: string): number {
  const wanted = new Set(
    plain(quote)
      .split(/\W+/)
      .filter((word) => word.length > 3),
  )
  const found = [...plain(text).matchAll(/\w+/g)].filter(([word]) => wanted.has(word))
  const width = Math.max(200, quote.length)
  let best = { at: 0, score: 0 }
  let from = 0
  for (const [index, match] of found.entries()) {
    while ((found[from]?.index ?? 0) < match.index - width) from += 1
    const score = index - from + 1
    if (score > best.score) best = { at: found[from]?.index ?? 0, score }
  }
  return best.at
}
