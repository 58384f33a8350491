import type { Creator } from '../dataset/schema.ts'
import { singleLine } from './single-line.ts'

/** A name in the CSL-JSON data model: one text that stays whole, or a person's parts. */
export type CitationName = { literal: string } | { family: string; given: string; suffix?: string }

/** Scripts in which "given family" can be told apart at the blanks; names in any other script stay whole. */
const SPLITTABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\s.,'’‐-]+$/u
const SUFFIX = /^(?:jr|sr)\.?$|^(?:ii|iii|iv)$/i

/**
 * How a creator stands in a citation. An organisation stays whole. A person is split at the comma ("Asano, Yuki M."),
 * else before the last word and the lower-case particles in front of it ("Ludwig van Beethoven"), if the script
 * allows; a single word or another script stays whole.
 */
export function citationName(creator: Creator): CitationName {
  const name = singleLine(creator.name)
  if (creator.kind === 'organization' || !SPLITTABLE.test(name)) return { literal: name }
  const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim())
  if (rest.length > 0 || family === '') return { literal: name }
  if (SUFFIX.test(given)) return withSuffix(splitAtFamily(family), given)
  if (given !== '') return { family, given }
  return splitAtFamily(family)
}

function splitAtFamily(name: string): CitationName {
  const words = name.split(' ')
  const last = words.at(-1)
  if (words.length > 2 && last !== undefined && SUFFIX.test(last))
    return withSuffix(splitAtFamily(words.slice(0, -1).join(' ')), last)
  let start = words.length - 1
  while (start > 1 && isParticle(words[start - 1])) start -= 1
  if (start < 1) return { literal: name }
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' ') }
}

function withSuffix(name: CitationName, suffix: string): CitationName {
  return 'literal' in name ? { literal: `${name.literal} ${suffix}` } : { ...name, suffix }
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && /^\p{Ll}[\p{Ll}'’]{0,9}$/u.test(word)
}

/** The name under which a list sorts and a text refers: the family name, or the whole. */
export function shortName(name: CitationName): string {
  return 'literal' in name ? name.literal : name.family
}
