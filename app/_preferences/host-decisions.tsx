import { DataTable } from '#app/_ui/data-table.tsx'
import { formatCount, formatDate, formatPlural, type Moment } from '#app/_ui/format.ts'
import { SaidMark } from '#app/_ui/mark.tsx'
import { Section } from '#app/_ui/section.tsx'
import { GROUPS_TOLD } from '#db/queries/list-reading-hosts.ts'
import type { Profile } from '#lib/preference/preference.ts'
import type { ReadingGroup } from '#lib/preference/reading-hosts.ts'
import { LEAF_WORDS, shareWordName } from '#lib/preference/words.ts'
import { DecisionRow, type SeenOf } from './decision-view.tsx'
import { type CountedWord, recordsOf, usesOf } from './host-uses.ts'
import type { JudgedRecords } from './judged-groups.ts'

/** So many groups stand on the page with their reasons. */
export const GROUPS_SHOWN = 20

type UsesProps = { then: readonly ReadingGroup[]; now: readonly ReadingGroup[]; profile: Profile; asOf: Moment }

/** Each use of a host's records, when they were collected beside now. */
export function HostUses({ then, now, profile, asOf }: UsesProps) {
  const shown = now.length > 0 ? now : then
  const whole = formatPlural(recordsOf(shown), 'record', 'records')
  const counted = shown.length < GROUPS_TOLD ? whole : `${whole} of the ${GROUPS_TOLD} largest groups`
  const [before, after] = [usesOf(then, profile), usesOf(now, profile)]
  return (
    <DataTable
      caption={`${counted}, in the ${profile} reading${now.length > 0 ? `, as of ${formatDate(asOf)}` : ''}`}
      columns={[
        { key: 'use', head: 'Use', names: true, cell: ({ leaf }) => LEAF_WORDS[leaf].name },
        ...(then.length === 0
          ? []
          : [
              {
                key: 'then',
                head: 'When collected',
                cell: ({ place }: Row) => <Words words={before[place]?.words ?? []} />,
              },
            ]),
        ...(now.length === 0
          ? []
          : [
              {
                key: 'now',
                head: 'Now',
                cell: ({ place }: Row) => <Words words={after[place]?.words ?? []} />,
              },
            ]),
      ]}
      rows={after.map(({ leaf }, place): Row => ({ leaf, place }))}
      rowKey={({ leaf }) => leaf}
    />
  )
}

type Row = { leaf: ReturnType<typeof usesOf>[number]['leaf']; place: number }

/** One word stands alone; of several each has its count. */
function Words({ words }: { words: readonly CountedWord[] }) {
  return (
    <span className="word-marks">
      {words.map(({ word, records }) => (
        <SaidMark key={word} said={word}>
          {words.length === 1 ? shareWordName(word) : `${shareWordName(word)} ${formatCount(records)}`}
        </SaidMark>
      ))}
    </span>
  )
}

type GroupsProps = {
  judged: readonly JudgedRecords[]
  total: number
  observedAt: Moment
  seenOf: SeenOf
}

/** The groups of records that are decided alike, each with its reasons. */
export function GroupsSection({ judged, total, observedAt, seenOf }: GroupsProps) {
  return (
    <Section
      title="What decides"
      id="groups"
      intro="Records of which the same is said stand together, under one of their addresses."
    >
      {judged.map((one) => (
        <JudgedRow key={`${one.url} ${one.records}`} judged={one} observedAt={observedAt} seenOf={seenOf} />
      ))}
      {total > judged.length && (
        <p className="small second mt-4">{`The ${formatCount(judged.length)} largest of ${formatCount(total)} groups.`}</p>
      )}
    </Section>
  )
}

function JudgedRow({ judged, observedAt, seenOf }: { judged: JudgedRecords } & Omit<GroupsProps, 'judged' | 'total'>) {
  const { records, groups, url, decision } = judged
  const name = `${formatPlural(records, 'record', 'records')}, as ${url ?? 'without an address'}`
  if (decision === null) return <p className="second">{`${name}: its origin was never asked.`}</p>
  return (
    <DecisionRow
      name={<span className="break-all">{name}</span>}
      decision={decision}
      observedAt={observedAt}
      seenOf={seenOf}
    >
      {groups > 1 && (
        <p className="small dim m-0">{`The same is said at ${formatCount(groups)} addresses, of each for itself.`}</p>
      )}
    </DecisionRow>
  )
}
