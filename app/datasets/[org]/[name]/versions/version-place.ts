import { REVISION_OPTIONS } from '#app/_forms/version-form.ts'
import type { SelectOption } from '#app/_ui/field.tsx'
import { shortDigest } from '#lib/digest.ts'

type Published = { label: string; digest: string | null; status: string }

/** What a version may follow: the current one, nothing, or one of the published ones; and what it follows already. */
export function revisionOptions(published: readonly Published[], chosen: string): SelectOption[] {
  const named = published.flatMap(({ label, digest, status }) =>
    digest === null
      ? []
      : [{ value: digest, label: `${label}${status === 'withdrawn' ? ', withdrawn' : ''} (${shortDigest(digest)})` }],
  )
  const options = [...REVISION_OPTIONS, ...named]
  const isKnown = chosen === '' || options.some((option) => option.value === chosen)
  return isKnown ? options : [...options, { value: chosen, label: shortDigest(chosen) }]
}
