import { LanguageTag } from '../dataset/schema.ts'
import type { DraftNotes } from './draft-notes.ts'
import { type Said, takeSome } from './draft-text.ts'

const MAX_LANGUAGES = 2000
/** What the Hub's cards write that is no BCP 47 tag. */
const KNOWN_WORDS: ReadonlyMap<string, string> = new Map([
  ['multilingual', 'mul'],
  ['unknown', 'und'],
])

/** The BCP 47 tags of a list of codes (RFC 5646); what is none is noted and kept. `zh_TW` is taken as `zh-TW`. */
export function takeLanguages(notes: DraftNotes, codes: Said[]): string[] {
  const tags = new Set<string>()
  for (const { value, from } of codes) {
    const tag = tagOf(value)
    if (tag === null) notes.unused('languages', value, from, 'No language tag (BCP 47).')
    else if (tag === value) notes.understood('languages', value, from)
    else notes.suggested('languages', value, from, `Taken as ${tag}.`)
    if (tag !== null) tags.add(tag)
  }
  return takeSome(notes, 'languages', [...tags], MAX_LANGUAGES, codes[0]?.from ?? '')
}

function tagOf(code: string): string | null {
  const known = KNOWN_WORDS.get(code.toLowerCase())
  if (known !== undefined) return known
  const tag = LanguageTag.safeParse(code.replaceAll('_', '-'))
  return tag.success && !/^code$/i.test(tag.data) ? tag.data : null
}
