import { answerCheck, type CheckAnswer, type CheckQuestion, originOf } from '#lib/preference/check.ts'
import type { BlobStore } from '../blobs.ts'
import type { Db } from '../client.ts'
import { readOrigins } from './read-origins.ts'

/** What is known of each address from what the registry saw by a moment (`now` where the question names none). Nothing is fetched. */
export async function checkPreferences(
  db: Db,
  blobs: BlobStore,
  { urls, at, agent }: CheckQuestion,
  now: Date,
): Promise<CheckAnswer> {
  const moment = at === null ? now : new Date(at)
  const origins = [...new Set(urls.flatMap((url) => originOf(url) ?? []))]
  const known = await readOrigins(db, blobs, origins, { at: moment, agent })
  return answerCheck(urls, known, moment.toISOString())
}
