import { digestOf } from '#lib/digest.ts'
import { COPY_LIVES_MS } from '#lib/preference/places-of-attempts.ts'
import { termsHoldFor } from '#lib/preference/terms-record.ts'
import { urlOf } from '#lib/url.ts'
import type { Db } from '../client.ts'
import { listAttemptMarks } from '../queries/list-attempts.ts'
import { readTerms } from '../queries/read-terms.ts'

/** Of which origins anything is known, and digests of all that is known of them. */
export type ReadingFacts = { origins: ReadonlySet<string>; digests: string[] }

const ORIGINS_AT_ONCE = 2000

/**
 * What a reading of these origins rests on: every attempt by then and whether its copy had outlived its time, and the terms that persons recorded. Two
 * statements for each 2,000 origins.
 */
export async function readFacts(
  db: Db,
  origins: readonly string[],
  { asOf, versionId }: { asOf: Date; versionId: string },
): Promise<ReadingFacts> {
  const known = new Set<string>()
  const digests: string[] = []
  const sorted = origins.toSorted()
  for (let from = 0; from < sorted.length; from += ORIGINS_AT_ONCE) {
    const some = sorted.slice(from, from + ORIGINS_AT_ONCE)
    const marks = await listAttemptMarks(db, some, { at: asOf, versionId })
    const terms = (
      await readTerms(
        db,
        some.flatMap((origin) => urlOf(origin)?.hostname ?? []),
      )
    ).filter(({ recorded }) => Date.parse(recorded.at) <= asOf.getTime())
    for (const { origin } of marks) known.add(origin)
    for (const origin of some)
      if (terms.some((one) => termsHoldFor({ ...one, pathPrefix: '' }, origin))) known.add(origin)
    const seen = marks.map(({ id, finishedAt }) => `${id}${isOutlived(finishedAt, asOf) ? ' outlived' : ''}`)
    const written = terms.map(({ id, confirmed, ended }) =>
      [
        id,
        ...[confirmed, ended].map((one) => (one !== null && Date.parse(one.at) <= asOf.getTime() ? one.at : '')),
      ].join(' '),
    )
    digests.push(digestOf([...seen, ...written.sort()].join('\n')))
  }
  return { origins: known, digests }
}

function isOutlived(finishedAt: Date, asOf: Date): boolean {
  return asOf.getTime() - finishedAt.getTime() > COPY_LIVES_MS
}
