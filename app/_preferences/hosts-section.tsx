import { Button } from '#app/_ui/button.tsx'
import { Chips } from '#app/_ui/chips.tsx'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { formatCount } from '#app/_ui/format.ts'
import { Pager } from '#app/_ui/pager.tsx'
import { Section } from '#app/_ui/section.tsx'
import { USAGE_LEAVES, type UsageLeaf } from '#lib/preference/preference.ts'
import type { ReadingHost } from '#lib/preference/reading-hosts.ts'
import { SHARE_WORDS } from '#lib/preference/shares.ts'
import { LEAF_WORDS, shareWordName } from '#lib/preference/words.ts'
import { type PreferenceView, viewHref } from './view.ts'
import { MechanismLink, WordMarks } from './words-of.tsx'

type HostsProps = {
  /** The address of the version's preferences. */
  page: string
  view: PreferenceView
  hosts: readonly ReadingHost[]
  /** How many hosts fit in all. */
  total: number
  nextCursor: string | null
  hasTokens: boolean
}

/** Host by host: how many records, the word for each use, and by which means the chosen use is decided. */
export function HostsSection({ page, view, hosts, total, nextCursor, hasTokens }: HostsProps) {
  return (
    <Section
      title="Host by host"
      id="by-host"
      intro={`In the ${view.profile} reading. Two marks in one place: each for a part of the host’s records. What decides is told for ${LEAF_WORDS[view.leaf].name}.`}
    >
      <NarrowForm page={page} view={view} />
      <Chips chips={chipsOf(page, view)} />
      {hosts.length === 0 ? (
        <Empty title="No host fits">
          <p>
            <a href={`${viewHref(page, view, { word: null, q: '' })}#by-host`}>See all hosts</a>
          </p>
        </Empty>
      ) : (
        <DataTable
          caption={`${formatCount(total)} ${total === 1 ? 'host' : 'hosts'}, those with the most records first`}
          columns={columnsOf({ page, view, hasTokens })}
          rows={hosts}
          rowKey={({ host }) => host}
        />
      )}
      {(nextCursor !== null || view.cursor !== null) && (
        <Pager
          summary={`${formatCount(hosts.length)} of ${formatCount(total)} hosts are shown`}
          {...(view.cursor !== null && { previousHref: `${viewHref(page, view)}#by-host` })}
          {...(nextCursor !== null && { nextHref: `${viewHref(page, view, { cursor: nextCursor })}#by-host` })}
        />
      )}
    </Section>
  )
}

function NarrowForm({ page, view }: Pick<HostsProps, 'page' | 'view'>) {
  const { leaf, profile, by } = view
  return (
    <form className="ask" action={`${page}#by-host`}>
      <input type="hidden" name="leaf" value={leaf} />
      <input type="hidden" name="profile" value={profile} />
      <input type="hidden" name="by" value={by} />
      <p className="ask-part">
        <label className="label" htmlFor="word">
          {`With records of which ${LEAF_WORDS[leaf].name} is`}
        </label>
        <select id="word" name="word" defaultValue={view.word ?? ''}>
          <option value="">anything</option>
          {SHARE_WORDS.map((word) => (
            <option key={word} value={word}>
              {shareWordName(word)}
            </option>
          ))}
        </select>
      </p>
      <p className="ask-part">
        <label className="label" htmlFor="q">
          Host
        </label>
        <input id="q" name="q" type="search" defaultValue={view.q} maxLength={253} autoComplete="off" />
      </p>
      <Button look="plain">Narrow</Button>
    </form>
  )
}

function chipsOf(page: string, view: PreferenceView) {
  return [
    ...(view.word === null
      ? []
      : [
          {
            group: LEAF_WORDS[view.leaf].name,
            label: shareWordName(view.word),
            removeHref: `${viewHref(page, view, { word: null })}#by-host`,
          },
        ]),
    ...(view.q === ''
      ? []
      : [{ group: 'host', label: view.q, removeHref: `${viewHref(page, view, { q: '' })}#by-host` }]),
  ]
}

function columnsOf({ page, view, hasTokens }: Pick<HostsProps, 'page' | 'view' | 'hasTokens'>): Column<ReadingHost>[] {
  return [
    {
      key: 'host',
      head: 'Host',
      names: true,
      cell: ({ host }) =>
        host === '' ? 'no address' : <a href={`${page}/hosts/${encodeURIComponent(host)}`}>{host}</a>,
    },
    { key: 'records', head: 'Records', align: 'right', cell: ({ records }) => formatCount(records) },
    ...(hasTokens
      ? [
          {
            key: 'tokens',
            head: 'Tokens',
            align: 'right' as const,
            cell: ({ tokens }: ReadingHost) => (tokens === null ? 'not counted' : formatCount(tokens)),
          },
        ]
      : []),
    ...USAGE_LEAVES.map((leaf) => leafColumn(leaf)),
    {
      key: 'mechanism',
      head: 'Decided by',
      cell: ({ mechanisms, words }) => (
        <Mechanisms mechanisms={mechanisms} isHeld={words[view.leaf].includes('on-hold')} />
      ),
    },
  ]
}

function leafColumn(leaf: UsageLeaf): Column<ReadingHost> {
  return { key: leaf, head: LEAF_WORDS[leaf].short, cell: ({ words }) => <WordMarks words={words[leaf]} /> }
}

function Mechanisms({ mechanisms, isHeld }: Pick<ReadingHost, 'mechanisms'> & { isHeld: boolean }) {
  if (mechanisms.length === 0) return <span className="dim">{isHeld ? 'not read' : 'nothing said'}</span>
  return (
    <span className="small">
      {mechanisms.map((mechanism, index) => (
        <span key={mechanism}>
          {index > 0 && ', '}
          <MechanismLink mechanism={mechanism} />
        </span>
      ))}
    </span>
  )
}
