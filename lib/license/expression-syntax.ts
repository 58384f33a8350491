/** The most operators (AND, OR, WITH) and opening brackets that an expression may have: licences.md §3. */
export const MAX_OPERATORS = 1000

/** Where an expression goes wrong: UTF-16 units from its start, what may stand there, and what does. */
export type SyntaxFault = { offset: number; expected: string; found: string }

type Token = { kind: 'word' | 'operator' | 'with' | 'open' | 'close' | 'plus'; text: string; offset: number }
type Place = 'operand' | 'after-license' | 'after-plus' | 'exception' | 'after-operand'

const TOKENS = /[A-Za-z0-9.:-]+|[()+]|[^ ]/g
const EXPECTED = {
  operand: 'a license id or "("',
  'after-license': '"+", WITH, AND, OR or the end',
  'after-plus': 'WITH, AND, OR or the end',
  exception: 'an SPDX exception id',
  'after-operand': 'AND, OR or the end',
} as const satisfies Record<Place, string>

/**
 * The first place where the text stops being an SPDX expression, or null. Reads token by token without recursion, so
 * that no depth of brackets overflows the stack. `isKnown` says whether a text of one term is one (`MIT`, `MIT WITH x`).
 */
export function findFault(text: string, isKnown: (term: string) => boolean): SyntaxFault | null {
  let place: Place = 'operand'
  let depth = 0
  let operators = 0
  let end = 0
  for (const token of tokensOf(text)) {
    if (token.kind === 'operator' || token.kind === 'with' || token.kind === 'open') operators += 1
    if (operators > MAX_OPERATORS) return fault(token, `at most ${MAX_OPERATORS} operators and brackets`)
    if (token.kind === 'plus' && token.offset !== end) return fault(token, 'no space before "+"')
    const next = step(place, token, depth, isKnown)
    if (next === null) return fault(token, expectedAt(place, depth))
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') depth -= 1
    place = next
    end = token.offset + token.text.length
  }
  const ended: Token = { kind: 'word', text: 'the end', offset: text.length }
  if (place === 'operand' || place === 'exception') return fault(ended, EXPECTED[place])
  return depth > 0 ? fault(ended, '")"') : null
}

function* tokensOf(text: string): Generator<Token> {
  for (const match of text.matchAll(TOKENS)) yield { kind: kindOf(match[0]), text: match[0], offset: match.index }
}

function kindOf(text: string): Token['kind'] {
  if (text === '(') return 'open'
  if (text === ')') return 'close'
  if (text === '+') return 'plus'
  if (/^with$/i.test(text)) return 'with'
  return /^(?:and|or)$/i.test(text) ? 'operator' : 'word'
}

/** Where the reader stands after the token, or null if the token may not stand here. */
function step(place: Place, token: Token, depth: number, isKnown: (term: string) => boolean): Place | null {
  if (place === 'exception') return token.kind === 'word' && isKnown(`MIT WITH ${token.text}`) ? 'after-operand' : null
  if (place === 'operand') {
    if (token.kind === 'open') return 'operand'
    if (token.kind !== 'word' || !isKnown(token.text)) return null
    return token.text.includes('LicenseRef-') ? 'after-plus' : 'after-license'
  }
  if (token.kind === 'operator') return 'operand'
  if (token.kind === 'close') return depth > 0 ? 'after-operand' : null
  if (token.kind === 'with') return place === 'after-operand' ? null : 'exception'
  return token.kind === 'plus' && place === 'after-license' ? 'after-plus' : null
}

function expectedAt(place: Place, depth: number): string {
  const text = EXPECTED[place]
  return depth > 0 && place !== 'operand' && place !== 'exception' ? text.replace('the end', '")"') : text
}

function fault(token: Token, expected: string): SyntaxFault {
  return { offset: token.offset, expected, found: token.text.slice(0, 60) }
}
