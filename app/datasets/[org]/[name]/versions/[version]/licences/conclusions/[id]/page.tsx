import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { confirm, disagree, takeBack } from '#app/_licences/conclude-actions.ts'
import { OPINION_FORM } from '#app/_licences/conclude-form.ts'
import { StatementChain } from '#app/_licences/evidence-of.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { Banner } from '#app/_ui/banner.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { findConclusion } from '#db/queries/read-conclusions.ts'
import { can } from '#lib/dataset/access.ts'
import type { PublicConclusion } from '#lib/license/conclusion.ts'
import { concludedStatement } from '#lib/license/merge-conclusions.ts'

type Props = { params: Promise<VersionParams & { id: string }> }

export const metadata: Metadata = { title: 'A conclusion on a licence' }

/** One conclusion with its history: who concluded what on which evidence, who confirmed or disagreed, and why. */
export default async function ConclusionPage({ params }: Props) {
  const [version, { id }, actor] = await Promise.all([findVersion(params, 'licences'), params, currentActor()])
  const found = z.uuid().safeParse(id).success ? await findConclusion(database(), id) : null
  if (found === null || found.version !== version.digest) notFound()
  const page = versionHref(version.dataset.path, version.label, 'licences')
  const mayAnswer = can(actor, 'license.conclude', version.dataset.organization)
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="licences" actor={actor} />
      <Section title={`${found.expression}, concluded on ${found.part === 'version' ? 'the whole' : found.part}`}>
        <Standing conclusion={found} />
        <StatementChain statement={concludedStatement(found)} />
        {found.confidence !== null && <p className="small second">{`Confidence: ${found.confidence} of 5.`}</p>}
      </Section>
      <Section title="What others said" id="opinions">
        {found.opinions.length === 0 && <p className="second">Nobody has answered yet.</p>}
        {found.opinions.map(({ stance, by, at, reason, expression }) => (
          <p key={`${by} ${at}`}>
            <b>{`${by} ${STANCES[stance]}`}</b>
            {` on ${formatDate(at)}.${reason === '' ? '' : ` ${reason}`}${expression === '' ? '' : ` Would conclude ${expression}.`}`}
          </p>
        ))}
      </Section>
      {mayAnswer && <Answers conclusion={found} page={page} />}
    </PageFrame>
  )
}

const STANCES = { confirm: 'confirmed', disagree: 'disagreed', 'take-back': 'took it back' } as const

const STANDS = {
  recorded: 'It is part of the version record.',
  proposed: 'It waits for a second person. Until then it is no input to a verdict.',
  confirmed: 'A second person confirmed it. Verdicts rest on it.',
  disputed: 'Somebody disagrees. A steward or owner settles it; until then it is no input to a verdict.',
  superseded: 'Another conclusion took its place. It stays as history.',
  declined: 'Its author took it back. It stays as history.',
} as const

function Standing({ conclusion: { standing, by, at } }: { conclusion: PublicConclusion }) {
  const kind = standing === 'confirmed' ? 'good' : standing === 'disputed' ? 'warn' : 'note'
  return (
    <Banner kind={kind} title={`${standing[0]?.toUpperCase()}${standing.slice(1)}`}>
      {`Proposed by ${by} on ${formatDate(at)}. ${STANDS[standing]}`}
    </Banner>
  )
}

function Answers({ conclusion: { id, standing }, page }: { conclusion: PublicConclusion; page: string }) {
  if (standing === 'superseded' || standing === 'declined') return null
  const context = { id, page }
  return (
    <>
      <Section
        title="Confirm it"
        id="confirm"
        intro="You looked at the evidence and conclude the same. Nobody confirms their own."
      >
        <ActionForm action={confirm} spec={[]} start={startState()} submit="Confirm" context={context} />
      </Section>
      <Section title="Disagree" id="disagree" intro="Both conclusions stay in sight until they are settled.">
        <ActionForm
          action={disagree}
          spec={OPINION_FORM}
          start={startState()}
          submit="Disagree"
          look="plain"
          context={context}
        />
      </Section>
      <Section title="Take it back" id="take-back" intro="Only its author can. It stays as history.">
        <ActionForm
          action={takeBack}
          spec={OPINION_FORM.map((part) => ({ ...part, fields: part.fields.slice(0, 1) }))}
          start={startState()}
          submit="Take it back"
          look="plain"
          context={context}
        />
      </Section>
    </>
  )
}
