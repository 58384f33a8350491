import type { Db } from '#db/client.ts'
import { readFactHistory, readFacts } from '#db/queries/read-facts.ts'
import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import { FACTS_FORMAT } from '#lib/assessment/facts-document.ts'
import { Refusal } from '#lib/error.ts'

/** What is recorded of a version, which groups are missing, and, if asked for, what was ever recorded. */
export async function answerFacts(db: Db, digest: string, withHistory: boolean): Promise<Response> {
  const found = await readFacts(db, digest)
  if (found === null) throw new Refusal('not-found', 'No published version here has this digest.')
  const { version, recorded } = found
  return Response.json({
    format: FACTS_FORMAT,
    version: digest,
    dataset: version.path,
    facts: recorded,
    missing: FACT_KEYS.filter((key) => recorded[key] === undefined),
    ...(withHistory && { history: await readFactHistory(db, version.id) }),
  })
}
