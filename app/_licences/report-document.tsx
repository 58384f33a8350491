import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatDate, formatPlural } from '#app/_ui/format.ts'
import { Headpiece } from '#app/_ui/headpiece.tsx'
import { SaidMark } from '#app/_ui/mark.tsx'
import type { KeptAudit } from '#db/queries/read-audit.ts'
import { type LicenseJudgement, subjectParts } from '#lib/license/report.ts'
import { sayQuestion } from '#lib/license/say.ts'
import type { Judged } from './judged.ts'
import { ReportFindings } from './report-findings.tsx'
import { ReportEvidence, ReportParts } from './report-parts.tsx'
import { SummarySection } from './summary-section.tsx'

type DocumentProps = { audit: KeptAudit; today: LicenseJudgement | null }

/** An audit report as one document, made to be printed: A4, numbered pages, evidence as notes, no chrome of the site. */
export function ReportDocument({ audit, today }: DocumentProps) {
  const { report, digest, title, signatures } = audit
  const { subject, question, judgement, licensing, note, asOf, auditor } = report
  const parts = subjectParts(subject, licensing)
  const judged: Judged = { subject, title, licensing, question, judgement, parts, fault: null }
  return (
    <article className="report">
      <p className="label m-0">Licence audit report</p>
      <h1>{title}</h1>
      <Headpiece digest={digest} />
      <dl className="facts report-facts">
        <dt>Subject</dt>
        <dd>
          {subject.kind === 'version'
            ? `one exact version of ${licensing[0]?.dataset ?? title}`
            : `a mixture of ${formatPlural(subject.members.length, 'version', 'versions')}`}
          {', '}
          <DigestChip digest={subject.kind === 'version' ? subject.version : subject.mixture} />
        </dd>
        <dt>Question</dt>
        <dd>{`May it be used for ${sayQuestion(question)}?`}</dd>
        <dt>Answer</dt>
        <dd>
          <SaidMark said={judgement.verdict.verdict} />
        </dd>
        <dt>As of</dt>
        <dd>{formatDate(asOf)}</dd>
        <dt>Recorded by</dt>
        <dd>{auditor}</dd>
        <dt>Rules</dt>
        <dd>{`${judgement.verdict.rules}, terms of ${judgement.verdict.terms}`}</dd>
        <dt>Report</dt>
        <dd>
          <DigestChip digest={digest} />
        </dd>
      </dl>
      <Since audit={audit} today={today} />
      <SummarySection judged={judged} />
      {note !== '' && (
        <section className="section">
          <h2>The auditor’s note</h2>
          <p className="report-note">{note}</p>
        </section>
      )}
      <ReportFindings judged={judged} />
      <ReportParts judged={judged} />
      <ReportEvidence judged={judged} />
      <Signatures signatures={signatures} digest={digest} />
      <p className="small second report-end">{`${report.disclaimer} To recompute this answer: npm exec colophon -- licenses verify report.json, with the report from /api/v1/audits/${audit.id}/report, whose sha256 is the digest above.`}</p>
    </article>
  )
}

/** Whether the same question would be answered otherwise today. */
function Since({ audit, today }: DocumentProps) {
  const { judgement } = audit.report
  if (today === null)
    return (
      <p className="small second noprint">The subject is no longer known here; the report stands as it was signed.</p>
    )
  const before = judgement.verdict.verdict
  const after = today.verdict.verdict
  const known = new Set(judgement.flags.map(({ version, code }) => `${version} ${code}`))
  const raised = today.flags.filter(({ version, code }) => !known.has(`${version} ${code}`))
  const changes = [
    ...(before === after ? [] : [`Today the answer would be ${after}.`]),
    ...(raised.length === 0 ? [] : [`Raised since: ${[...new Set(raised.map(({ code }) => code))].join(', ')}.`]),
    ...(judgement.verdict.terms === today.verdict.terms ? [] : [`The terms are of ${today.verdict.terms} by now.`]),
  ]
  if (changes.length === 0)
    return <p className="small second noprint">Nothing that this report rests on has changed since it was recorded.</p>
  return (
    <div className="banner warn noprint">
      <div>
        <p className="head m-0">Since this report was recorded</p>
        <div className="more">{`${changes.join(' ')} What was recorded stays as it is.`}</div>
      </div>
    </div>
  )
}

function Signatures({ signatures, digest }: { signatures: KeptAudit['signatures']; digest: string }) {
  return (
    <section className="section" id="signatures">
      <h2>Signatures</h2>
      {signatures.length === 0 && <p className="second">Nobody has signed this report.</p>}
      {signatures.map(({ name, capacity, statement, at }) => (
        <div className="signature" key={`${name} ${at.toISOString()}`}>
          <p className="m-0">{statement}</p>
          <p className="m-0">
            <b>{name}</b>
            {`, ${capacity}, ${formatDate(at.toISOString())}, over report ${digest.slice(7, 15)}…`}
          </p>
        </div>
      ))}
    </section>
  )
}
