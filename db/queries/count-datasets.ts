import { count } from 'drizzle-orm'
import type { DatasetSearch } from '#lib/dataset/search.ts'
import type { Db } from '../client.ts'
import { datasets, organizations } from '../schema/index.ts'
import { ORGANIZATION_OF_DATASET, searchCondition } from './search-conditions.ts'

/** How many datasets fit the search, on all its pages. One statement. */
export async function countDatasets(db: Db, search: DatasetSearch): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(datasets)
    .innerJoin(organizations, ORGANIZATION_OF_DATASET)
    .where(searchCondition(search))
  return row?.total ?? 0
}
