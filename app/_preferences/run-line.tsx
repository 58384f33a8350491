import { DigestChip } from '#app/_ui/digest-chip.tsx'
import { formatBytes, formatPlural, formatShortDate } from '#app/_ui/format.ts'
import { FoundMark } from '#app/_ui/mark.tsx'
import type { PlaceRun } from '#db/queries/list-place-history.ts'
import { FAILURE_WORDS } from '#lib/preference/words.ts'

/** How a place stood for a while: from when to when, what came, and the way to its bytes. */
export function RunLine({ run, href }: { run: PlaceRun; href: string }) {
  const { times, body, bytes } = run
  return (
    <li className="run">
      <span className="when">{spanOf(run)}</span>
      <span>
        <a className="run-link" href={href}>
          <RunState run={run} />
        </a>
        <span className="small dim">
          {` seen ${formatPlural(times, 'time', 'times')}`}
          {body !== null && ` · ${formatBytes(bytes)} · `}
          {body !== null && <DigestChip digest={body} look="bare" />}
        </span>
      </span>
    </li>
  )
}

/** What came of asking, in a word or two. */
export function RunState({ run: { state, failure, status, observer } }: { run: PlaceRun }) {
  const by = observer === 'collector' ? 'kept by the collector' : 'read here'
  if (failure === 'soft-404') return <FoundMark found="na">{FAILURE_WORDS['soft-404']}</FoundMark>
  switch (state) {
    case 'parsed':
      return <FoundMark found="yes">{by}</FoundMark>
    case 'parsed-truncated':
      return <FoundMark found="partly">read in part</FoundMark>
    case 'malformed':
      return <FoundMark found="partly">read as far as it could be</FoundMark>
    case 'unavailable':
      return <FoundMark found="na">{failure === 'not-found' ? `not there (${status})` : wordsOf(failure)}</FoundMark>
    case 'unreachable':
    case 'stale':
      return <FoundMark found="unknown">{wordsOf(failure)}</FoundMark>
  }
}

function wordsOf(failure: PlaceRun['failure']): string {
  return failure === null ? 'not read' : FAILURE_WORDS[failure]
}

function spanOf({ from, to }: PlaceRun): string {
  const [first, last] = [formatShortDate(from), formatShortDate(to)]
  return first === last ? first : `${first} to ${last}`
}
