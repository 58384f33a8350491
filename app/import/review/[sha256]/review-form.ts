import { z } from 'zod'
import { askDataset, datasetForm, datasetValues, placeFields } from '#app/_forms/dataset-form.ts'
import type { Asked } from '#app/_forms/form-state.ts'
import { type FormSpec, specBelow } from '#app/_forms/spec.ts'
import { below } from '#app/_forms/values.ts'
import { versionForm } from '#app/_forms/version-form.ts'
import { versionValues } from '#app/_forms/version-values.ts'
import type { SelectOption } from '#app/_ui/field.tsx'
import { DatasetDraft, VersionDraft } from '#lib/dataset/schema.ts'
import type { Issue } from '#lib/error.ts'
import type { Candidate } from '#lib/interchange/import.ts'

/** What a reviewed document becomes: a dataset, and a version where it describes one. */
export const Reviewed = z.object({ dataset: DatasetDraft, version: VersionDraft.nullable() })

/** The dataset's form and, where the document describes a version, the version's form below it. */
export function reviewForm(organizations: readonly SelectOption[], hasVersion: boolean): FormSpec {
  const dataset = specBelow('dataset', datasetForm(placeFields(organizations)))
  if (!hasVersion) return dataset
  return [
    ...dataset,
    ...specBelow('version', versionForm()).map((part) => ({
      ...part,
      title: part.title === 'Which version' ? 'The version' : `The version: ${part.title.toLowerCase()}`,
    })),
  ]
}

/** The drafts that a candidate proposes, as far as they hold; what does not is left out and told. */
export function draftsOf(candidate: Candidate): { dataset: DatasetDraft; version: VersionDraft | null; left: Issue[] } {
  const name = { organization: 'organization', name: 'dataset', title: 'Untitled' }
  const dataset = holding(DatasetDraft, { ...candidate.dataset, organization: 'organization' }, name)
  const must = { label: '1', reason: 'Imported.', releaseDate: '2000-01-01' }
  const version = candidate.version === null ? null : holding(VersionDraft, candidate.version, must)
  return { dataset: dataset.value, version: version?.value ?? null, left: [...dataset.left, ...(version?.left ?? [])] }
}

/** The form filled in with what a candidate proposes, its licences still to be confirmed. */
export function reviewStart(candidate: Candidate, organization: string): Asked & { left: Issue[] } {
  const { dataset, version, left } = draftsOf(candidate)
  const values = {
    'dataset.organization': [organization],
    ...below('dataset', datasetValues(dataset, 'proposed')),
    ...(version !== null && below('version', versionValues(version, 'proposed'))),
  }
  return { ...askDataset(values, 'dataset.'), left }
}

/** The input without the members that break the schema; `instead` fills those that it can't do without. */
function holding<Draft>(schema: z.ZodType<Draft>, input: object, instead: object): { value: Draft; left: Issue[] } {
  const parsed = schema.safeParse(input)
  if (parsed.success) return { value: parsed.data, left: [] }
  const broken = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  const rest = Object.fromEntries(Object.entries(input).filter(([member]) => !broken.has(member)))
  const left = parsed.error.issues.map((issue) => ({ at: issue.path.join('.'), message: issue.message }))
  return { value: schema.parse({ ...instead, ...rest }), left }
}
