/** A number as people write it, `1,300,000`; NaN where it is none. */
export function numberIn(text: string): number {
  const plain = text.replace(/[\s,_\u00a0]/g, '')
  return plain === '' ? Number.NaN : Number(plain)
}

/** A share as a percentage (`62.5 %`) or as a part of one. */
export function shareIn(text: string): number {
  return text.endsWith('%') ? Number((numberIn(text.slice(0, -1)) / 100).toPrecision(12)) : numberIn(text)
}
