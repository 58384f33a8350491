import { Banner } from '#app/_ui/banner.tsx'
import { Crumbs } from '#app/_ui/crumbs.tsx'
import { formatCount, formatDate, formatPlural, formatSpan, formatTime } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import { Progress } from '#app/_ui/progress.tsx'
import { TitleBlock } from '#app/_ui/title-block.tsx'
import type { PublicRun } from '#lib/run/public.ts'
import { isFinal } from '#lib/run/state.ts'
import { KIND_WORDS, STATE_WORDS, VERDICT_DISC, verdictWords } from './words.ts'

/** Which run a page is about: name, kind, how it stands, who reported it, and its digest once it is over. */
export function RunHead({ run }: { run: PublicRun }) {
  const { name, kind, digest, organization, replays } = run
  const [replay] = replays
  return (
    <>
      <Crumbs
        trail={[
          { label: 'Runs', href: '/runs' },
          { label: organization, href: `/runs?organization=${organization}` },
        ]}
      />
      <TitleBlock title={name} version={KIND_WORDS[kind]} digest={digest}>
        <span>
          <b>State</b> {STATE_WORDS[run.state]}
        </span>
        <span>
          <b>{isFinal(run.state) ? 'Ended' : 'Began'}</b> {whenOf(run)}
        </span>
        <span>
          <b>{run.executor === 'registry' ? 'Asked for by' : 'Reported by'}</b>{' '}
          <a href={`/organizations/${organization}`}>{organization}</a>
        </span>
        {replay !== undefined && (
          <FoundMark found={VERDICT_DISC[replay.judgement.verdict]}>
            {`replayed: ${verdictWords(replay.judgement.verdict, replay.judgement.step)}`}
          </FoundMark>
        )}
      </TitleBlock>
      <Standing run={run} />
    </>
  )
}

function whenOf({ state, startedAt, finishedAt }: PublicRun): string {
  if (isFinal(state) && finishedAt === null) return 'when is not recorded'
  if (finishedAt === null) return startedAt === null ? 'not recorded' : formatTime(startedAt)
  const seconds = startedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  return `${formatDate(finishedAt)}${seconds === null ? '' : `, after ${formatSpan(seconds)}`}`
}

/** What one must know of how a run stands before reading on. */
function Standing({ run }: { run: PublicRun }) {
  const { state, reason, heardAt, lostAt, progress } = run
  if (state === 'complete') return null
  const ended = state === 'failed' || state === 'cancelled'
  return (
    <div className="mt-4">
      {ended && (
        <Banner
          kind="warn"
          title={`The run ${state === 'failed' ? 'failed' : 'was cancelled'}. What it had read stays recorded.`}
        >
          <p>{reason === '' ? 'Why is not recorded.' : reason}</p>
        </Banner>
      )}
      {state === 'abandoned' && (
        <Banner kind="warn" title="Nothing has been heard of this run for too long.">
          <p>{`The last sign was at ${formatTime(heardAt)}. Whether it went on is not known; who reports it may still say how it ended.`}</p>
        </Banner>
      )}
      {!ended && state !== 'abandoned' && progress !== null && (
        <Progress
          id="run-progress"
          label={state === 'waiting' ? 'Waiting for a worker' : 'Running'}
          done={progress.planned === 0 ? null : progress.done / progress.planned}
          detail={`${formatCount(progress.done)} of ${formatPlural(progress.planned, 'step', 'steps')}`}
          note="You may leave this page: the work goes on."
        />
      )}
      {state === 'running' && lostAt !== null && (
        <Banner kind="note" title="The run is under way.">
          <p>{`Last heard of at ${formatTime(heardAt)}; silent until ${formatTime(lostAt)}, it counts as abandoned.`}</p>
        </Banner>
      )}
    </div>
  )
}
