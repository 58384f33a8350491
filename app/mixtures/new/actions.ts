'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { one } from '#app/_forms/values.ts'
import { database } from '#app/_server/db.ts'
import { formAction } from '#app/_server/form.ts'
import { recordMixture } from '#db/commands/record-mixture.ts'
import { findLabelled } from '#db/queries/find-labelled.ts'
import { parseOrRefuse, Refusal } from '#lib/error.ts'
import { Mixture } from '#lib/license/mixture.ts'
import { readMixtureLines } from '#lib/license/mixture-lines.ts'
import { MIXTURE_FORM } from './mixture-form.ts'

const Pasted = z.object({ title: z.string(), members: z.string().max(2_000_000, 'At most 2 MB of text.') })

export const record = formAction(
  {
    spec: MIXTURE_FORM,
    schema: Pasted,
    what: 'mixture',
    failed: 'The mixture was not recorded',
    read: (values) => ({ title: one(values, 'title'), members: one(values, 'members') }),
  },
  async (actor, { title, members: text }) => {
    const mixture = await namedMixture(title, text)
    const result = await recordMixture(database(), actor, mixture)
    if (result.kind === 'unknown-versions')
      return { fault: `No version here has the digest ${result.versions[0]}.`, at: 'members' }
    redirect(`/mixtures/${result.digest}`)
  },
)

/** What was pasted as exact versions; a name that is not known is told with its line. */
async function namedMixture(title: string, text: string): Promise<Mixture> {
  const { lines, issues } = readMixtureLines(text)
  const labelled = await findLabelled(
    database(),
    lines.map(({ named }) => named).filter((named) => !named.startsWith('sha256:')),
  )
  const members = lines.map(({ line, named, share }) => {
    const version = named.startsWith('sha256:') ? named : labelled.get(named)
    if (version === undefined)
      issues.push({ at: '/members', message: `Line ${line}: ${named} is not a published version here.` })
    return { version, share }
  })
  if (issues.length > 0) throw new Refusal('invalid', issues[0]?.message ?? '', issues)
  return parseOrRefuse(Mixture, { title, members }, 'mixture')
}
