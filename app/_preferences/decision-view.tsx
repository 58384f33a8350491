import { EvidenceLine, NoEvidence } from '#app/_ui/evidence-line.tsx'
import type { Moment } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { DecisionEvidence } from '#lib/preference/evaluate.ts'
import { USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import type { ShareWord } from '#lib/preference/shares.ts'
import { flagWords, LEAF_WORDS, MECHANISM_NAMES } from '#lib/preference/words.ts'
import { sayStatement } from './statement-words.ts'

/** What follows for an address or a group of records, as it is shown. `literal` is told only where it differs. */
export type ShownDecision = {
  protective: Readonly<Record<UsageLeaf, ShareWord>>
  literal: Readonly<Record<UsageLeaf, ShareWord>>
  /** Whether the page may be fetched, by robots.txt alone. */
  access: 'allowed' | 'disallowed' | 'unknown'
  evidence: readonly DecisionEvidence[]
  flags: readonly string[]
}

type DecisionProps = {
  name: React.ReactNode
  decision: ShownDecision
  /** When the host was last asked. */
  observedAt: Moment
  /** The page on which the place of a piece of evidence is shown, at its line; null where there is none. */
  hrefOf?: (piece: DecisionEvidence) => string | null
}

/** The word for every use at the left, the lines that say so at the right. */
export function DecisionRow({ name, decision, observedAt, hrefOf }: DecisionProps) {
  const said = decision.evidence
    .map((piece) => ({ piece, says: sayStatement(piece) }))
    .filter(({ says }) => says !== '')
  return (
    <StatementRow
      name={name}
      why={decision.flags.length === 0 ? undefined : capital(`${decision.flags.map(flagWords).join('; ')}.`)}
      evidence={
        <>
          {said.map(({ piece, says }) => (
            <EvidenceLine
              key={`${piece.statement} ${piece.location} ${piece.locator}`}
              quote={piece.quote}
              where={`${piece.location}${piece.locator === '' ? '' : `, ${piece.locator}`}: ${says}`}
              {...linkTo(hrefOf?.(piece) ?? null)}
              readOn={observedAt}
              rule={`${piece.version}, ${MECHANISM_NAMES[piece.mechanism]}`}
            />
          ))}
          {said.length === 0 && (
            <NoEvidence lookedIn="every place that was asked" on={observedAt}>
              Nothing that was read speaks of its use.
            </NoEvidence>
          )}
        </>
      }
    >
      <UseWords decision={decision} />
    </StatementRow>
  )
}

function linkTo(href: string | null) {
  return href === null ? {} : { href }
}

/** Each use with its word; the literal reading beside it where that says something else. */
function UseWords({ decision: { protective, literal, access } }: Pick<DecisionProps, 'decision'>) {
  return (
    <ul className="use-words">
      {USAGE_LEAVES.map((leaf) => (
        <li key={leaf}>
          <span>{LEAF_WORDS[leaf].name}</span>
          <SaidMark said={protective[leaf]} />
          {literal[leaf] !== protective[leaf] && (
            <span className="small dim">
              {'to the letter '}
              <SaidMark said={literal[leaf]} />
            </span>
          )}
        </li>
      ))}
      <li>
        <span className="dim">fetching the page</span>
        <span className="dim">{access}</span>
      </li>
    </ul>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
