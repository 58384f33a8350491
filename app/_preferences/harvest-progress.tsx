import { formatCount, formatPlural } from '#app/_ui/format.ts'
import { Progress } from '#app/_ui/progress.tsx'
import type { PublicHarvest } from '#lib/preference/harvest.ts'
import { doneOf } from './harvest-words.ts'

/** How far a harvest is that goes on. */
export function HarvestProgress({ harvest }: { harvest: PublicHarvest }) {
  const { state, origins } = harvest
  const isListed = state === 'running'
  return (
    <Progress
      id="harvest-progress"
      label={isListed ? 'Asking the hosts' : 'Waiting for a worker to list the hosts'}
      done={isListed && origins.chosen > 0 ? doneOf(harvest) / origins.chosen : null}
      detail={
        isListed ? `${formatCount(doneOf(harvest))} of ${formatPlural(origins.chosen, 'host', 'hosts')}` : undefined
      }
      note="You may leave this page: the work goes on. A host that can’t be reached is tried five times, over some hours, before it counts as unread."
    />
  )
}
