import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import type { JudgedPart } from '#lib/license/parts.ts'
import { sayAgainst, sayQuestion, sayReason, sayVerdict } from '#lib/license/say.ts'
import { DOUBTS, type LicenseReason, REFUSALS } from '#lib/license/verdict.ts'
import { StatementChain } from './evidence-of.tsx'
import type { Judged } from './judged.ts'
import { PartNames } from './part-names.tsx'
import { QuestionForm } from './question-form.tsx'

/** So many statements stand beside a reason; the table below has them all. */
const CHAINS_SHOWN = 2

/** The answer to the question, with its reasons, the refusing ones first, each with the statements and quotes that it rests on. */
export function VerdictSection({ judged, ask = true }: { judged: Judged; ask?: boolean }) {
  const { question, judgement, fault } = judged
  const { verdict, asDeclared } = judgement
  const { rules, terms, against, open } = verdict
  return (
    <Section
      title="For this use"
      id="verdict"
      right={<span className="dim">{`rules ${rules}, terms of ${terms}`}</span>}
      intro="A verdict is on the licences alone, from what people concluded. It is not legal advice."
    >
      {ask && <QuestionForm question={question} fault={fault} />}
      <div className="answer-line">
        <SaidMark said={verdict.verdict} />
        <p className="m-0">
          {`${sayVerdict(verdict, question)} ${against === null || question.outbound === null ? '' : sayAgainst(against, question.outbound)}`}
        </p>
      </div>
      <p className="small second">
        {`${OPEN_WORDS[open]}${asDeclared === verdict.verdict ? '' : ` If every declaration held, it would be ${asDeclared}; nobody has concluded that they do.`}`}
      </p>
      {verdict.reasons.map((reason) => (
        <ReasonRow key={keyOf(reason)} reason={reason} judged={judged} />
      ))}
      {verdict.reasons.length === 0 && (
        <p className="small second">{`No licence of any part withholds what ${sayQuestion(question)} asks.`}</p>
      )}
    </Section>
  )
}

const OPEN_WORDS = {
  yes: 'All parts are open in the sense of the Open Definition.',
  no: 'It may not be called open: a part withholds a permission or limits the field of use.',
  unknown: 'It may not be called open: something is not settled.',
} as const

const KINDS = new Map<string, 'disallowed' | 'unknown' | 'remark'>([
  ...REFUSALS.map((code): [string, 'disallowed'] => [code, 'disallowed']),
  ...DOUBTS.map((code): [string, 'unknown'] => [code, 'unknown']),
])

function ReasonRow({ reason, judged }: { reason: LicenseReason; judged: Judged }) {
  const kind = KINDS.get(reason.code) ?? 'remark'
  return (
    <StatementRow
      name={kind === 'remark' ? 'Worth knowing' : <SaidMark said={kind}>{KIND_WORDS[kind]}</SaidMark>}
      evidence={<Chains reason={reason} parts={judged.parts} />}
      why={reason.basis === 'T' ? 'The terms of this licence were not yet checked against its text.' : undefined}
    >
      <p className="m-0">{sayReason(reason)}</p>
      <PartNames ids={reason.parts} judged={judged} />
      <p className="label m-0">{reason.code}</p>
    </StatementRow>
  )
}

const KIND_WORDS = { disallowed: 'stands against it', unknown: 'leaves it open' } as const

function Chains({ reason, parts }: { reason: LicenseReason; parts: readonly JudgedPart[] }) {
  const ids = new Set(reason.parts)
  const rests = parts.filter(({ part }) => ids.has(part.id ?? '')).flatMap(({ rests }) => rests)
  const bearing = rests.filter(({ expression }) => expression.includes(reason.license))
  const shown = [...new Set(bearing.length > 0 ? bearing : rests)]
  if (shown.length === 0)
    return (
      <div className="ev none">
        <span className="found">Nothing is concluded about these parts.</span>
        <span className="meta">A declaration alone is no input to a verdict.</span>
      </div>
    )
  return (
    <>
      {shown.slice(0, CHAINS_SHOWN).map((statement) => (
        <StatementChain
          key={`${statement.raw} ${statement.by} ${statement.at} ${statement.conclusion}`}
          statement={statement}
        />
      ))}
      {shown.length > CHAINS_SHOWN && (
        <p className="label mt-2">{`${shown.length - CHAINS_SHOWN} more statements say this; the table has them.`}</p>
      )}
    </>
  )
}

function keyOf({ code, license, permission, branch, conditions }: LicenseReason): string {
  return [code, license, permission, branch, ...conditions].join(' ')
}
