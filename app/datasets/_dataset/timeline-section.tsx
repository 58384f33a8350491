import { formatCount, formatDate, formatShare } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import { type Step, Steps } from '#app/_ui/steps.tsx'
import type { ReadingChange } from '#db/queries/list-reading-changes.ts'
import type { Timeline, TimelineEvent } from '#db/queries/list-timeline.ts'
import { versionHref } from '../_parts/address.ts'
import { FIELD_WORDS, listed, WITHDRAWAL_WORDS, wordFor } from '../_parts/words.ts'

type TimelineProps = { timeline: Timeline; changes: readonly ReadingChange[]; path: string }

/** What happened to the dataset and its versions, as the registry recorded it, oldest first; rights are pointed out. */
export function TimelineSection({ timeline, changes, path }: TimelineProps) {
  const { events, total } = timeline
  const steps = [
    ...events.map((event) => ({ id: event.id, step: stepOf(event, path) })),
    ...changes.map((change) => ({ id: change.id, step: changeStep(change, path) })),
  ]
    .toSorted((a, b) => a.id - b.id)
    .map(({ step }) => step)
  return (
    <Section
      title="What changed"
      id="timeline"
      intro="Each step was written in the same transaction as the change itself; its number is its place in the registry."
    >
      {total > events.length && (
        <p className="small second mb-4">{`The newest ${formatCount(events.length)} of ${formatCount(total)} steps.`}</p>
      )}
      <Steps steps={steps} />
    </Section>
  )
}

function stepOf(event: TimelineEvent, path: string): Step {
  return {
    title: `${titleOf(event)} (event ${formatCount(event.id)})`,
    state: 'done',
    when: formatDate(event.at),
    children: <Words event={event} path={path} />,
  }
}

/** That what creators said turned out to have changed: the step is the event of the reading, which looks at a day of its own. */
function changeStep({ id, at, label, asOf, before, after }: ReadingChange, path: string): Step {
  return {
    title: `What the creators behind ${label} prefer changed (event ${formatCount(id)})`,
    state: 'done',
    when: formatDate(at),
    children: (
      <>
        {`As of ${formatDate(asOf)}, ${formatShare(after)} of its records are disallowed for training generative models; before, it was ${formatShare(before)}. `}
        <a href={versionHref(path, label, 'preferences')}>{`The preferences of ${label}`}</a>
      </>
    ),
  }
}

function titleOf({ kind, label }: TimelineEvent): string {
  switch (kind) {
    case 'dataset.registered':
      return 'Registered'
    case 'dataset.amended':
      return 'What is said of the dataset was amended'
    case 'version.published':
      return `${label} published`
    case 'version.withdrawn':
      return `${label} withdrawn`
  }
}

function Words({ event: { kind, label, fields, withdrawal }, path }: { event: TimelineEvent; path: string }) {
  if (kind === 'dataset.amended')
    return (
      <>
        {`Amended: ${listed(fields.map((field) => wordFor(FIELD_WORDS, field)))}. The published versions stay as they are.`}
        {fields.includes('licenses') && <b> What is said of its licences changed.</b>}
      </>
    )
  if (kind === 'version.withdrawn')
    return (
      <>
        {withdrawal !== null && `Because of ${wordFor(WITHDRAWAL_WORDS, withdrawal)}. `}
        {label !== null && <a href={versionHref(path, label)}>{`Read the tombstone of ${label}`}</a>}
      </>
    )
  if (kind === 'version.published' && label !== null)
    return <a href={versionHref(path, label)}>{`${label}, which can’t change from then on`}</a>
  return null
}
