import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import { compareSettings } from '#lib/run/compare.ts'
import type { PublicRun } from '#lib/run/public.ts'
import { shortened } from './shortened.ts'

type Setting = { at: string; value: string }

/** What a run was told to do and what it says came of it, leaf by leaf. */
export function SettingsSection({ run }: { run: PublicRun }) {
  const settings = leavesOf(run.configuration)
  const result = run.result === null ? [] : leavesOf(run.result).filter(({ at }) => !isDrawn(run, at))
  return (
    <>
      <Section title="What it was told" id="settings">
        <Leaves rows={settings} none="It recorded no settings." caption="Settings by their place in the record" />
      </Section>
      <Section title="What it says came of it" id="result">
        <Leaves rows={result} none="It recorded no result." caption="The result by its place in the record" />
      </Section>
    </>
  )
}

/** Parts of a filter’s result that are drawn or set out in tables further up, and not told again leaf by leaf. */
const DRAWN = ['/beside', '/distribution', '/examples', '/sources']

function isDrawn({ kind }: PublicRun, at: string): boolean {
  return kind === 'grad-mimic' && DRAWN.some((part) => at === part || at.startsWith(`${part}/`))
}

function Leaves({ rows, none, caption }: { rows: readonly Setting[]; none: string; caption: string }) {
  if (rows.length === 0) return <p className="second">{none}</p>
  return (
    <DataTable
      caption={caption}
      captionFor="screen-readers"
      columns={[
        { key: 'at', head: 'Where', names: true, cell: ({ at }: Setting) => <code>{at}</code> },
        { key: 'value', head: 'Value', cell: ({ value }) => <code>{shortened(value)}</code> },
      ]}
      rows={rows}
      rowKey={({ at }) => at}
    />
  )
}

/** The leaves of a JSON object: where each stands, and its canonical text. */
function leavesOf(value: unknown): Setting[] {
  return compareSettings(value, {}).flatMap(({ at, ours }) => (ours === null ? [] : [{ at, value: ours }]))
}
