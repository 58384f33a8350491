import type { Metadata } from 'next'
import { DistributionSection } from '#app/_principles/distribution-section.tsx'
import { PrinciplesTable } from '#app/_principles/principles-table.tsx'
import { RubricHead } from '#app/_principles/rubric-head.tsx'
import { RubricSections } from '#app/_principles/rubric-sections.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageHead } from '#app/_ui/columns.tsx'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { Section } from '#app/_ui/section.tsx'
import { scoreDistribution } from '#db/queries/score-distribution.ts'
import { RUBRIC } from '#lib/assessment/rubric.ts'

export const metadata: Metadata = {
  title: 'Principles',
  description: 'The seven principles, the criteria by which a version is scored, and how the scores are spread.',
}

// the distribution is read at the request, never at the build
export const dynamic = 'force-dynamic'

/** The rubric, drawn from the very data that scores, and how the versions here stand by it. */
export default async function PrinciplesRoom() {
  const [actor, distribution] = await Promise.all([currentActor(), scoreDistribution(database(), RUBRIC.version)])
  return (
    <PageFrame current="/principles" actor={actor}>
      <PageHead title="Principles">
        Where a version stands against seven principles for open datasets, judged from recorded facts and their
        evidence. What you read here is drawn from the same data that scores. Two to six versions can be put{' '}
        <a href="/principles/compare">side by side</a>.
      </PageHead>
      <RubricHead />
      <Section title="The seven" id="principles">
        <PrinciplesTable />
      </Section>
      <DistributionSection distribution={distribution} />
      <RubricSections />
    </PageFrame>
  )
}
