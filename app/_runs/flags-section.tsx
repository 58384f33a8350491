import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { PublicRun } from '#lib/run/public.ts'

/** The questions that a run raises, each with what raised it. None is a verdict. */
export function RunFlagsSection({ run: { flags } }: { run: PublicRun }) {
  return (
    <Section title="Flags" id="flags" intro="A flag is a question with what raised it, not a verdict.">
      {flags.length === 0 ? (
        <p className="second">What is recorded raises none. What is not recorded can raise none, either.</p>
      ) : (
        flags.map(({ code, says, raisedBy }) => (
          <StatementRow
            key={code}
            name={says}
            why={<code>{code}</code>}
            evidence={<p className="small m-0">{raisedBy.join(', ')}</p>}
          />
        ))
      )}
    </Section>
  )
}
