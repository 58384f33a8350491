'use server'

import { redirect } from 'next/navigation'
import { jsonText } from '#app/_forms/json-text.ts'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction, pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { recordFacts } from '#db/commands/record-facts.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { draftsOf, FactsInput } from '#lib/assessment/facts-document.ts'
import { can } from '#lib/dataset/access.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { factsHref } from './facts-address.ts'
import { IMPORT_FORM } from './import-form.ts'
import { keepInput, readKeptInput } from './kept-input.ts'

/** Reads a file of facts and shows what was understood of it; nothing is recorded by it. */
export const readFactsFile = formAction(
  {
    spec: IMPORT_FORM,
    schema: FactsInput,
    what: 'document',
    failed: 'The document can’t be used as it is; nothing was recorded',
    read: async (values, data) => parseOrRefuse(jsonText, await textOf(one(values, 'text'), data.get('file')), 'text'),
  },
  async (actor, input, values) => {
    const digest = one(values, 'context.digest')
    const version = await findExactVersion(database(), digest)
    if (version === null) return { fault: 'This version is not published here.' }
    if (!can(actor, 'fact.record', version.organization))
      return { fault: 'You may not record facts about this dataset.' }
    draftsOf(input, digest)
    redirect(`${factsHref(version.path, version.label)}/import?document=${await keepInput(input)}`)
  },
)

async function textOf(written: string, file: FormDataEntryValue | null): Promise<string> {
  if (file instanceof File && file.size > 0) return file.text()
  if (written.trim() !== '') return written
  throw new Refusal('invalid', 'Choose a file, or write its text.', [
    { at: 'file', message: 'Choose a file, or write its text below.' },
  ])
}

/** Records what was ticked of a reviewed document, all or nothing. */
export async function recordReviewed(data: FormData): Promise<void> {
  const digest = String(data.get('version'))
  const version = await findExactVersion(database(), digest)
  const page = version === null ? '/principles' : factsHref(version.path, version.label)
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const input = await readKeptInput(String(data.get('document')))
    if (input === null) throw new Refusal('not-found', 'The document is not kept any more. Read it again.')
    const taken = data.getAll('take').map(String)
    const drafts = draftsOf(input, digest).filter(({ key }) => taken.includes(key))
    if (drafts.length === 0) return `${page}?fault=nothing-ticked`
    const result = await recordFacts(database(), actor, digest, drafts)
    return result.kind === 'not-found' ? `${page}?fault=not-found` : `${page}?imported=${result.written.length}`
  })
}
