import { factsHref } from '#app/_facts/facts-address.ts'
import { Section } from '#app/_ui/section.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { ShownScore } from '#db/queries/read-shown-score.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import type { ScoreDistribution } from '#lib/assessment/distribution.ts'
import type { Remedy } from '#lib/assessment/finding.ts'
import type { Actor } from '#lib/dataset/access.ts'
import { AssessForm } from './assess-form.tsx'
import { AxesSection } from './axes-section.tsx'
import { BadgeSection } from './badge-section.tsx'
import { CriteriaSections } from './criteria-section.tsx'
import { DifferenceSection } from './difference-section.tsx'
import { FlagsSection } from './flags-section.tsx'
import { FrozenSection } from './frozen-section.tsx'
import { HistorySection } from './history-section.tsx'
import { RaisesSection } from './raises-section.tsx'
import { remedyHref } from './remedy-href.ts'
import { repliesFor, type Saying } from './replies.tsx'
import { StandingSection } from './standing-section.tsx'
import { SumsSection } from './sums-section.tsx'

type ScoreProps = {
  version: VersionPicture
  shown: ShownScore
  distribution: ScoreDistribution
  actor: Actor | null
  saying: Saying
}

/** A frozen score: the sums, the flags and axes beside, every finding, what to mend, and how it came to differ from the one before. */
export function VersionScore({ version, shown, distribution, actor, saying }: ScoreProps) {
  const { dataset, label, digest } = version
  const { frozen, before, history } = shown
  const { document, answers } = frozen
  const mend = (criterion: string, remedy: Remedy) => remedyHref(dataset.path, label, criterion, remedy)
  return (
    <>
      <SumsSection document={document} named={`${dataset.path}@${label}`} />
      <FlagsSection flags={document.score.flags} />
      <AxesSection document={document} />
      <RaisesSection document={document} remedyHref={mend} questions={factsHref(dataset.path, label)} />
      <CriteriaSections
        document={document}
        answers={answers}
        remedyHref={mend}
        replies={repliesFor({ version, actor, score: frozen.digest, saying })}
        open={saying.answer ?? answers.find(({ id }) => id === saying.judge)?.criterion ?? null}
      />
      {before !== null && <DifferenceSection older={before} newer={document} />}
      <StandingSection document={document} distribution={distribution} />
      <HistorySection page={versionHref(dataset.path, label, 'principles')} history={history} shown={frozen.digest} />
      <FrozenSection frozen={frozen} version={digest ?? ''} />
      <BadgeSection version={version} />
      <Section title="Assess it again" id="assess" intro="Only an explicit act makes a score; earlier ones stay.">
        <AssessForm version={version} actor={actor} isFirst={false} />
      </Section>
    </>
  )
}
