'use server'

import { redirect } from 'next/navigation'
import { askDataset, datasetInput } from '#app/_forms/dataset-form.ts'
import { type FormValues, one, under } from '#app/_forms/values.ts'
import { versionInput } from '#app/_forms/version-values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { ReadingOrder, readKept } from '#app/_server/kept-document.ts'
import { today } from '#app/_server/today.ts'
import { withAncestors, withUpload } from '#app/_server/version-plan.ts'
import { saveReviewed } from '#db/commands/save-reviewed.ts'
import { Refusal } from '#lib/error.ts'
import type { Candidate, Reading } from '#lib/interchange/import.ts'
import { draftsOf, Reviewed, reviewForm } from './review-form.ts'

export const save = formAction(
  {
    spec: reviewForm([], true),
    schema: Reviewed,
    what: 'import',
    failed: 'Nothing of this is saved yet',
    ask: (values) => askDataset(values, 'dataset.'),
    read: async (written, data) => {
      const { candidate } = await readAgain(written)
      const values = await withUpload(written, data, 'version.files')
      const proposed = draftsOf(candidate)
      const dataset = under(values, 'dataset')
      const place = { organization: one(dataset, 'organization'), name: one(dataset, 'name') }
      const draft = { ...place, ...datasetInput(dataset, today(), proposed.dataset), kept: proposed.dataset.kept }
      if (proposed.version === null) return { dataset: draft, version: null }
      const version = versionInput(under(values, 'version'), today(), proposed.version)
      return { dataset: draft, version: await withAncestors(version, '/version') }
    },
  },
  async (actor, { dataset, version }, values) => {
    const { reading, candidate } = await readAgain(values)
    const { key, digest } = candidate
    const reviewed = { candidate: { format: reading.format, key, digest }, dataset, version }
    const result = await saveReviewed(database(), actor, reviewed).catch(ofVersion)
    switch (result.kind) {
      case 'saved':
        redirect(
          result.label === null
            ? `/datasets/${result.path}`
            : `/datasets/${result.path}/versions/${encodeURIComponent(result.label)}/publish`,
        )
        break
      case 'imported-before':
        return { fault: `This was imported before, as ${result.path}. Amend that dataset instead.` }
      case 'name-taken':
        return {
          fault: `${dataset.organization} has a dataset named ${dataset.name} already. Choose another name.`,
          at: 'dataset.name',
        }
      case 'no-organization':
        return { fault: `There is no organisation ${dataset.organization}.`, at: 'dataset.organization' }
    }
  },
)

/** The candidate that the form was made from, read again from the kept bytes: the form can't claim another. */
async function readAgain(values: FormValues): Promise<{ reading: Reading; candidate: Candidate }> {
  const order = ReadingOrder.parse(
    Object.fromEntries(Object.entries(under(values, 'context')).map(([name, value]) => [name, value[0]])),
  )
  const reading = await readKept(order)
  const candidate = reading?.candidates[order.candidate]
  if (reading === null || candidate === undefined)
    throw new Refusal('not-found', 'The document is not kept here any more. Upload it again.')
  return { reading, candidate }
}

/** A draft's contradictions, named as the controls of this form are. */
function ofVersion(error: unknown): never {
  if (!(error instanceof Refusal)) throw error
  throw new Refusal(
    error.code,
    error.message,
    error.issues.map((issue) => ({ ...issue, at: `/version${issue.at}` })),
  )
}
