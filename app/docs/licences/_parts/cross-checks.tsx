import { Section } from '#app/_ui/section.tsx'
import { listed } from '#app/datasets/_parts/words.ts'
import type { CrossCheckedTable } from '#lib/license/cross-checks.ts'
import { Differences } from './differences.tsx'

/** What the tables of others say of one licence: which agree, and where they differ. */
export function CrossChecks({ id, checks }: { id: string; checks: readonly CrossCheckedTable[] }) {
  const agreeing = checks.filter(({ differences }) => differences.length === 0)
  return (
    <Section title="Beside the tables of others" id="cross-checks">
      {checks.length === 0 && (
        <p>{`None of the tables that ours was compared with knows ${id}. Nothing but its own text can bear its entry out.`}</p>
      )}
      {agreeing.length > 0 && (
        <p>{`No difference from what ${listed(agreeing.map(({ name }) => name))} ${agreeing.length === 1 ? 'says' : 'say'}. That is no check against the text.`}</p>
      )}
      {checks
        .filter(({ differences }) => differences.length > 0)
        .map(({ id: table, name, differences }) => (
          <div key={table} className="mt-4">
            <Differences caption={`Where ours and ${name} differ`} differences={differences} />
          </div>
        ))}
    </Section>
  )
}
