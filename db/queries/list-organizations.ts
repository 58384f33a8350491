import { asc, count, eq, gt } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { datasets, organizations } from '../schema/index.ts'

/** An organisation and how many datasets it has. Its members are nobody's business here. */
export type OrganizationLine = {
  slug: string
  name: string
  url: string | null
  description: string
  datasets: number
}

const LINE = {
  slug: organizations.slug,
  name: organizations.name,
  url: organizations.url,
  description: organizations.description,
  datasets: count(datasets.id),
}

function lines(db: Db) {
  return db
    .select(LINE)
    .from(organizations)
    .leftJoin(datasets, eq(datasets.organizationId, organizations.id))
    .groupBy(organizations.id)
}

/** The organisations after the slug `after`, in the order of their slugs. One statement. */
export async function listOrganizations(db: Db, page: { after: string; limit: number }): Promise<OrganizationLine[]> {
  return lines(db).where(gt(organizations.slug, page.after)).orderBy(asc(organizations.slug)).limit(page.limit)
}

/** The organisation with this slug and how many datasets it has, or null. One statement. */
export async function findOrganizationLine(db: Db, slug: string): Promise<OrganizationLine | null> {
  const [row] = await lines(db).where(eq(organizations.slug, slug))
  return row ?? null
}
