'use server'

import { database } from '#app/_server/db.ts'
import { pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { assessVersion } from '#db/commands/assess-version.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'

/** Assesses the version that the form names, and goes back to its page, which says what came of it. */
export async function assess(data: FormData): Promise<void> {
  const digest = String(data.get('version'))
  const version = await findExactVersion(database(), digest)
  const page = version === null ? '/principles' : versionHref(version.path, version.label, 'principles')
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const { kind } = await assessVersion(database(), actor, digest, new Date())
    return kind === 'not-found' ? `${page}?fault=not-found` : `${page}?done=${kind}`
  })
}
