import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { CitedVersion } from '#lib/citation/cited-version.ts'
import type { Db } from '../client.ts'
import { archiveDois, datasets } from '../schema/index.ts'
import { findCited } from './find-cited.ts'

/** What a typed name leads to: a version of a dataset, or the dataset itself (`label` null). */
export type NamedThing = { path: string; label: string | null }

const Row = z.object({ path: z.string() })

/**
 * The one thing that the text names: the version of a digest, of `org/name@label` or of a DOI; else the dataset at `path`, or
 * the only one whose links have the DOI or for which it was registered here. Null: nothing here, or several things. At most two statements.
 */
export async function findNamed(db: Db, cited: CitedVersion, path: string | null): Promise<NamedThing | null> {
  const [found] = await findCited(db, [cited])
  const version = found?.byDigest ?? found?.byLabel ?? found?.byDoi ?? null
  if (version !== null) return { path: `${version.organization}/${version.name}`, label: version.label }
  if (path === null && cited.doi === null) return null
  const doi = cited.doi?.toLowerCase() ?? ''
  const answer = await db.execute(sql`
    select path from ${datasets} where path = ${path?.toLowerCase() ?? ''}
    union
    select path from ${datasets}, jsonb_to_recordset(links) as link(kind text, url text)
      where ${doi !== ''} and links @> '[{"kind":"doi"}]' and link.kind = 'doi'
        and lower(substring(link.url from '10[.][0-9]{4,9}.*$')) = ${doi}
    union
    select a.subject from ${archiveDois} a where a.kind = 'dataset' and a.state = 'registered' and lower(a.doi) = ${doi}
    limit 2`)
  const [only, ...more] = z.array(Row).parse(answer.rows)
  return only === undefined || more.length > 0 ? null : { path: only.path, label: null }
}
