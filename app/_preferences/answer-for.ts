import { blobs, database } from '#app/_server/db.ts'
import { checkPreferences } from '#db/queries/check-preferences.ts'
import { CheckQuestion } from '#lib/preference/check.ts'
import type { CheckState } from './checked.ts'

/** The answers for addresses, from what the registry has seen so far. */
export async function answerFor(urls: string[], text: string): Promise<CheckState> {
  const { at, items } = await checkPreferences(database(), blobs(), CheckQuestion.parse({ urls }), new Date())
  return { kind: 'answers', text, at, items }
}
