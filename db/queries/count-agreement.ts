import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { AGREEMENTS, type Agreement, agreementOf } from '#lib/license/agreement.ts'
import type { Db } from '../client.ts'

/** Which datasets are looked at: all that an auditor has concluded on, or those of an organisation. */
export type AgreementScope = { organization: string | null }

/** How many datasets stand how, by modality and over all; `examples` names up to three of each. */
export type AgreementTable = {
  rows: { modality: string; counts: Record<Agreement, number>; total: number }[]
  all: { counts: Record<Agreement, number>; total: number }
  examples: Record<Agreement, string[]>
}

const Rows = z.array(
  z.object({
    path: z.string(),
    modalities: z.array(z.string()),
    host: z.string().nullable(),
    auditor: z.array(z.string()),
  }),
)

/**
 * How the licence in a host's field and what auditors concluded stand to each other, over the datasets on which something is
 * concluded (`licences.md` §9). The host's field is the licence of its card; one statement.
 */
export async function countAgreement(db: Db, { organization }: AgreementScope): Promise<AgreementTable> {
  const { rows } = await db.execute(sql`
    select d.path, d.modalities::text[] as modalities,
      min(s.raw) filter (where s.kind = 'declared' and s.read_from = 'card') as host,
      array_agg(distinct s.raw) filter (where s.kind = 'concluded' and s.layer = 'content') as auditor
    from datasets d
    join license_statements s on s.dataset_id = d.id
    where ${organization}::text is null or d.path like ${`${(organization ?? '').replaceAll(/[\\%_]/g, '\\$&')}/%`}
    group by d.id
    having count(*) filter (where s.kind = 'concluded' and s.layer = 'content') > 0
    order by d.path`)
  const table = new Map<string, Record<Agreement, number>>()
  const all = nothing(() => 0)
  const examples = nothing<string[]>(() => [])
  for (const { path, modalities, host, auditor } of Rows.parse(rows)) {
    const found = agreementOf({ host, auditor })
    const modality = modalities[0] ?? 'not stated'
    const counts = table.get(modality) ?? nothing(() => 0)
    counts[found] += 1
    all[found] += 1
    table.set(modality, counts)
    if (examples[found].length < 3) examples[found].push(path)
  }
  const withTotal = (counts: Record<Agreement, number>) => ({
    counts,
    total: AGREEMENTS.reduce((sum, word) => sum + counts[word], 0),
  })
  return {
    rows: [...table].map(([modality, counts]) => ({ modality, ...withTotal(counts) })),
    all: withTotal(all),
    examples,
  }
}

function nothing<Value>(make: () => Value): Record<Agreement, Value> {
  return {
    silent: make(),
    'both-unspecified': make(),
    'host-unspecified-auditor-found': make(),
    'claims-where-none-found': make(),
    agree: make(),
    disagree: make(),
  }
}
