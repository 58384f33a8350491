'use server'

import { database } from '#app/_server/db.ts'
import { dataciteAccount } from '#app/_server/env.ts'
import { pressed } from '#app/_server/form.ts'
import { requireActor } from '#app/_server/session.ts'
import { versionHref } from '#app/datasets/_parts/address.ts'
import { requestDoi } from '#db/commands/register-doi.ts'
import { findExactVersion } from '#db/queries/find-exact-version.ts'
import { isDigest } from '#lib/digest.ts'

/** Asks for the DOIs of the version that the form names, and goes back to its page, which says how far each is. */
export async function askForDois(data: FormData): Promise<void> {
  const digest = String(data.get('version'))
  const version = await findExactVersion(database(), digest)
  const page = version === null ? '/' : versionHref(version.path, version.label, 'cite')
  const actor = await requireActor(page)
  await pressed(page, async () => {
    const account = dataciteAccount()
    if (!isDigest(digest)) return `${page}?fault=not-found#doi`
    if (account === null) return `${page}?fault=unavailable#doi`
    const { kind } = await requestDoi(database(), actor, digest, account.prefix)
    return kind === 'requested' ? `${page}?done=requested#doi` : `${page}?fault=${kind}#doi`
  })
}
