import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { ScoreFlag } from '#lib/assessment/scorecard.ts'

/** Red flags, each with what raised it: questions with evidence, never averaged away and no verdict. */
export function FlagsSection({ flags }: { flags: readonly ScoreFlag[] }) {
  return (
    <Section
      title="Red flags"
      id="flags"
      intro="A flag is a question with evidence, not a verdict. It stands beside the score and is no part of its sum."
    >
      {flags.length === 0 ? (
        <p className="second">The recorded facts raise none. What is not recorded can raise none, either.</p>
      ) : (
        flags.map((flag) => (
          <StatementRow
            key={flag.code}
            name={flag.says}
            why={<code>{flag.code}</code>}
            evidence={<Raised flag={flag} />}
          />
        ))
      )}
    </Section>
  )
}

const SHOWN = 20

function Raised({ flag: { raisedBy, evidence } }: { flag: ScoreFlag }) {
  return (
    <>
      <ul className="small grid gap-1">
        {raisedBy.slice(0, SHOWN).map((what) => (
          <li key={what}>{what}</li>
        ))}
        {raisedBy.length > SHOWN && <li>{`and ${raisedBy.length - SHOWN} more, in the export`}</li>}
      </ul>
      {evidence.slice(0, SHOWN).map((digest) => (
        <p key={digest} className="small second m-0">
          <a href={`/evidence/${digest}`}>its evidence</a>
        </p>
      ))}
    </>
  )
}
