import { DataTable } from '#app/_ui/data-table.tsx'
import { Section } from '#app/_ui/section.tsx'
import { sayUse } from '#lib/license/say.ts'
import { defaultMode, isCommercial, permissionAsked } from '#lib/license/use.ts'
import { LICENSE_USES, LicenseQuestion, type LicenseUse, PART_MODES, type PartMode } from '#lib/license/verdict.ts'
import { PERMISSION_WORDS } from './terms-words.ts'

const MODES: Record<PartMode, { name: string; says: string }> = {
  collection: { name: 'Kept whole', says: 'unmodified, each item under its own licence' },
  adapted: { name: 'Changed', says: 'cleaned, translated, re-annotated, merged record by record' },
  'database-merge': { name: 'Merged databases', says: 'records of a protected database, taken into a new one' },
  pointers: { name: 'Addresses only', says: 'the works themselves stay where they are' },
}

/** What each use asks of each part, by how the part enters: read from the rule itself. */
export function UsesSection() {
  return (
    <Section
      title="What each use asks"
      id="uses"
      intro="By how a part enters the whole. Where nothing is said, a part is kept whole for redistribution and changed for everything else."
    >
      <DataTable
        caption="The permission that a use asks of a part"
        captionFor="screen-readers"
        columns={[
          { key: 'use', head: 'Use', names: true, cell: (use) => sayUse(use) },
          ...PART_MODES.map((mode) => ({
            key: mode,
            head: MODES[mode].name,
            cell: (use: LicenseUse) => <Asked use={use} mode={mode} />,
          })),
          { key: 'trade', head: 'Commercial', cell: (use) => TRADE[String(tradeOf(use))] },
        ]}
        rows={LICENSE_USES}
        rowKey={(use) => use}
      />
      <dl className="facts mt-4">
        {PART_MODES.map((mode) => (
          <div key={mode} className="contents">
            <dt>{MODES[mode].name}</dt>
            <dd>
              {MODES[mode].says} (<code>{mode}</code>)
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Asked({ use, mode }: { use: LicenseUse; mode: PartMode }) {
  const [content, database] = (['content', 'database'] as const).map((layer) => words(use, mode, layer))
  const isDefault = defaultMode(use) === mode
  return (
    <>
      {content === database ? content : `the database: ${database}; its contents: ${content}`}
      {isDefault && <span className="small second block">unless said otherwise</span>}
    </>
  )
}

function words(use: LicenseUse, mode: PartMode, layer: 'content' | 'database'): string {
  const asked = permissionAsked(use, mode, layer)
  return asked === null ? 'nothing' : PERMISSION_WORDS[asked]
}

function tradeOf(use: LicenseUse): boolean | null {
  return isCommercial(LicenseQuestion.parse({ use }))
}

const TRADE: Readonly<Record<string, string>> = { true: 'always', false: 'never', null: 'as the question says' }
