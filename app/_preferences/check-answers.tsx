import { NoEvidence } from '#app/_ui/evidence-line.tsx'
import { formatTime } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { CheckedAddress } from './checked.ts'
import { DecisionRow } from './decision-view.tsx'
import { NotAdvice } from './words-of.tsx'

/** An answer for each address, in the order asked, with the lines that gave it. */
export function CheckAnswers({ items, at }: { items: readonly CheckedAddress[]; at: string }) {
  return (
    <div className="mt-6" role="status">
      <p className="label mb-3">{`By what had been seen at ${formatTime(at)}. Nothing was fetched for it.`}</p>
      {items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same address may be asked twice, and the order never changes.
        <CheckedRow key={`${place} ${item.url}`} item={item} at={at} />
      ))}
      <NotAdvice />
    </div>
  )
}

function CheckedRow({ item, at }: { item: CheckedAddress; at: string }) {
  const name = <code className="mono break-all">{item.url}</code>
  if (item.state === 'decided') return <DecisionRow name={name} decision={item.decision} observedAt={item.observedAt} />
  return (
    <StatementRow
      name={name}
      evidence={
        <NoEvidence lookedIn={item.state === 'no-address' ? 'nowhere' : 'what this registry has seen'} on={at}>
          {item.state === 'no-address' ? 'This is no http or https address.' : 'Its host was never asked here.'}
        </NoEvidence>
      }
    >
      <SaidMark said="unknown">unknown, for every use</SaidMark>
    </StatementRow>
  )
}
