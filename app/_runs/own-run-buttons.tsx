import { Banner } from '#app/_ui/banner.tsx'
import { Button } from '#app/_ui/button.tsx'
import { type Actor, can } from '#lib/dataset/access.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { isFinal } from '#lib/run/state.ts'
import { cancel, repeat } from './own-run-actions.ts'

type OwnRunProps = { run: PublicRun; actor: Actor | null }

/** For who may: the button that ends a run which is carried out here. */
export function CancelButton({ run: { id, executor, state, organization }, actor }: OwnRunProps) {
  if (executor !== 'registry' || isFinal(state) || !can(actor, 'run.order', organization)) return null
  return (
    <form action={cancel} className="mt-4">
      <input type="hidden" name="run" value={id} />
      <Button look="danger">Cancel it: what it measured stays</Button>
    </form>
  )
}

/** For who may: the button that has a run of ours repeated here. */
export function RepeatButton({ run: { id, executor, kind, state, organization }, actor }: OwnRunProps) {
  const isOurs = executor === 'registry' && kind !== 'other' && state === 'complete'
  if (!isOurs || !can(actor, 'run.order', organization)) return null
  return (
    <form action={repeat} className="mt-4">
      <input type="hidden" name="run" value={id} />
      <Button>Repeat it here, and compare</Button>
    </form>
  )
}

/** What became of a button that did nothing. */
export function ButtonFault({ fault, unrepeatable }: { fault: string | undefined; unrepeatable: string | undefined }) {
  if (fault === undefined && unrepeatable === undefined) return null
  const isOver = fault === 'over'
  return (
    <div className="mt-4">
      <Banner
        kind="note"
        title={
          unrepeatable !== undefined
            ? 'It can’t be repeated here.'
            : isOver
              ? 'It was over already.'
              : 'Nothing was done.'
        }
      >
        <p>{unrepeatable ?? (isOver ? 'What it recorded stays as it is.' : 'You may not do that with this run.')}</p>
      </Banner>
    </div>
  )
}
