import type { Digest } from '#lib/digest.ts'
import { Refusal } from '#lib/error.ts'
import type { Db } from '../client.ts'
import { findExactVersion } from './find-exact-version.ts'
import { findSuccessor } from './find-successor.ts'

/** The name, `org/name@label`, of a version that may be trained on or filtered. Refuses one that is not published here, and one that is withdrawn, with which to take in its place; `at`: where it stands in an order. */
export async function nameOfStanding(db: Db, version: Digest, at = ''): Promise<string> {
  const found = await findExactVersion(db, version)
  const refuse = (code: 'not-found' | 'gone', message: string) =>
    new Refusal(code, message, at === '' ? [] : [{ at, message }])
  if (found === null) throw refuse('not-found', `No version published here has the digest ${version}.`)
  const name = `${found.path}@${found.label}`
  if (!found.isWithdrawn) return name
  const successor = await findSuccessor(db, version)
  const next = successor === null ? 'It has no successor.' : `Take its successor, ${successor}.`
  throw refuse('gone', `${name} is withdrawn: nothing is trained on it or filtered from it any more. ${next}`)
}
