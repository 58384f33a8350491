import type { DraftNotes } from './draft-notes.ts'
import { cutTo } from './lenient.ts'

/** A value of a document and where it stands there: a JSON pointer or `line N`. */
export type Said<Value = string> = { value: Value; from: string }

/** The text as a field takes it: as it is, or cut to `max` characters and noted as cut. */
export function takeText(notes: DraftNotes, field: string, { value, from }: Said, max: number): string {
  const text = value.trim()
  if (text.length <= max) notes.understood(field, text, from)
  else notes.suggested(field, text, from, `Cut to ${max.toLocaleString('en')} characters; the whole is kept.`)
  return cutTo(text, max)
}

/** As many items as a field takes; the rest is noted as not used. */
export function takeSome<Item>(notes: DraftNotes, field: string, items: Item[], max: number, from: string): Item[] {
  if (items.length <= max) return items
  const left = (items.length - max).toLocaleString('en')
  notes.unused(field, `${left} more`, from, `At most ${max.toLocaleString('en')} are taken; the rest is kept verbatim.`)
  return items.slice(0, max)
}

/** Short texts such as keywords, each at most `length` characters, without doubles; longer ones are noted and left out. */
export function takeWords(
  notes: DraftNotes,
  field: string,
  words: Said[],
  limits: { max: number; length: number },
): string[] {
  const taken = new Map<string, string>()
  for (const { value, from } of words) {
    const word = value.trim()
    if (word === '' || taken.has(word)) continue
    if (word.length > limits.length) notes.unused(field, word, from, `Longer than ${limits.length} characters.`)
    else taken.set(word, from)
  }
  const some = takeSome(notes, field, [...taken.keys()], limits.max, words[0]?.from ?? '')
  if (some.length > 0) notes.understood(field, some.join(', '), words[0]?.from ?? '')
  return some
}
