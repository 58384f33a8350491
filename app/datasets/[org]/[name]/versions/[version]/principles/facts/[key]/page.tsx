import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AskSection } from '#app/_facts/ask-section.tsx'
import { type FactsAsked, FactsNotice } from '#app/_facts/facts-notice.tsx'
import { NoFacts } from '#app/_facts/no-facts.tsx'
import { QuestionSide } from '#app/_facts/question-side.tsx'
import { RecordedAnswer } from '#app/_facts/recorded-answer.tsx'
import { standingOf } from '#app/_facts/standing.ts'
import { currentActor } from '#app/_server/session.ts'
import { Columns } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { FactKey } from '#lib/assessment/facts/groups.ts'
import { QUESTIONS } from '#lib/assessment/questions.ts'
import { can } from '#lib/dataset/access.ts'

type Params = Promise<VersionParams & { key: string }>
type Props = { params: Params; searchParams: Promise<FactsAsked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = QUESTIONS[await keyOf(params)]
  const { dataset, label } = await findVersion(params)
  return { title: `${title}: ${dataset.title} ${label}` }
}

/** One question about one exact version: what is recorded, how others answer, what an answer raises, and the form for it. */
export default async function FactPage({ params, searchParams }: Props) {
  const key = await keyOf(params)
  const [version, asked, actor] = await Promise.all([
    findVersion(params, `principles/facts/${key}`),
    searchParams,
    currentActor(),
  ])
  const standing = await standingOf(version.digest)
  const fact = standing?.facts.recorded[key]
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="principles" actor={actor} />
      <FactsNotice asked={asked} />
      {standing === null || version.digest === null ? (
        <NoFacts version={version} />
      ) : (
        <Columns side={<QuestionSide of={key} version={version} {...standing} />}>
          <AskSection of={key} version={version} actor={actor} facts={standing.facts} />
          {fact !== undefined && (
            <Section title="Recorded" id="recorded">
              <RecordedAnswer
                of={key}
                fact={fact}
                version={version.digest}
                mayTakeBack={can(actor, 'fact.record', version.dataset.organization)}
              />
            </Section>
          )}
        </Columns>
      )}
    </PageFrame>
  )
}

async function keyOf(params: Params): Promise<FactKey> {
  const read = FactKey.safeParse((await params).key)
  return read.success ? read.data : notFound()
}
