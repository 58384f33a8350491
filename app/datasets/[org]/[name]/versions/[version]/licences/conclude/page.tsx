import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { conclude } from '#app/_licences/conclude-actions.ts'
import { CONCLUDE_FORM } from '#app/_licences/conclude-form.ts'
import { StatementChain } from '#app/_licences/evidence-of.tsx'
import { database } from '#app/_server/db.ts'
import { requireActor } from '#app/_server/session.ts'
import { ButtonLink } from '#app/_ui/button.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { readLicensing } from '#db/queries/read-licensing.ts'
import { can } from '#lib/dataset/access.ts'
import { matchLicense } from '#lib/license/alias.ts'
import type { LicensedPart } from '#lib/license/licensing.ts'
import { NotAllowed } from '../../../../not-allowed.tsx'

type Props = { params: Promise<VersionParams>; searchParams: Promise<{ part?: string | string[] }> }

export const metadata: Metadata = { title: 'Conclude a licence' }

/** An auditor's conclusion about one part: what is said of it stands first, suggestions are there to choose and none is chosen. */
export default async function ConcludePage({ params, searchParams }: Props) {
  const [version, { part: asked = 'version' }] = await Promise.all([findVersion(params, 'licences'), searchParams])
  const page = versionHref(version.dataset.path, version.label, 'licences')
  const actor = await requireActor(`${page}/conclude?${new URLSearchParams({ part: String(asked) })}`)
  if (version.digest === null) notFound()
  const [licensing] = await readLicensing(database(), [version.digest])
  const part = licensing?.parts.find(({ id }) => id === asked)
  if (part === undefined) notFound()
  const suggestions = suggestionsFor(part)
  const { organization } = version.dataset
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="licences" actor={actor} />
      <Section title={`What is said of ${part.kind === 'version' ? 'the version as a whole' : part.name}`}>
        {part.statements.length === 0 && (
          <Empty title="Nothing is said of its licence">
            <p>{part.url === null ? 'The record names no address to look at.' : `Look at ${part.url}.`}</p>
          </Empty>
        )}
        {part.statements.map((statement) => (
          <StatementChain
            key={`${statement.conclusion} ${statement.kind} ${statement.raw} ${statement.at}`}
            statement={statement}
          />
        ))}
      </Section>
      <Section
        title="Propose a conclusion"
        intro="It counts once a second person confirms it. What is declared stays as it is, beside it."
      >
        {can(actor, 'license.conclude', organization) ? (
          <ActionForm
            action={conclude}
            spec={CONCLUDE_FORM}
            start={startState({}, suggestions)}
            submit="Propose it"
            context={{ digest: version.digest, part: part.id, page, raw: declaredRaw(part) }}
            beside={<ButtonLink href={page}>Leave it open</ButtonLink>}
          />
        ) : (
          <NotAllowed action="license.conclude" organization={organization} what="conclude licences of this dataset" />
        )}
      </Section>
    </PageFrame>
  )
}

function declaredRaw({ statements }: LicensedPart): string {
  return statements.find(({ kind }) => kind === 'declared')?.raw.slice(0, 20_000) ?? ''
}

/** What the declared strings may mean, likeliest first: a suggestion at any confidence. */
function suggestionsFor(part: LicensedPart) {
  const declared = part.statements.filter(({ kind }) => kind === 'declared')
  const candidates = declared.flatMap(({ raw, expression }) => {
    const match = matchLicense(raw)
    return expression === 'NOASSERTION' ? match.candidates : [expression]
  })
  if (candidates.length === 0) return {}
  return { expression: { note: 'What is declared may mean:', candidates: [...new Set(candidates)].slice(0, 8) } }
}
