/** A run of words that stayed, went or came. */
export type WordRun = { kind: 'same' | 'removed' | 'added'; text: string }

/** More words than this on either side are not compared one by one. */
const WORDS_MAX = 1500

/**
 * The difference of two passages by words, as runs in order of reading; what went stands before what came. A longest common
 * subsequence, so the runs that stayed are as long as can be. Passages of more than `WORDS_MAX` words are told as gone and come.
 */
export function wordDifference(before: string, after: string): WordRun[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length > WORDS_MAX || b.length > WORDS_MAX) return runs([...a.map(gone), ...b.map(come)])
  const lengths = commonLengths(a, b)
  const found: WordRun[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      found.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) found.push(gone(a[i++] ?? ''))
    else found.push(come(b[j++] ?? ''))
  }
  return runs([...found, ...a.slice(i).map(gone), ...b.slice(j).map(come)])
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function gone(text: string): WordRun {
  return { kind: 'removed', text }
}

function come(text: string): WordRun {
  return { kind: 'added', text }
}

/** For each pair of places, how many words the rests have in common in this order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [here, below] = [rows[i], rows[i + 1]]
      if (here === undefined || below === undefined) continue
      here[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0)
    }
  return rows
}

/** Neighbours of one kind as one run. */
function runs(words: readonly WordRun[]): WordRun[] {
  const joined: WordRun[] = []
  for (const { kind, text } of words) {
    const last = joined.at(-1)
    if (last?.kind === kind) last.text += ` ${text}`
    else joined.push({ kind, text })
  }
  return joined
}
