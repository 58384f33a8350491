'use server'

import { database } from '#app/_server/db.ts'
import { pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { readFacts } from '#db/queries/read-facts.ts'
import { can } from '#lib/dataset/access.ts'
import { Refusal } from '#lib/error.ts'
import { answersBefore } from './answers-before.ts'
import { factsHref } from './facts-address.ts'
import { keepInput } from './kept-input.ts'

/** Shows what is recorded of an earlier version for review, as far as nothing is recorded of this one; nothing is recorded by it. */
export async function beginWith(data: FormData): Promise<void> {
  const digest = String(data.get('version'))
  const version = await findExactVersion(database(), digest)
  const page = version === null ? '/principles' : factsHref(version.path, version.label)
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const [before, now] = await Promise.all([
      readFacts(database(), String(data.get('before'))),
      readFacts(database(), digest),
    ])
    if (before === null || now === null) return `${page}?fault=not-found`
    if (!can(actor, 'fact.record', now.version.organization))
      throw new Refusal('forbidden', 'You may not record facts about this dataset.')
    const input = answersBefore(before.recorded, now.recorded)
    if (input === null) return `${page}?fault=nothing-before`
    const review = new URLSearchParams({ document: await keepInput(input), from: before.version.label })
    return `${page}/import?${review}`
  })
}
