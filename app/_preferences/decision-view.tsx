import type { ReactNode } from 'react'
import { EvidenceLine, NoEvidence } from '#app/_ui/evidence-line.tsx'
import { formatDate, type Moment } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import { USAGE_LEAVES } from '#lib/preference/preference.ts'
import { failureWords, flagWords, LEAF_WORDS, MECHANISM_NAMES } from '#lib/preference/words.ts'
import type { SaidThere, ShownDecision, UnreadThere } from './shown-decision.ts'

/** Finds the page of the answer in which something was said. */
export type SeenOf = (said: SaidThere) => { href: string; at: Moment } | null

type DecisionProps = {
  name: ReactNode
  decision: ShownDecision
  /** When the host was last asked. */
  observedAt: Moment
  /** Where what was said is shown, at its line, and when it was seen; null where that is not known. */
  seenOf?: SeenOf
  children?: ReactNode
}

/** The word for every use at the left, the lines that say so at the right. */
export function DecisionRow({ name, decision, observedAt, seenOf = () => null, children }: DecisionProps) {
  const { said, unread, flags } = decision
  return (
    <StatementRow
      name={name}
      why={flags.length === 0 ? undefined : capital(`${flags.map(flagWords).join('; ')}.`)}
      evidence={
        <>
          {said.map((one) => (
            <SaidLine
              key={`${one.mechanism} ${one.location} ${one.locator} ${one.quote}`}
              said={one}
              seen={seenOf(one)}
              observedAt={observedAt}
            />
          ))}
          {unread.map((one) => (
            <UnreadLine key={`${one.failure} ${one.since}`} unread={one} on={observedAt} />
          ))}
          {said.length + unread.length === 0 && (
            <NoEvidence lookedIn="every place that was asked" on={observedAt}>
              Nothing that was read speaks of its use.
            </NoEvidence>
          )}
        </>
      }
    >
      {children}
      <UseWords decision={decision} />
    </StatementRow>
  )
}

type SaidProps = { said: SaidThere; seen: ReturnType<SeenOf>; observedAt: Moment }

function SaidLine({ said, seen, observedAt }: SaidProps) {
  const { quote, location, locator, says, names, version, mechanism } = said
  const what = `${says.join('; ')}${names.length === 0 ? '' : `: ${names.join(', ')}`}`
  return (
    <EvidenceLine
      quote={quote}
      where={`${location}${locator === '' ? '' : `, ${locator}`}`}
      {...(seen !== null && { href: seen.href })}
      readOn={seen?.at ?? observedAt}
      rule={`${version}, ${MECHANISM_NAMES[mechanism]}: ${what}`}
    />
  )
}

function UnreadLine({ unread: { places, failure, since }, on }: { unread: UnreadThere; on: Moment }) {
  return (
    <NoEvidence lookedIn={places.join(', ')} on={on}>
      {`Not read: ${failureWords(failure)}${since === null ? '' : `, since ${formatDate(since)}`}.`}
    </NoEvidence>
  )
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
