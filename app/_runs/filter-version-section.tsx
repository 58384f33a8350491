import { ActionForm } from '#app/_forms/action-form.tsx'
import { startState } from '#app/_forms/form-state.ts'
import { siteAddress } from '#app/_server/site.ts'
import { CodeBlock } from '#app/_ui/code-block.tsx'
import { formatDate } from '#app/_ui/format.ts'
import { Section } from '#app/_ui/section.tsx'
import type { ListedReference } from '#db/queries/list-references.ts'
import type { VersionPicture } from '#db/queries/read-version.ts'
import { type Actor, can } from '#lib/dataset/access.ts'
import { WHAT_A_SCORE_SAYS } from '#lib/grad-mimic/side-by-side.ts'
import { filterForm } from './filter-form.ts'
import { filterVersion } from './own-run-actions.ts'

type FilterVersionProps = {
  version: VersionPicture
  actor: Actor | null
  column: string | null
  references: readonly ListedReference[]
}

/** A new version made of what a reference speaks for: for who may, the form; for everyone, what it does, what it says, and the same by machine. */
export function FilterVersionSection({ version, actor, column, references }: FilterVersionProps) {
  const { dataset, digest, status } = version
  if (status !== 'published' || digest === null) return null
  const mayOrder = can(actor, 'run.order', dataset.organization) && can(actor, 'version.draft', dataset.organization)
  const makes = '"version": {"label": "1.1.0", "reason": "…"}'
  const byTexts = `{"reference": "${references[0]?.id ?? 'RUN'}", ${makes}}`
  const byLabels = `{"task": "classification", "reference": {"version": "DIGEST"}, ${makes}}`
  return (
    <Section
      title="Filter with Grad-Mimic"
      id="filter-version"
      intro="A model is trained on these records, and of each record it is measured whether its gradient points towards a reference. Records that most epochs speak against are left out of a new version, with the list of what was removed and why. Records are texts, or features with a label each."
    >
      <div className="max-w-[720px]">
        <p className="second">{WHAT_A_SCORE_SAYS}</p>
        {column === null && (
          <p className="second">
            No column of its records has one of the usual names of a text. Name it below; or, if neither a text nor
            labelled features are held here, send them with the next version.
          </p>
        )}
        {mayOrder && (
          <ActionForm
            action={filterVersion}
            spec={filterForm(references.map((one) => ({ value: one.id, label: labelOf(one) })))}
            start={startState({
              task: [column === null ? 'classification' : 'text'],
              reference: [references[0]?.id ?? ''],
            })}
            submit="Filter it"
            look="plain"
            context={{ digest }}
          />
        )}
        {references.length === 0 && (
          <p className="second">
            For texts there is no reference yet. Have a small T6 trained above, or on another version whose texts you
            trust; when it is complete it can be chosen here. For labelled features none is needed: it is trained in the
            run.
          </p>
        )}
        {!mayOrder && (
          <p className="small second">{`Who may have it filtered: those of ${dataset.organizationName} who may draft its versions.`}</p>
        )}
        <p className="label mt-4 mb-1">The same from the command line</p>
        <CodeBlock text={commandOf(digest, byTexts)} label="Filter with Grad-Mimic from the command line" />
        <CodeBlock text={commandOf(digest, byLabels)} label="Filter labelled features from the command line" />
      </div>
    </Section>
  )
}

function commandOf(digest: string, order: string): string {
  return `curl ${siteAddress()}/api/v1/versions/${digest}/filters \\\n  -H "Authorization: Bearer $COLOPHON_TOKEN" -H 'Content-Type: application/json' \\\n  -d '${order}'`
}

function labelOf({ name, organization, finishedAt }: ListedReference): string {
  return `${name}, of ${organization}${finishedAt === null ? '' : `, ${formatDate(finishedAt)}`}`
}
