import { isDigest } from '#lib/digest.ts'
import type { Db } from '../client.ts'
import { findLabelled } from './find-labelled.ts'

/** The digest of the version that a text names, by its digest or as `org/name@label`; null: none here is called so. One statement at most. */
export async function findNamedDigest(db: Db, text: string): Promise<string | null> {
  const name = text.trim()
  return isDigest(name) ? name : ((await findLabelled(db, [name])).get(name) ?? null)
}
