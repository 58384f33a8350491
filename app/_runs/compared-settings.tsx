import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import type { RunComparison } from '#lib/run/comparison.ts'
import { shortened } from './shortened.ts'

type Setting = RunComparison['settings'][number]

/** The settings and seeds in which two runs differ. */
export function ComparedSettings({ settings, seeds }: Pick<RunComparison, 'settings' | 'seeds'>) {
  const side = (value: string | null) => <code>{value === null ? 'left out' : shortened(value)}</code>
  return (
    <Section title="What they were told" id="settings">
      {settings.length + seeds.length === 0 ? (
        <p className="second">Their settings and seeds are the same.</p>
      ) : (
        <DataTable
          caption="Settings and seeds in which they differ"
          captionFor="screen-readers"
          columns={[
            { key: 'at', head: 'Where', names: true, width: '24%', cell: ({ at }: Setting) => <code>{at}</code> },
            { key: 'ours', head: 'First', cell: ({ ours }) => side(ours) },
            { key: 'theirs', head: 'Second', cell: ({ theirs }) => side(theirs) },
          ]}
          rows={[...settings, ...seeds.map((seed) => ({ ...seed, at: `seed ${seed.at}` }))]}
          rowKey={({ at }) => at}
        />
      )}
    </Section>
  )
}
