/** What may stand at a place of an expression: the text to write, and in words what it is. */
export type Completion = { insert: string; name: string }

/** What joins two licences, or a licence and an exception. */
export const OPERATORS: readonly Completion[] = [
  { insert: 'AND', name: 'both bind' },
  { insert: 'OR', name: 'either may be chosen' },
  { insert: 'WITH', name: 'with an exception' },
]
export const BRACKETS: readonly Completion[] = [
  { insert: '(', name: 'open a bracket' },
  { insert: ')', name: 'close the bracket' },
]

/** The letters of an id or operator that stand right before the caret (UTF-16 units). */
export function wordBefore(text: string, caret: number): string {
  return /[A-Za-z0-9.:-]*$/.exec(text.slice(0, caret))?.[0] ?? ''
}

/**
 * The text with a word put in, and where the caret then stands. A licence id or exception takes the place of the word at the caret; an operator that
 * is being written too; else an operator or bracket stands after it. One space parts what needs a space.
 */
export function putIn(text: string, caret: number, insert: string): { text: string; caret: number } {
  const word = wordBefore(text, caret)
  const isJoint = [...OPERATORS, ...BRACKETS].some((one) => one.insert === insert)
  const isBegun = word !== '' && insert.toLowerCase().startsWith(word.toLowerCase())
  const isReplaced = !isJoint || isBegun
  const kept = isReplaced ? text.slice(0, caret - word.length) : text.slice(0, caret)
  const rest = text.slice(caret).replace(isReplaced ? /^[A-Za-z0-9.:-]*\s*/ : /^\s*/, '')
  const before = kept.trimEnd()
  const left = before === '' || before.endsWith('(') || insert === ')' ? before : `${before} `
  const right = insert === '(' || rest.startsWith(')') ? rest : ` ${rest}`
  return { text: left + insert + right, caret: left.length + insert.length + (right.startsWith(' ') ? 1 : 0) }
}
