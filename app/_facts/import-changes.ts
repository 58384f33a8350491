import type { FactDraft } from '#lib/assessment/fact-draft.ts'
import type { FactKey, RecordedFacts } from '#lib/assessment/facts/groups.ts'
import type { FactEvidence } from '#lib/assessment/facts/recorded.ts'
import { canonicalJson } from '#lib/canonical-json.ts'

/** What recording a draft would do to what is recorded. */
export type ImportChange = { key: FactKey; draft: FactDraft; kind: 'new' | 'changed' | 'same' | 'taken-back' }

/** Of each draft, whether it is new, changes what is recorded, says the same, or takes it back. */
export function changesOf(drafts: readonly FactDraft[], recorded: RecordedFacts): ImportChange[] {
  return drafts.map((draft) => {
    const before = recorded[draft.key]
    return { key: draft.key, draft, kind: kindOf(draft, before) }
  })
}

function kindOf(
  { value, evidence }: FactDraft,
  before: { value: unknown; evidence: FactEvidence[] } | undefined,
): ImportChange['kind'] {
  if (before === undefined) return value === null ? 'same' : 'new'
  if (value === null) return 'taken-back'
  const pieces = before.evidence.map(({ snapshot: _snapshot, ...piece }) => piece)
  return canonicalJson([value, evidence]) === canonicalJson([before.value, pieces]) ? 'same' : 'changed'
}
