import { sha256Hex } from '../digest.ts'

const WORDS = ['the', 'whale', 'sea', 'and', 'ship', 'of', 'a', 'white', 'man', 'in']

/** Records with a text of small words each. */
export function textRecords(count: number): { id: string; digest: string; text: string }[] {
  return Array.from({ length: count }, (_, place) => {
    const words = Array.from({ length: 12 }, (__, i) => WORDS[(place * 7 + i * i * 3 + i) % WORDS.length])
    const text = `${words.join(' ')}.`
    return { id: `doc-${String(place).padStart(3, '0')}`, digest: sha256Hex(text), text }
  })
}
