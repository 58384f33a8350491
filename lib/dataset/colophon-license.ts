import type { LicenseStatement } from '../license/statement.ts'
import { counted, type Sentence, text } from './colophon-part.ts'

/**
 * What the record says of licences, in one or more sentences: what is concluded, what is declared, what was written but
 * never settled, and how much of it has evidence. No statement at all is said to be none, never taken for open.
 */
export function licenseSentence(statements: readonly LicenseStatement[]): Sentence {
  if (statements.length === 0)
    return [text('No licence is recorded for it, so nothing can be concluded about its use.')]
  const settled = statements.filter(({ expression }) => expression !== 'NOASSERTION' && expression !== 'NONE')
  return [
    ...(settled.length > 0 ? settledSentence(settled) : [text(openWords(statements), '#terms')]),
    text(evidenceWords(statements)),
  ]
}

function settledSentence(statements: readonly LicenseStatement[]): Sentence {
  const kinds = [...new Set(statements.map(({ kind, layer }) => `${kind} ${layer}`))]
  const groups = kinds.map((key) => statements.filter(({ kind, layer }) => `${kind} ${layer}` === key))
  return groups.flatMap((group, place): Sentence => {
    const [first] = group
    if (first === undefined) return []
    const lead = place === 0 ? '' : ', and '
    const said = first.kind === 'concluded' ? 'concluded from evidence' : 'declared by its maintainers'
    const expressions = [...new Set(group.map(({ expression }) => expression))]
    const codes = expressions.flatMap(
      (expression, index): Sentence => [
        ...(index === 0 ? [] : [text(' and ')]),
        { kind: 'code', text: expression, anchor: '#terms' },
      ],
    )
    const whole = first.layer === 'content' ? 'content' : 'database'
    return [text(`${lead}${place === 0 ? 'The' : 'the'} licence of its ${whole} is `), ...codes, text(`, ${said}`)]
  })
}

function openWords(statements: readonly LicenseStatement[]): string {
  if (statements.every(({ expression }) => expression === 'NONE')) return 'A licence was looked for and none was found'
  const [only] = statements
  return statements.length === 1 && only !== undefined && only.raw !== '' && only.raw.length <= 120
    ? `Its terms are stated as “${only.raw}”, which nobody has settled as a licence yet`
    : 'What is stated of its terms has not been settled as a licence yet'
}

function evidenceWords(statements: readonly LicenseStatement[]): string {
  const having = statements.filter(({ evidence }) => evidence.length > 0).length
  if (having === 0) return '; no evidence is recorded for that.'
  if (having === statements.length) return '.'
  return `; evidence is recorded for ${having} of ${counted(statements.length, 'statement', 'statements')}.`
}
