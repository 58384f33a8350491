import { DataTable } from '#app/_ui/data-table.tsx'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { judgeLicenses } from '#lib/license/aggregate.ts'
import { sayQuestion, sayReason } from '#lib/license/say.ts'
import { isCommercial } from '#lib/license/use.ts'
import { LICENSE_USES, LicensePart, LicenseQuestion, type LicenseVerdict } from '#lib/license/verdict.ts'

type Answer = { question: LicenseQuestion; verdict: LicenseVerdict }

/** What each intended use answers where one part alone is under the licence. */
export function UseAnswers({ id, edition }: { id: string; edition: string }) {
  const answers = QUESTIONS.map((question): Answer => ({ question, verdict: verdictOn(id, question, edition) }))
  return (
    <Section
      title="What each use answers"
      id="uses"
      intro="For one part under this licence alone, kept whole for redistribution and changed for a derived dataset. What others it is mixed with, and under which licence the whole is released, can change the answer. Not legal advice."
    >
      <DataTable
        caption={`By the rules ${answers[0]?.verdict.rules ?? ''} and the terms of ${edition}`}
        columns={[
          { key: 'use', head: 'For', names: true, width: '26%', cell: ({ question }) => sayQuestion(question) },
          { key: 'verdict', head: 'Answer', width: '16%', cell: ({ verdict }) => <SaidMark said={verdict.verdict} /> },
          { key: 'why', head: 'Why', cell: ({ verdict }) => <Reasons verdict={verdict} /> },
          { key: 'duties', head: 'Duties', width: '26%', cell: ({ verdict }) => <Duties verdict={verdict} /> },
        ]}
        rows={answers}
        rowKey={({ question }) => sayQuestion(question)}
      />
    </Section>
  )
}

/** Each use; where being commercial is left to the question, both ways. */
const QUESTIONS: readonly LicenseQuestion[] = LICENSE_USES.flatMap((use) => {
  const question = LicenseQuestion.parse({ use })
  const ways = isCommercial(question) === null ? [true, false] : [null]
  return ways.map((commercial) => ({ ...question, commercial }))
})

function verdictOn(expression: string, question: LicenseQuestion, edition: string): LicenseVerdict {
  return judgeLicenses([LicensePart.parse({ expression })], question, edition)
}

function Reasons({ verdict: { reasons } }: { verdict: LicenseVerdict }) {
  if (reasons.length === 0) return 'Nothing that it asks is withheld.'
  return reasons.map((reason) => (
    <span key={`${reason.code} ${reason.permission}`} className="block">
      {sayReason(reason)}
    </span>
  ))
}

function Duties({ verdict: { duties } }: { verdict: LicenseVerdict }) {
  if (duties.length === 0) return <span className="dim">none</span>
  return duties.map(({ duty }) => duty).join(', ')
}
