import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../client.ts'

const Rows = z.array(z.object({ named: z.string(), digest: z.string() }))

/** The digests of published or withdrawn versions by `org/name@label` (the label in any case); one statement. What is not known is missing. */
export async function findLabelled(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const { rows } = await db.execute(sql`
    select asked.named, v.digest
    from unnest(${sql.param([...new Set(names)])}::text[]) as asked(named)
    join datasets d on d.path = split_part(asked.named, '@', 1)
    join versions v on v.dataset_id = d.id and lower(v.label) = lower(substr(asked.named, strpos(asked.named, '@') + 1))
    where v.digest is not null`)
  return new Map(Rows.parse(rows).map(({ named, digest }) => [named, digest]))
}
