import type { Db } from '#db/client.ts'
import { readFactHistory, readFacts } from '#db/queries/read-facts.ts'
import { readSourceFacts } from '#db/queries/read-known-parts.ts'
import { FACT_KEYS } from '#lib/assessment/facts/groups.ts'
import { FACTS_FORMAT } from '#lib/assessment/facts-document.ts'
import { factsTemplate } from '#lib/assessment/facts-template.ts'
import { Refusal } from '#lib/error.ts'

type Asked = { history?: 'all' | undefined; format: 'json' | 'template' }

/** What is recorded of a version, which groups are missing, and, if asked for, what was ever recorded; or an empty document to fill in. */
export async function answerFacts(db: Db, digest: string, { history, format }: Asked): Promise<Response> {
  const found = await readFacts(db, digest)
  if (found === null) throw new Refusal('not-found', 'No published version here has this digest.')
  const { version, recorded } = found
  if (format === 'template') {
    const sources = (await readSourceFacts(db, [version.id])).get(version.id) ?? []
    const subject = { version: digest, dataset: version.path, sources: sources.map(({ name }) => name) }
    return Response.json(factsTemplate(subject), {
      headers: { 'Content-Disposition': 'inline; filename="facts.json"' },
    })
  }
  return Response.json({
    format: FACTS_FORMAT,
    version: digest,
    dataset: version.path,
    facts: recorded,
    missing: FACT_KEYS.filter((key) => recorded[key] === undefined),
    ...(history !== undefined && { history: await readFactHistory(db, version.id) }),
  })
}
