import { sideBySideHref } from '#app/_principles/compare-address.ts'
import { ScoreDifferences } from '#app/_principles/difference-section.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type ComparedScore, sideBySide } from '#lib/assessment/side-by-side.ts'
import { versionHref } from '../_parts/address.ts'
import { nameIn, type SidesProps } from './compare-head.tsx'

/** How the newest scores of the two differ: which criterion moved, and by which fact; or why nothing can be told. */
export function ScoreChanges({ before, after, scores }: SidesProps & { scores: readonly ComparedScore[] }) {
  const [older, newer] = [before, after].map(({ digest }) => scores.find((score) => score.digest === digest))
  const reason =
    unscoredReason({ version: before, other: after, compared: older }) ??
    unscoredReason({ version: after, other: before, compared: newer })
  const names = [before, after].map(({ dataset, label }) => `${dataset.path}@${label}`)
  return (
    <Section
      title="Principles"
      id="principles"
      right={reason === null ? <a href={sideBySideHref(names)}>Side by side</a> : 'not known'}
    >
      {reason !== null && <p className="second">{reason}</p>}
      {older?.score && newer?.score && (
        <>
          <p className="small second mb-3">
            {`The newest score of each: ${older.score.rubric.version} as of ${older.score.score.asOf}, and ${newer.score.rubric.version} as of ${newer.score.score.asOf}. A score is not compliance. `}
            {sideBySide([older, newer])
              .cautions.map(({ says }) => says)
              .join(' ')}
          </p>
          <ScoreDifferences
            older={older.score}
            newer={newer.score}
            page={versionHref(after.dataset.path, after.label, 'principles')}
          />
        </>
      )}
    </Section>
  )
}

type Asked = { version: VersionPicture; other: VersionPicture; compared: ComparedScore | undefined }

/** Why there is no score on this side, or null where there is one. */
function unscoredReason({ version, other, compared }: Asked): string | null {
  if (version.digest === null) return `${nameIn(version, other)} is a draft and has no score: it may still change.`
  if (compared?.score) return null
  return `${nameIn(version, other)} was never assessed, so that how the two differ can’t be told.`
}
