const LONG = 400
const BEFORE = 80

/**
 * Two texts as they are shown side by side: whole where they are short, else the part of each from shortly before the first
 * character that differs, with an ellipsis where something is left out.
 */
export function differenceWindow(before: string | null, after: string | null): [string | null, string | null] {
  if (Math.max(before?.length ?? 0, after?.length ?? 0) <= LONG) return [before, after]
  const start = before === null || after === null ? 0 : Math.max(0, commonStart(before, after) - BEFORE)
  return [windowOf(before, start), windowOf(after, start)]
}

function commonStart(a: string, b: string): number {
  let place = 0
  while (place < a.length && place < b.length && a.charCodeAt(place) === b.charCodeAt(place)) place += 1
  return place
}

function windowOf(text: string | null, start: number): string | null {
  if (text === null) return null
  const shown = text.slice(start, start + LONG).toWellFormed()
  return `${start > 0 ? '… ' : ''}${shown}${start + LONG < text.length ? ' …' : ''}`
}
