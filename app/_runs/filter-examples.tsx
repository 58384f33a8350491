import { recordsHref } from '#app/_records/search-address.ts'
import { type Column, DataTable } from '#app/_ui/data-table.tsx'
import { AmountBar } from '#app/_ui/share-bar.tsx'
import { versionHref } from '#app/datasets/_parts/address.ts'
import type { ExampleRecord } from '#lib/grad-mimic/example-records.ts'
import type { PublicRunInput } from '#lib/run/public.ts'
import { formatValue } from './ticks.ts'

/** How the texts of the records begin, by id; or why none is shown. */
export type ExampleTexts = { kind: 'held'; texts: ReadonlyMap<string, string> } | { kind: 'withdrawn' | 'not-held' }

type ExamplesProps = {
  examples: readonly ExampleRecord[]
  texts: ExampleTexts
  version: PublicRunInput['version']
}

/** Records that a filter kept and dropped, from the lowest to the highest, with how their texts begin as this registry holds them. */
export function FilterExamples({ examples, texts, version }: ExamplesProps) {
  if (examples.length === 0) return null
  const most = Math.max(0, ...examples.map(({ value }) => value ?? 0))
  return (
    <div className="mt-6">
      <DataTable
        caption="Kept and dropped, to look at: the lowest, those next to where it divides, and the highest"
        phone="tight"
        columns={columnsOf(texts, version, most)}
        rows={examples}
        rowKey={({ id }) => id}
      />
      {texts.kind !== 'held' && <p className="small second mt-2">{WHY_NO_TEXT[texts.kind]}</p>}
    </div>
  )
}

const WHY_NO_TEXT = {
  withdrawn: 'The version is withdrawn since, so none of its texts is shown.',
  'not-held': 'No text of these records is held here.',
} as const

const DECISION_WORDS = {
  keep: 'kept',
  drop: 'dropped',
  unknown: 'unknown, kept',
} as const satisfies Record<ExampleRecord['decision'], string>

const BAR_KINDS = { keep: 'woad', drop: 'dropped', unknown: 'unknown' } as const satisfies Record<
  ExampleRecord['decision'],
  string
>

function columnsOf(texts: ExampleTexts, version: PublicRunInput['version'], most: number): Column<ExampleRecord>[] {
  const text = (id: string) => (texts.kind === 'held' ? (texts.texts.get(id) ?? null) : null)
  return [
    {
      key: 'record',
      head: 'Record',
      names: true,
      width: '46%',
      cell: ({ id, source }) => (
        <>
          <Name id={id} version={version} />
          {source !== null && <span className="second font-normal">{` · ${source}`}</span>}
          {texts.kind === 'held' && <Beginning text={text(id)} />}
        </>
      ),
    },
    { key: 'decision', head: 'Answer', cell: ({ decision }) => DECISION_WORDS[decision] },
    {
      key: 'value',
      head: 'Score',
      align: 'right',
      phone: 'late',
      cell: ({ value }) => (value === null ? 'none' : formatValue(value)),
    },
    {
      key: 'drawn',
      head: '',
      width: '18%',
      phone: 'full',
      cell: ({ value, decision }) =>
        value === null || value <= 0 || most <= 0 ? null : (
          <AmountBar share={value / most} kind={BAR_KINDS[decision]} />
        ),
    },
    { key: 'votes', head: 'Epochs for it', align: 'right', phone: 'late right', cell: votesOf },
  ]
}

function votesOf({ votes }: ExampleRecord): string {
  if (votes === undefined) return 'not recorded'
  return votes.of === 0 ? 'none could tell' : `${votes.keep} of ${votes.of}`
}

function Name({ id, version }: { id: string; version: PublicRunInput['version'] }) {
  const name = <code className="break-all">{id.length > 80 ? `${id.slice(0, 80).toWellFormed()}…` : id}</code>
  if (version === null || version.status === 'withdrawn') return name
  return (
    <a
      href={recordsHref(versionHref(version.dataset, version.label, 'records'), { filter: { q: id }, set: undefined })}
    >
      {name}
    </a>
  )
}

/** How many characters of a text are shown. */
const SHOWN = 160

function Beginning({ text }: { text: string | null }) {
  if (text === null) return <span className="block font-normal second">no text is held here</span>
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
  return <span className="block font-normal break-words">{short}</span>
}
