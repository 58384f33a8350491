import { ButtonLink } from '#app/_ui/button.tsx'
import { formatTime } from '#app/_ui/format.ts'
import type { Actor } from '#lib/dataset/access.ts'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import { HarvestProgress } from './harvest-progress.tsx'
import { isUnderWay } from './harvest-words.ts'

type Props = { harvests: readonly PublicHarvest[]; actor: Actor | null }

/** How far the harvest is that goes on. Readers who are not signed in may get this page as it was kept, so they are led to the figures. */
export function UnderWay({ harvests, actor }: Props) {
  const running = harvests.find(isUnderWay)
  if (running === undefined) return null
  return (
    <div className="max-w-[820px]">
      {actor === null ? (
        <p className="second">{`A harvest began at ${formatTime(running.createdAt)}, and goes on.`}</p>
      ) : (
        <HarvestProgress harvest={running} />
      )}
      <p className="mt-3">
        <ButtonLink href={`/harvests/${running.id}`}>How far it is, host by host</ButtonLink>
      </p>
    </div>
  )
}
