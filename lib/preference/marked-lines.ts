import type { SignalEvidence } from './preference.ts'

/** The evidence that stands on each line of a text, by the line's number from 1. */
export type MarkedLines<Piece> = ReadonlyMap<number, readonly Piece[]>

/**
 * On which lines of a text its evidence stands: by the line that the locator names, else by where its words are found. What is found nowhere, as a
 * header line, marks nothing.
 */
export function markLines<Piece extends Pick<SignalEvidence, 'locator' | 'quote'>>(
  text: string,
  evidence: readonly Piece[],
): MarkedLines<Piece> {
  const marked = new Map<number, Piece[]>()
  for (const piece of evidence)
    for (const line of linesOf(text, piece)) marked.set(line, [...(marked.get(line) ?? []), piece])
  return marked
}

/** The lines of a text as editors count them: CR, LF and CR LF each end one. What follows the last end is a line only if it has characters. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

function linesOf(text: string, { locator, quote }: Pick<SignalEvidence, 'locator' | 'quote'>): number[] {
  const named = /^line (\d+)/.exec(locator)?.[1]
  if (named !== undefined) return [Number(named)]
  const item = /^#\/(\d+)$/.exec(locator)?.[1]
  if (item !== undefined) return spanOf(text, itemOf(text, Number(item)))
  const start = quote === '' || locator.startsWith('header') ? -1 : text.indexOf(quote)
  if (start === -1) return []
  return spanOf(text, { start, end: start + quote.trimEnd().length })
}

type Span = { start: number; end: number }

function spanOf(text: string, span: Span | null): number[] {
  if (span === null) return []
  const first = splitLines(text.slice(0, span.start + 1)).length
  const rows = splitLines(text.slice(span.start, span.end)).length
  return Array.from({ length: rows }, (_, row) => first + row)
}

/** Where an item of the outermost array of a JSON text stands, without the space around it. The text was parsed before. */
function itemOf(text: string, index: number): Span | null {
  let depth = 0
  let item = 0
  let start: number | null = null
  for (const { 0: sign, index: at } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},]+/gs)) {
    const closes = sign === ']' || sign === '}'
    if (closes) depth -= 1
    if ((depth === 1 && sign === ',') || (depth === 0 && closes)) {
      if (item === index && start !== null) return { start, end: text.slice(0, at).trimEnd().length }
      item += 1
      start = null
    } else if (depth >= 1 && start === null) start = at
    if (sign === '[' || sign === '{') depth += 1
  }
  return null
}
