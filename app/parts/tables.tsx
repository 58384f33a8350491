import { ConsentChart, NARROW, WIDE } from '../_preferences/consent-chart.tsx'
import { BarChart } from '../_ui/bar-chart.tsx'
import { type Column, DataTable } from '../_ui/data-table.tsx'
import { formatDay, formatShare } from '../_ui/format.ts'
import { LicenseBadge } from '../_ui/license-badge.tsx'
import { FoundMark } from '../_ui/mark.tsx'
import { Section } from '../_ui/section.tsx'
import { AmountBar, ShareBar } from '../_ui/share-bar.tsx'
import { SOURCES } from './sample.ts'
import { WideSpecimen } from './specimen.tsx'

type Source = (typeof SOURCES)[number]

const LARGEST = Math.max(...SOURCES.map((source) => source.share))

const COLUMNS: readonly Column<Source>[] = [
  { key: 'name', head: 'Source', names: true, cell: (source) => <a href="#sources">{source.name}</a> },
  {
    key: 'share',
    head: 'Share of tokens',
    align: 'right',
    cell: (source) => formatShare(source.share),
    sortHref: '?sort=share',
    sorted: 'descending',
  },
  { key: 'bar', head: '', phone: 'full', width: '15%', cell: (source) => <AmountBar share={source.share / LARGEST} /> },
  {
    key: 'license',
    head: 'Concluded licence',
    phone: 'late',
    cell: (source) => <LicenseBadge id={source.id} family={source.family} basis="concluded" />,
  },
  {
    key: 'signals',
    head: 'Signals followed',
    phone: 'late right',
    sortHref: '?sort=signals',
    cell: (source) => <FoundMark found={source.found} />,
  },
  { key: 'on', head: 'Retrieved', align: 'right', phone: 'gone', cell: (source) => formatDay(source.on) },
]

/** Tables in their three forms, bars in two. */
export function Tables() {
  return (
    <Section title="Tables and bars" right={<a href="#sources">All 3 sources</a>}>
      <div className="grid gap-8 min-w-0">
        <DataTable caption="3 sources, by share" columns={COLUMNS} rows={SOURCES} rowKey={nameOf} phone="tight" />
        <DataTable
          caption="The same, one line for each cell on a phone; one withdrawn; with a sum"
          columns={COLUMNS.filter((column) => column.key !== 'bar')}
          rows={SOURCES}
          rowKey={nameOf}
          isGone={(source) => source.name === 'Lectures'}
          foot={
            <tr>
              <th scope="row">Sum</th>
              <td className="r" data-l="Share of tokens">
                {formatShare(1)}
              </td>
              <td colSpan={3} />
            </tr>
          }
        />
        <DataTable caption="The same, scrolling" columns={COLUMNS} rows={SOURCES} rowKey={nameOf} phone="scroll" />
        <WideSpecimen title="Share bar, thin, without legend">
          <ShareBar
            size="thin"
            legend="none"
            shares={[
              { kind: 'allowed', label: 'allowed', share: 0.58 },
              { kind: 'disallowed', label: 'disallowed', share: 0.12 },
              { kind: 'unknown', label: 'unknown', share: 0.3 },
            ]}
          />
        </WideSpecimen>
        <WideSpecimen title="Shares by month, with a gap">
          <figure>
            <div className="chart-wide">
              <ConsentChart size={WIDE} {...CONSENT} />
            </div>
            <div className="chart-narrow">
              <ConsentChart size={NARROW} {...CONSENT} />
            </div>
            <figcaption>Invented figures.</figcaption>
          </figure>
        </WideSpecimen>
        <WideSpecimen title="Bars, with what is left over and what nobody said">
          <figure>
            <BarChart
              told="Records by licence: CC-BY-4.0 5,920, CC0-1.0 4,110, other licences 312, no licence 2,960"
              bars={[
                { label: 'CC-BY-4.0', amount: 5920 },
                { label: 'CC0-1.0', amount: 4110 },
                { label: 'other licences', amount: 312, kind: 'rest' },
                { label: 'no licence', amount: 2960, kind: 'unknown' },
              ]}
            />
            <figcaption>Invented figures.</figcaption>
          </figure>
        </WideSpecimen>
      </div>
    </Section>
  )
}

function nameOf(source: Source): string {
  return source.name
}

const SHARES = { allowed: 0.1, disallowed: 0.2, unknown: 0.6, 'on-hold': 0.1 } as const
const CONSENT = {
  told: 'Shares of March and May; nobody looked in April',
  collection: { allowed: 0.1, disallowed: 0.05, unknown: 0.85, 'on-hold': 0 },
  months: [
    { month: '2026-03', reading: SHARES },
    { month: '2026-04', reading: null },
    { month: '2026-05', reading: { ...SHARES, disallowed: 0.45, unknown: 0.35 } },
  ],
} as const
