import { matchLicense } from './alias.ts'
import { parseExpression } from './expression.ts'

/** A text longer than this, or over several lines, is a licence's text and not its name. */
const NAME_LENGTH = 200

/**
 * Why a text can't stand as an SPDX expression, in a sentence with the column (from 1) and what may be meant; null if it can.
 * Nothing is corrected: what may be meant is for a person to take over.
 */
export function faultOfExpression(text: string): string | null {
  const parsed = parseExpression(text)
  if (parsed.ok) return null
  if (text.trim() === '') return 'Write an SPDX expression, or NOASSERTION where nobody has settled the licence.'
  const { candidates, expression } = matchLicense(text)
  const meant = candidates.length > 0 ? candidates : expression === 'NOASSERTION' ? [] : [expression]
  const isText =
    text.trim().includes('\n') || (text.length > NAME_LENGTH && / /.test(text) && !/\b(?:AND|OR|WITH)\b/.test(text))
  if (isText) return `This is the text of a licence. Write its SPDX id instead${listed(meant, ', such as ')}.`
  const { offset, expected, found } = parsed.error
  const what = found === 'the end' ? 'the text ends' : `"${shortened(found)}" stands`
  return `Column ${offset + 1}: ${what} where ${expected} is expected.${listed(meant, ' Is one of these meant: ', '?')}`
}

function listed(meant: readonly string[], before: string, after = ''): string {
  return meant.length === 0 ? '' : `${before}${meant.slice(0, 6).join(', ')}${after}`
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
