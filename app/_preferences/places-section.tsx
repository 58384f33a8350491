import { Empty } from '#app/_ui/empty.tsx'
import { formatCount, formatPlural, formatShortDate } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { StatementRow } from '#app/_ui/statement-row.tsx'
import { type PlaceRun, RUNS_TOLD } from '#db/queries/list-place-history.ts'
import { pathnameOf } from '#lib/preference/places.ts'
import { flagWords } from '#lib/preference/words.ts'
import type { SeenPlace } from './place-history.ts'
import { RunLine, RunState } from './run-line.tsx'
import { MechanismLink } from './words-of.tsx'

type PlacesProps = {
  places: readonly SeenPlace[]
  total: number
  /** The page of an attempt. */
  hrefOf: (attempt: string) => string
}

/** Place by place: what was seen last, and every change before it, each with its bytes. */
export function PlacesSection({ places, total, hrefOf }: PlacesProps) {
  const there = places.filter((place) => !isNeverThere(place))
  const never = places.filter(isNeverThere)
  return (
    <Section
      title="Place by place"
      id="places"
      intro="Each step is what a place answered until it answered otherwise. The bytes are kept whole, under their digest."
    >
      {places.length === 0 && (
        <Empty title="Never asked">
          <p>No place of this host was asked, and no snapshot of it is kept. Nothing can be said of what it prefers.</p>
        </Empty>
      )}
      {there.map((place) => (
        <PlaceRow key={`${place.mechanism} ${place.location}`} place={place} hrefOf={hrefOf} />
      ))}
      {never.length > 0 && <NeverThere places={never} hrefOf={hrefOf} />}
      {total > RUNS_TOLD && (
        <p className="small second mt-4">{`The newest ${formatCount(RUNS_TOLD)} of ${formatCount(total)} steps.`}</p>
      )}
    </Section>
  )
}

function PlaceRow({ place, hrefOf }: { place: SeenPlace; hrefOf: PlacesProps['hrefOf'] }) {
  const { mechanism, location, runs, alike } = place
  const [newest] = runs
  return (
    <StatementRow
      name={
        <>
          <code className="mono break-all">{shownPath(location)}</code>
          {newest !== undefined && <RunState run={newest} />}
        </>
      }
      why={
        <>
          <MechanismLink mechanism={mechanism} />
          {(newest?.flags ?? []).filter((flag) => flag !== 'not-modified').map((flag) => `; ${flagWords(flag)}`)}
          {alike > 0 &&
            `; ${formatPlural(alike, 'further page was', 'further pages were')} sent with the same header lines`}
        </>
      }
      evidence={
        <ol className="runs">
          {runs.map((run) => (
            <RunLine key={run.attempt} run={run} href={hrefOf(run.attempt)} />
          ))}
        </ol>
      }
    />
  )
}

/** Places that were asked, and never there: each once, whoever asked last. */
function NeverThere({ places, hrefOf }: Pick<PlacesProps, 'places' | 'hrefOf'>) {
  const newest = new Map<string, PlaceRun>()
  for (const { location, runs } of places)
    for (const run of runs) if (run.to > (newest.get(location)?.to ?? new Date(0))) newest.set(location, run)
  return (
    <p className="small second mt-4">
      {'Asked, and not there: '}
      {[...newest].map(([location, { attempt, to }], index) => (
        <span key={location}>
          {index > 0 && ', '}
          <a className="mono" href={hrefOf(attempt)}>
            {shownPath(location)}
          </a>
          {` (last on ${formatShortDate(to)})`}
        </span>
      ))}
      .
    </p>
  )
}

/** A place that answered every time that there is no such file. */
function isNeverThere({ runs }: SeenPlace): boolean {
  return runs.every(({ state, failure }) => state === 'unavailable' && failure === 'not-found')
}

function shownPath(location: string): string {
  const path = pathnameOf(location)
  return path === '' ? location : path
}
