import { eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { organizations } from '../schema/index.ts'

/** An organisation as its page shows it. `description` is plain text, '' if none was written. */
export type OrganizationPicture = { slug: string; name: string; url: string | null; description: string }

/** The organisation with this slug (any case), or null. One statement. */
export async function findOrganization(db: Db, slug: string): Promise<OrganizationPicture | null> {
  const [row] = await db
    .select({
      slug: organizations.slug,
      name: organizations.name,
      url: organizations.url,
      description: organizations.description,
    })
    .from(organizations)
    .where(eq(organizations.slug, slug.toLowerCase()))
  return row ?? null
}
