import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { sign } from '#app/_licences/actions.ts'
import { SIGN_AUDIT_FORM } from '#app/_licences/record-audit-form.ts'
import { ReportDocument } from '#app/_licences/report-document.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { readAudit } from '#db/queries/read-audit.ts'
import { readSubject } from '#db/queries/read-subject.ts'
import { judgeSubject } from '#lib/license/report.ts'

type Props = { params: Promise<{ id: string }> }

const findAudit = cache(async (id: string) => {
  const audit = await readAudit(database(), id)
  if (audit === null) notFound()
  return audit
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await findAudit((await params).id)
  return { title: `Licence audit of ${title}` }
}

/** A recorded audit as a document: what was asked, found and signed. What changed since stands beside it; the signed text stays. */
export default async function AuditPage({ params }: Props) {
  const [audit, actor] = await Promise.all([params.then(({ id }) => findAudit(id)), currentActor()])
  const { subject, question } = audit.report
  const now = await readSubject(
    database(),
    subject.kind === 'version' ? { version: subject.version } : { mixture: subject.mixture },
  )
  const today = now === null ? null : judgeSubject(now.subject, now.licensing, question)
  return (
    <PageFrame current="/licences" actor={actor}>
      <div className="noprint">
        <Crumbs trail={[{ label: 'Licences', href: '/licences' }]} />
      </div>
      <ReportDocument audit={audit} today={today} />
      <div className="noprint">
        <Section
          title="Sign it"
          id="sign"
          intro="A signature is bound to the digest of this report. The report never changes; what changes later stands beside it."
        >
          {actor === null ? (
            <p>
              <a href="/sign-in">Sign in</a> to sign. The report can be read, printed and recomputed without an account.
            </p>
          ) : (
            <ActionForm
              action={sign}
              spec={SIGN_AUDIT_FORM}
              start={startState()}
              submit="Sign this report"
              context={{ audit: audit.id, digest: audit.digest }}
            />
          )}
        </Section>
      </div>
    </PageFrame>
  )
}
