import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AssessedNotice } from '#app/_principles/assessed-notice.tsx'
import { NotScored } from '#app/_principles/not-scored.tsx'
import { VersionScore } from '#app/_principles/version-score.tsx'
import { database } from '#app/_server/db.ts'
import { currentActor } from '#app/_server/session.ts'
import { PageFrame } from '#app/_ui/page-frame.tsx'
import { findVersion, type VersionParams } from '#app/datasets/_version/find-version.ts'
import { VersionHead } from '#app/datasets/_version/version-head.tsx'
import { readShownScore } from '#db/queries/read-shown-score.ts'
import { scoreDistribution } from '#db/queries/score-distribution.ts'

type Asked = {
  score?: string | string[]
  done?: string | string[]
  fault?: string | string[]
  answer?: string | string[]
  judge?: string | string[]
}
type Props = { params: Promise<VersionParams>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { dataset, label } = await findVersion(params, 'principles')
  return { title: `Principles: ${dataset.title} ${label}` }
}

/** Where one exact version stands against the seven principles, with evidence, and what to mend next. */
export default async function PrinciplesPage({ params, searchParams }: Props) {
  const [version, asked, actor] = await Promise.all([findVersion(params, 'principles'), searchParams, currentActor()])
  const score = [asked.score].flat()[0] ?? null
  const shown = version.digest === null ? null : await readShownScore(database(), version.digest, score)
  if (shown === null && score !== null) notFound()
  const distribution = shown === null ? null : await scoreDistribution(database(), shown.frozen.document.rubric.version)
  return (
    <PageFrame current="/" actor={actor}>
      <VersionHead version={version} current="principles" actor={actor} />
      <AssessedNotice done={[asked.done].flat()[0]} fault={[asked.fault].flat()[0]} />
      {shown === null || distribution === null ? (
        <NotScored version={version} actor={actor} />
      ) : (
        <VersionScore
          version={version}
          shown={shown}
          distribution={distribution}
          actor={actor}
          saying={sayingOf(asked)}
        />
      )}
    </PageFrame>
  )
}

function sayingOf({ answer, judge }: Asked) {
  return { answer: [answer].flat()[0] ?? null, judge: [judge].flat()[0] ?? null }
}
