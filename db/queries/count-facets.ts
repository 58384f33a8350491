import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { chosenLicenses, type DatasetSearch, FACETS, type Facet } from '#lib/dataset/search.ts'
import type { Db } from '../client.ts'
import { datasets, organizations } from '../schema/index.ts'
import { facetConditions, ORGANIZATION_OF_DATASET, wordsCondition } from './search-conditions.ts'

/** How many datasets fit, how many of them have licence evidence and a published version, and the counts of each facet's values. */
export type FacetCounts = {
  total: number
  withEvidence: number
  withLicense: number
  withVersion: number
  facets: Record<Facet, { value: string; label: string; count: number }[]>
}

const VALUES_SHOWN = 12

const Row = z.object({ facet: z.string(), value: z.string(), label: z.string(), count: z.coerce.number() })

/**
 * Counts for the search, in one statement. A facet's own choice does not narrow its own counts (one can add a value),
 * those of the other facets do. Licence ids, languages and publishers: the 12 most frequent, and those chosen.
 */
export async function countFacets(db: Db, search: DatasetSearch): Promise<FacetCounts> {
  const chosen = facetConditions(search)
  const flags = FACETS.map((facet) => sql`${chosen[facet] ?? sql`true`} as ${sql.identifier(`fits_${facet}`)}`)
  const answer = await db.execute(sql`
    with base as materialized (
      select ${datasets.licenseFamily} as license, ${datasets.licenseIds} as license_ids, ${datasets.optOut} as opt_out, ${datasets.archived} as archived, ${datasets.lowest} as lowest,
        ${datasets.shownModalities} as modalities, ${datasets.shownLanguages} as languages, ${organizations.slug} as publisher,
        ${organizations.name} as publisher_name, ${datasets.state} as state, ${datasets.licenseHasEvidence} as evidence,
        ${datasets.licenseExpression} as expression, ${datasets.currentVersionId} as current, ${sql.join(flags, sql`, `)}
      from ${datasets} inner join ${organizations} on ${ORGANIZATION_OF_DATASET}
      where ${wordsCondition(search) ?? sql`true`}
    )
    select 'total' as facet, '' as value, '' as label, count(*) as count from base where ${fitsAll(null)}
    union all select 'evidence', '', '', count(*) from base where ${fitsAll(null)} and evidence = 'yes'
    union all select 'licensed', '', '', count(*) from base where ${fitsAll(null)} and expression not in ('NOASSERTION', 'NONE')
    union all select 'versioned', '', '', count(*) from base where ${fitsAll(null)} and current is not null
    union all select 'license', license::text, '', count(*) from base where ${fitsAll('license')} group by license
    union all select 'optOut', opt_out::text, '', count(*) from base where ${fitsAll('optOut')} group by opt_out
    union all select 'archived', archived::text, '', count(*) from base where ${fitsAll('archived')} group by archived
    union all select 'lowest', lowest::text, '', count(*) from base where ${fitsAll('lowest')} group by lowest
    union all select 'state', state::text, '', count(*) from base where ${fitsAll('state')} group by state
    union all select 'modality', value::text, '', count(*) from base, unnest(modalities) as value where ${fitsAll('modality')} group by value
    union all (${topOf('license', sql`from base cross join lateral (select distinct unnest(license_ids) as value) as ids`, sql`value`, sql`''`, chosenLicenses(search).ids)})
    union all (${topOf('language', sql`from base, unnest(languages) as value`, sql`value`, sql`''`, search.language)})
    union all (${topOf('publisher', sql`from base`, sql`publisher`, sql`min(publisher_name)`, search.publisher)})`)
  return arrange(z.array(Row).parse(answer.rows))
}

function topOf(facet: 'license' | 'language' | 'publisher', from: SQL, value: SQL, label: SQL, chosen: string[]): SQL {
  const values = sql.join(
    chosen.map((one) => sql`${one}`),
    sql`, `,
  )
  const chosenFirst = chosen.length === 0 ? sql`` : sql`${value} in (${values}) desc, `
  return sql`select ${facet}, ${value}, ${label}, count(*) ${from} where ${fitsAll(facet)} group by ${value}
    order by ${chosenFirst}count(*) desc, ${value} limit ${VALUES_SHOWN + chosen.length}`
}

function fitsAll(but: Facet | null): SQL {
  const others = FACETS.filter((facet) => facet !== but)
  return sql.join(
    others.map((facet) => sql`${sql.identifier(`fits_${facet}`)}`),
    sql` and `,
  )
}

function arrange(rows: z.infer<typeof Row>[]): FacetCounts {
  const one = (facet: string) => rows.find((row) => row.facet === facet)?.count ?? 0
  const of = (facet: Facet) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, label, count }) => ({ value, label: label === '' ? value : label, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    total: one('total'),
    withEvidence: one('evidence'),
    withLicense: one('licensed'),
    withVersion: one('versioned'),
    facets: {
      license: of('license'),
      optOut: of('optOut'),
      archived: of('archived'),
      lowest: of('lowest'),
      modality: of('modality'),
      language: of('language'),
      publisher: of('publisher'),
      state: of('state'),
    },
  }
}
