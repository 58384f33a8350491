import 'server-only'
import { database } from '#app/_server/db.ts'
import { today } from '#app/_server/today.ts'
import { collectFacts } from '#db/queries/collect-facts.ts'
import type { VersionFacts } from '#lib/assessment/facts.ts'
import { findAll } from '#lib/assessment/find.ts'
import type { Finding } from '#lib/assessment/finding.ts'

/** What is known of a version today and what the criteria come to by it: nothing of it is frozen. Null where it is not published. */
export async function standingOf(digest: string | null): Promise<{ facts: VersionFacts; findings: Finding[] } | null> {
  if (digest === null) return null
  const [facts] = await collectFacts(database(), [digest], today())
  return facts === undefined ? null : { facts, findings: findAll(facts) }
}
