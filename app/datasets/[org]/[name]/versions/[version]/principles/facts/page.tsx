import type { Metadata } from 'next'
import { type FactsAsked, FactsNotice } from '#app/_facts/facts-notice.tsx'
import { NoFacts } from '#app/_facts/no-facts.tsx'
import { ProgressSection } from '#app/_facts/progress-section.tsx'
import { QuestionSections } from '#app/_facts/questions-sections.tsx'
import { standingOf } from '#app/_facts/standing.ts'
import { AssessForm } from '#app/_principles/assess-form.tsx'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { can } from '#lib/dataset/access.ts'

type Props = { params: Promise<VersionParams>; searchParams: Promise<FactsAsked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'principles/facts')
  return { title: `Questions about ${dataset.title} ${label}` }
}

/** The questions whose answers a score is made from: which are answered, what each would raise, and where to go on. */
export default async function FactsPage({ params, searchParams }: Props) {
  const part = 'principles/facts'
  const [version, asked, actor] = await Promise.all([findVersion(params, part), searchParams, currentActor()])
  const { path, organization } = version.dataset
  const standing = await standingOf(version.digest)
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="principles" actor={actor} />
      <FactsNotice asked={asked} />
      {standing === null ? (
        <NoFacts version={version} />
      ) : (
        <>
          <ProgressSection
            version={version}
            recorded={standing.facts.recorded}
            mayRecord={can(actor, 'fact.record', organization)}
          />
          <QuestionSections path={path} label={version.label} {...standing} />
          <Section title="Assess it" id="assess" intro="Only an explicit act makes a score of what is recorded.">
            <AssessForm version={version} actor={actor} isFirst={false} />
          </Section>
        </>
      )}
    </PageFrame>
  )
}
